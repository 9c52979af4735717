import { describe, expect, test } from 'vitest'
import { type PaperAtRound, type RaisedOpinion, raisingOf } from '#workflows/rules/later-round.ts'

const paper = (file: string, ...digests: [title: string, digest: string][]): PaperAtRound => ({
  file,
  headings: digests.map(([title, digest]) => ({ title, level: 1, digest })),
})

const before = paper('one', ['第三章 发行条款', 'a'], ['第四章 募集资金运用', 'b'])
const asked: RaisedOpinion = {
  earlierRound: true,
  follows: null,
  filing: 'prospectus',
  anchor: null,
  before,
  now: before,
}

describe('an opinion of a later round', () => {
  test.each<[string, Partial<RaisedOpinion>, string]>([
    ['in the first round anything may be asked', { earlierRound: false, filing: null }, 'in-time'],
    ['takes up an earlier opinion', { follows: 'item-1' }, 'in-time'],
    ['names neither paper nor earlier opinion', { filing: null }, 'unplaced'],
    ['is about bytes that are the same', {}, 'late'],
    ['is about a paper that was not filed then', { before: null }, 'in-time'],
    ['is about an uploaded paper with other bytes', { before: paper('one'), now: paper('two') }, 'in-time'],
    [
      'is about a paper printed again with the same words',
      { now: paper('two', ['第三章 发行条款', 'a'], ['第四章 募集资金运用', 'b']) },
      'late',
    ],
    [
      'is about the chapter that changed',
      { anchor: '募集资金运用', now: paper('two', ['第三章 发行条款', 'a'], ['第四章 募集资金运用', 'c']) },
      'in-time',
    ],
    [
      'is about a chapter that did not change, in a paper that did',
      { anchor: '发行条款', now: paper('two', ['第三章 发行条款', 'a'], ['第四章 募集资金运用', 'c']) },
      'late',
    ],
    [
      'names a chapter nobody knows, in a paper that changed',
      { anchor: '附录', now: paper('two', ['第三章 发行条款', 'a'], ['第四章 募集资金运用', 'c']) },
      'in-time',
    ],
  ])('%s', (_, change, raising) => {
    expect(raisingOf({ ...asked, ...change })).toBe(raising)
  })
})
