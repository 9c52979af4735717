import { type Block, list, paragraph, table } from '../blocks.ts'
import { clauses, paragraphs, section, sections } from '../clauses/compose.ts'
import { type Duty, eventDuties, periodicDuties, publicationLead } from '../clauses/disclosure-duties.ts'
import { materialEvents } from '../clauses/material-events.ts'
import type { Words } from '../clauses/words.ts'
import { quote } from '../format.ts'
import type { Source } from './source.ts'

const dutyTable = (duties: Duty[], caption: string): Block[] =>
  duties.length
    ? [
        table(
          [
            { head: '披露事项', width: 0.3 },
            { head: '时限', width: 0.34 },
            { head: '依据', width: 0.36 },
          ],
          duties.map((duty) => [duty.matter, duty.deadline, duty.basis]),
          { caption },
        ),
      ]
    : []

function contents({ project }: Source): string[] {
  const common = ['募集资金使用情况，包括专户流水核对结果、各用途已使用金额、余额和科技创新领域使用比例']
  switch (project.issuerKind) {
    case 'tech-firm':
      return [
        ...common,
        '研发投入、研发人员、专利和软件著作权的变化，以及科技创新称号的有效性',
        '募投研发和建设项目的进度、成果及其与计划的差异',
      ]
    case 'equity-investor':
      return [
        ...common,
        '新设和扩募基金、新增投资项目、项目退出及收回资金情况，募集资金投向穿透至被投企业的清单',
        '管理规模、公允价值变动、认缴未实缴出资余额，以及基金存续期与债务期限的匹配情况',
      ]
    case 'financial-institution':
      return [
        ...common,
        '科技创新领域贷款、债券投资和其他投放的余额、户数、加权利率和资产质量',
        '募集资金对应资产的收回和再投放情况',
      ]
  }
}

/** 信息披露安排: what is published, by when, and on what basis; 待核实 where a basis has not been checked. */
export function disclosure(source: Source, words: Words): Block[] {
  const { bond, channel, paper, steward } = words
  return sections([
    section(
      '信息披露机制',
      ...paragraphs(
        `发行人建立信息披露事务管理制度，明确未公开信息的内部流转、定期报告和临时报告的编制审批、保密和责任追究。在${bond}存续期内，有关信息通过${channel}披露，且不晚于在其他渠道披露的时间。`,
      ),
      paragraph([
        '信息披露事务负责人：',
        quote(source.issuer.disclosureOfficer),
        '，联系电话：',
        quote(source.issuer.phone),
        '。',
      ]),
    ),
    section(
      '发行前的信息披露',
      ...paragraphs(
        `发行人在发行前披露本${paper}、发行公告（如适用）、法律意见书、信用评级报告（如有）、最近三年经审计的财务报告和最近一期财务报表，以及本市场要求的其他文件。`,
      ),
      ...dutyTable(publicationLead(words, source.offering.ordinal), '发行文件的公布时间'),
      ...paragraphs('发行结束后，发行人披露最终发行金额、期限、价格（利率）和关联方认购情况。'),
    ),
    section(
      '存续期定期信息披露',
      ...dutyTable(periodicDuties(words), '定期报告'),
      ...paragraphs('定期报告除财务信息外，还应当包括下列科技创新专项内容：'),
      list(contents(source), true),
    ),
    section(
      '存续期重大事项的信息披露',
      ...paragraphs(
        `发生可能影响偿债能力或者投资者权益的重大事项时，发行人应当及时披露事项的起因、目前状态和可能产生的影响。前款所称重大事项包括但不限于：`,
      ),
      list(materialEvents(source.project.issuerKind), true),
      ...dutyTable(eventDuties(words), '临时报告和其他事项'),
      ...paragraphs(
        '重大事项尚未形成有效决议或者协议，但已难以保密、已经泄露或者出现市场传闻的，发行人应当及时披露其现状和风险因素；已披露事项出现重大进展或者变化的，持续披露进展。',
      ),
    ),
    section(
      '信息披露的例外和豁免',
      ...clauses(
        '信息披露可能导致违反国家保密法律法规或者严重损害发行人商业利益的，发行人可以按照规定豁免或者暂缓披露，但不得以此规避影响偿债能力事项的披露。',
        '暂缓披露的原因消除、信息已经泄露或者市场出现传闻的，应当立即披露。',
        source.project.privatePlacement
          ? `定向披露的信息仅供${words.investor}使用，接收人不得泄露或者用于与本期投资无关的目的。`
          : null,
      ),
    ),
    section(
      '信息披露监督',
      ...paragraphs(
        `${steward}对发行人履行信息披露义务进行督导，发现应披露未披露或者披露不实的，要求发行人更正或者补充，并向主管机构报告。`,
      ),
    ),
  ])
}
