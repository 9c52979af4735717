import type { BasisView } from '../presenters/basis-view.ts'
import { BasisLink } from './basis-link.tsx'
import { ChangeLine, type ChangeLineProps } from './change-choices.tsx'
import { type Precedent, Precedents } from './precedents.tsx'
import { ReplyForm } from './reply-form.tsx'
import { Tag, type WorkState, WorkTag } from './tag.tsx'
import type { ComparedField } from './three-way.tsx'

export type FeedbackItemProps = {
  item: {
    id: string
    number: number
    title: string
    category: string
    severity: string
    question: string
    basis: BasisView | null
    anchor: { label: string; href: string | null } | null
    linked: readonly (Change & { gone: boolean })[]
    state: WorkState
    word: string
    reply: Reply | null
    version: number
    mayReply: boolean
    late: { reason: string | null } | null
  }
  requestKey: string
  refused?: {
    message: string
    fields: Readonly<Record<string, readonly string[]>>
    typed: { text: string; verification: string; changed: string; changes: readonly string[] }
    compared: readonly ComparedField[]
  }
  /** Changes of papers that the answer may name. */
  choices?: readonly Change[]
  precedents?: readonly Precedent[]
}

type Change = ChangeLineProps['change']

type Reply = {
  text: string
  verification: string | null
  changed: readonly string[]
  version: number
  by: string
  at: string
  draft: boolean
}

/** One opinion, what was answered, and the form to answer it while the round is open. */
export function FeedbackItem({ item, requestKey, refused, choices = [], precedents = [] }: FeedbackItemProps) {
  return (
    <article className="item" id={`item-${item.id}`}>
      <header>
        <h3>
          {item.number}. {item.title}
        </h3>
        <Tag>{item.category}</Tag>
        <Tag tone={item.severity === '重大' ? 'cinnabar' : 'slate'}>{item.severity}</Tag>
        {item.late ? <Tag tone="amber">首次提出于后续轮次</Tag> : null}
        <WorkTag state={item.state} word={item.word} />
      </header>
      <div className="item-question">
        <p className="written">{item.question}</p>
        {item.basis || item.anchor ? (
          <p className="muted small">
            {item.basis ? (
              <>
                依据：
                <BasisLink basis={item.basis} />
              </>
            ) : null}
            {item.basis && item.anchor ? ' · ' : null}
            {item.anchor ? (
              <>涉及：{item.anchor.href ? <a href={item.anchor.href}>{item.anchor.label}</a> : item.anchor.label}</>
            ) : null}
          </p>
        ) : null}
      </div>
      {item.late?.reason ? <p className="muted small">审核主管说明：{item.late.reason}</p> : null}
      {item.reply ? <Answer reply={item.reply} linked={item.linked} /> : null}
      {item.mayReply ? (
        <details open={refused !== undefined}>
          <summary>{item.reply ? '修改答复' : '起草答复'}</summary>
          <Precedents precedents={precedents} />
          <ReplyForm item={item} requestKey={requestKey} choices={choices} {...(refused ? { refused } : {})} />
        </details>
      ) : null}
    </article>
  )
}

function Answer({ reply, linked }: { reply: Reply; linked: FeedbackItemProps['item']['linked'] }) {
  return (
    <div className="item-answer">
      <p className="muted small">
        {reply.draft ? `草稿第 ${reply.version} 稿` : `答复（第 ${reply.version} 稿）`} · {reply.by} {reply.at}
      </p>
      <p className="written">{reply.text}</p>
      {linked.length > 0 ? (
        <div>
          <p className="muted small">对应的文件修改 {linked.length} 处：</p>
          <ul className="change-list">
            {linked.map((change) => (
              <li key={change.key}>
                <ChangeLine change={change} />
                {change.gone ? <Tag tone="amber">此处已不同，请重新关联</Tag> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {reply.changed.length > 0 ? (
        <div>
          <p className="muted small">文件修改如下：</p>
          {reply.changed.map((paragraph) => (
            <p key={paragraph} className="written written-change">
              {paragraph}
            </p>
          ))}
        </div>
      ) : null}
      {reply.verification ? (
        <p className="written soft">
          <b>核查意见：</b>
          {reply.verification}
        </p>
      ) : null}
    </div>
  )
}
