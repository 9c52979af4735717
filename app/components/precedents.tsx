export type Precedent = {
  id: string
  title: string
  category: string
  question: string
  answer: string
  verification: string | null
  when: string
}

/** How the house answered a like question before; names, codes and amounts were taken out when it was kept. */
export function Precedents({ precedents }: { precedents: readonly Precedent[] }) {
  if (precedents.length === 0) return null
  return (
    <details className="item-answer">
      <summary>本机构以往类似问题的答复（{precedents.length} 条，已隐去名称与数字）</summary>
      {precedents.map(({ id, title, category, question, answer, verification, when }) => (
        <article key={id} className="item">
          <h4>
            {title}{' '}
            <span className="muted small">
              {category} · {when}
            </span>
          </h4>
          <p className="written soft">{question}</p>
          <p className="written">{answer}</p>
          {verification ? <p className="written soft">核查意见：{verification}</p> : null}
        </article>
      ))}
    </details>
  )
}
