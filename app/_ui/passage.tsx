import { sentenceAround } from '@/lib/domain/content/sentence-around'
import { Citation, type CitedSource } from './citation'
import { classNames } from './class-names'

export type PassageProps = {
  /** The paragraph around the passage; `exact` is what is highlighted. */
  readonly before: string
  readonly exact: string
  readonly after: string
  readonly source?: CitedSource
  /** Where the source is read, in a window of its own: what is on screen stays. */
  readonly href?: string
  /** Only the sentences of the passage: the rest of the paragraph may hold the answers of other cards. */
  readonly folded?: boolean
  readonly className?: string
}

/** Whether a paragraph has more than the sentences of its passage. */
export const canFold = (before: string, exact: string, after: string): boolean => {
  const near = sentenceAround(before, exact, after)
  return near.before.length < before.length || near.after.trimEnd().length < after.trimEnd().length
}

/** A passage in its paragraph or in its sentences, highlighted, with the citation under it; the citation alone without one. */
export function Passage({ before, exact, after, source, href, folded = false, className }: PassageProps) {
  const near = folded ? sentenceAround(before, exact, after) : { before, after }
  return (
    <figure className={classNames('font-serif text-passage', className)}>
      {exact === '' ? null : (
        <blockquote>
          {near.before.length < before.length ? '… ' : null}
          {near.before}
          <mark>{exact}</mark>
          {near.after}
          {near.after.trimEnd().length < after.trimEnd().length ? ' …' : null}
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
