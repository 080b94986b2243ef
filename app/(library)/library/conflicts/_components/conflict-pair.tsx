import Link from 'next/link'
import { Badge } from '@/app/_ui/badge'
import { citationWords } from '@/app/_ui/citation'
import { dateStyle } from '@/app/_ui/date-style'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import type { FactSide } from '@/lib/data/queries/facts/fact-views'
import { alsoArticlesWords } from '@/lib/domain/also-articles'
import { formatAsOf } from '@/lib/domain/content/edtf'
import { noSourceWords } from '@/lib/domain/no-source'
import type { Conflict } from '@/lib/services/conflicts/list-conflicts'
import { DecideButtons } from './decide-buttons'
import { conflictPairOf } from './words'

/** What tells two facts apart in a button: their articles, or where that is one and the same, first and second. */
const namesOf = ([one, other]: Conflict['sides']): readonly [string, string] =>
  one.source.title === other.source.title
    ? ['the first', 'the second']
    : [`“${one.source.title}”`, `“${other.source.title}”`]

/** A first draft of the note: what each source says. */
const draftOfFields = ({ note, sides }: Conflict): string =>
  note ??
  sides
    .map(({ source, statement }) => `${citationWords({ ...source, origin: 'file' }).replace(/\.$/u, '')}: ${statement}`)
    .join(' ')

/** Two facts side by side with their passages, and what can be decided of them. */
export function ConflictPair({ conflict }: { readonly conflict: Conflict }) {
  const { difference, sides, note } = conflict
  const names = namesOf(sides)
  const [one, other] = sides
  return (
    <article aria-label={difference} className="border-rule border-b py-6 first:pt-2 last:border-0">
      <h3 className="font-medium font-sans text-base">{note ?? difference}</h3>
      <div className="mt-4 grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Side fact={one} />
        <Side fact={other} />
      </div>
      <DecideButtons
        pair={conflictPairOf(conflict)}
        sides={[
          { factId: one.factId, name: names[0] },
          { factId: other.factId, name: names[1] },
        ]}
        draftNote={draftOfFields(conflict)}
      />
    </article>
  )
}

function Side({ fact }: { readonly fact: FactSide }) {
  const { factId, statement, asOf, speaker, passage, source, also } = fact
  return (
    <section className="min-w-0">
      <p className="font-medium text-label text-quiet">
        <Link href={`/library/${encodeURIComponent(source.key)}`} className="link">
          {source.title}
        </Link>
      </p>
      <p className="mt-1 font-semibold font-serif text-head">
        <Link href={`/library/fact/${factId}`} className="hover:underline">
          {statement}
        </Link>
      </p>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {asOf ? <Badge>{formatAsOf(asOf, dateStyle())}</Badge> : null}
        {speaker ? <Badge>{speaker}</Badge> : null}
      </p>
      {passage.exact === '' ? (
        <p className="mt-3 text-quiet text-small">
          {noSourceWords(source) ?? 'This fact was imported without a passage'}.
        </p>
      ) : (
        <FoldedPassage {...passage} source={source} className="mt-3" />
      )}
      {also.length > 0 ? <p className="mt-1.5 text-quiet text-small">{alsoArticlesWords(also)}</p> : null}
    </section>
  )
}
