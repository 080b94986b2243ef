import { Citation, type CitedSource } from './citation'
import { classNames } from './class-names'

type PassageProps = {
  /** The paragraph around the passage; `exact` is what is highlighted. */
  readonly before: string
  readonly exact: string
  readonly after: string
  readonly source?: CitedSource
  /** Where the source is read, in a window of its own: what is on screen stays. */
  readonly href?: string
  /** On a phone only the words near the passage, so that it is on screen at once. */
  readonly folded?: boolean
  readonly className?: string
}

/** What stays beside the passage where the rest is folded away, in characters. */
const NEAR = 110

/** Where the near part of the text before begins: after a sentence if one ends there, else at a word. */
function nearBegins(before: string): number {
  if (before.length <= NEAR * 1.5) return 0
  const near = before.slice(-NEAR)
  const at = near.search(/(?<=[.!?]["”’)]? )\S/u)
  return before.length - NEAR + (at >= 0 ? at : near.indexOf(' ') + 1)
}

/** Where the near part of the text after ends. */
function nearEnds(after: string): number {
  if (after.length <= NEAR * 1.5) return after.length
  const sentence = /[.!?]["”’)]?(?= )/u.exec(after.slice(0, NEAR))
  return sentence ? sentence.index + sentence[0].length : after.lastIndexOf(' ', NEAR)
}

/** Whether folding takes anything away. */
export const canFold = (before: string, after: string): boolean =>
  nearBegins(before) > 0 || nearEnds(after) < after.length

/** A passage in its paragraph, highlighted, with the citation under it; the citation alone where there is none. */
export function Passage({ before, exact, after, source, href, folded = false, className }: PassageProps) {
  const [from, to] = folded ? [nearBegins(before), nearEnds(after)] : [0, after.length]
  return (
    <figure className={classNames('font-serif text-passage', className)}>
      {exact === '' ? null : (
        <blockquote>
          {from > 0 ? <Far>{before.slice(0, from)}</Far> : null}
          {before.slice(from)}
          <mark>{exact}</mark>
          {after.slice(0, to)}
          {to < after.length ? <Far>{after.slice(to)}</Far> : null}
        </blockquote>
      )}
      {source ? (
        <figcaption className={classNames('font-sans text-quiet text-small', exact !== '' && 'mt-2.5')}>
          {href ? (
            <a href={href} target="_blank" className="link" rel="noopener">
              <Citation {...source} />
            </a>
          ) : (
            <Citation {...source} />
          )}
        </figcaption>
      ) : null}
    </figure>
  )
}

function Far({ children }: { readonly children: string }) {
  return (
    <>
      <span className="sm:hidden"> … </span>
      <span className="max-sm:hidden">{children}</span>
    </>
  )
}
