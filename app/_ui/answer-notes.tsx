import type { CardChange } from '@/lib/domain/comparison/change'
import { dateWordsAt } from '@/lib/domain/format/words'
import type { LinkedFact } from '@/lib/domain/queue/study-card'
import { dateStyle } from './date-style'

export { AlsoIn, AlsoPassages } from './also-in'

const dayOf = (at: number): string => dateWordsAt(at, Intl.DateTimeFormat().resolvedOptions().timeZone, dateStyle())

/** What became of the card since it was last answered. */
export function AnswerChange({ change }: { readonly change: CardChange }) {
  const { was, now, at, note } = change
  return (
    <section aria-label="What changed" className="mb-5 border-hard border-l-2 pl-4">
      <h2 className="font-medium font-sans text-hard text-small">Changed since you last answered, on {dayOf(at)}</h2>
      <p className="mt-1 font-serif text-passage">
        It was <del className="text-quiet">{was}</del>, and is now <strong>{now}</strong>.
      </p>
      {note ? <p className="mt-0.5 text-quiet text-small">{note}</p> : null}
    </section>
  )
}

const LINK_HEADINGS: Readonly<Record<LinkedFact['kind'], string>> = {
  contradicts: 'The library also says something else',
  'updated-by': 'There is a newer fact',
}

/** The facts of one kind. */
function LinksOf({ links, kind }: { readonly links: readonly LinkedFact[]; readonly kind: LinkedFact['kind'] }) {
  const own = links.filter((link) => link.kind === kind)
  if (own.length === 0) return null
  return (
    <section className="mt-5 border-hard border-l-2 pl-4">
      <h2 className="font-medium font-sans text-hard text-small">{LINK_HEADINGS[kind]}</h2>
      <ul>
        {own.map(({ statement, title, note }) => (
          <li key={statement} className="mt-1.5">
            <p className="font-serif text-passage">{statement}</p>
            <p className="mt-0.5 text-quiet text-small">
              {title}. {note}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Facts that speak against the answer, or that are newer. */
export function LinkedFacts({ links }: { readonly links: readonly LinkedFact[] }) {
  return (
    <>
      <LinksOf links={links} kind="contradicts" />
      <LinksOf links={links} kind="updated-by" />
    </>
  )
}
