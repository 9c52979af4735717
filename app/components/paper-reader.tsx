import type { ReaderPage, PaperReader as View } from '../presenters/paper-reader.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Pager } from './pager.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

/** A paper that was made elsewhere: its pages one under another, drawn as they come into sight, each with its text. */
export function PaperReader({ reader, name }: { reader: View; name: string }) {
  const { previous, next, summary, notes, pages, frame } = reader
  const pager = <Pager words={summary} {...(previous ? { previous } : {})} {...(next ? { next } : {})} />
  return (
    <Sheet id="preview" title="预览" note={name} bare foot={pager}>
      <Search reader={reader} />
      {notes.map((note) => (
        <p key={note} className="sheet-body small soft">
          {note}
        </p>
      ))}
      {frame ? <iframe className="pdf-frame" src={frame} title={`${name}预览`} /> : null}
      <ol className="reader">
        {pages.map((page) => (
          <li key={page.number} id={`page-${page.number}`} className="reader-page">
            <Page page={page} folded={frame !== null || page.picture !== null} />
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Search({ reader: { search, words, found } }: { reader: View }) {
  if (!search) return null
  return (
    <div className="reader-search">
      <form method="get" action={search.action} className="filter-form filter-form-short">
        <HiddenInputs values={search.hidden} />
        <TextField
          name="q"
          id="reader-words"
          label="在本文件中查找"
          type="search"
          defaultValue={words}
          maxLength={100}
        />
        <div className="acts">
          <SubmitButton icon="search">查找</SubmitButton>
        </div>
      </form>
      {found ? (
        <nav className="reader-found" aria-label="写有所找词句的页">
          <span>{found.summary}</span>
          {found.pages.map(({ label, href }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
        </nav>
      ) : null}
    </div>
  )
}

/** What is shown above its text is seen there: the text is folded until words are looked for in it. */
function Page({ page: { title, picture, words, said, found }, folded }: { page: ReaderPage; folded: boolean }) {
  return (
    <>
      <h3 className="reader-number">{title}</h3>
      {picture ? (
        <img
          className="reader-picture"
          loading="lazy"
          decoding="async"
          alt={`${title}的图像`}
          src={picture.src}
          srcSet={picture.srcSet}
          sizes="(max-width: 1180px) 96vw, 760px"
          width={picture.width}
          height={picture.height}
        />
      ) : null}
      {words.length > 0 ? (
        <details className="reader-words" open={found || !folded}>
          <summary>
            {title}的文字（{said}）
          </summary>
          <p>
            {words.map((piece, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place.
              piece.marked ? <mark key={at}>{piece.words}</mark> : <span key={at}>{piece.words}</span>,
            )}
          </p>
        </details>
      ) : (
        <p className="small soft">{said}</p>
      )}
    </>
  )
}
