/** What somebody wrote beside a text: his words, the words he meant, where, who and when. */
export const RemarkWords = ({ remark }: { remark: { words: string; about: string; said: string } }) => (
  <>
    <span className="remark">{remark.words}</span>
    {remark.about ? <span className="cell-more">所批文字：“{remark.about}”</span> : null}
    <span className="cell-more">{remark.said}</span>
  </>
)
