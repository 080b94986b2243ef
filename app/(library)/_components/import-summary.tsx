import Link from 'next/link'
import { cardsHref, searchNamed } from '@/app/_ui/about-href'
import { ProblemsWithExamples } from '@/app/_ui/problems-with-examples'
import { counted } from '@/lib/domain/format/words'
import type { ImportReport, MemoryComparison } from '@/lib/domain/imports/import-report'
import { broughtWords, leftOut, NOTE_TYPES_LOST, sourcesWords } from '@/lib/domain/imports/import-words'
import { memorySpread } from './memory-spread'

const figure = (n: number): string => n.toLocaleString('en-GB')
const memoryWords = ({ compared, differing, stability, difficulty }: MemoryComparison): string =>
  differing === 0
    ? `All ${figure(compared)} memories match Anki’s.`
    : `${figure(differing)} of ${figure(compared)} memories differ from Anki’s, because they are computed from your reviews: stability by ${memorySpread({ median: stability.median * 100, max: stability.max * 100 }, 1, '%')}, difficulty by ${memorySpread(difficulty, 2, '')}.`

type ImportSummaryProps = {
  readonly title: string
  readonly report: ImportReport
  /** What the file has. */
  readonly leftOutThing?: 'row' | 'note'
  /** Whether decks lead to their cards. */
  readonly linksDecks?: boolean
  /** Whether the file is a package of Anki. */
  readonly isPackage?: boolean
}

/** What an import brings, or has brought: counts, decks, and what could not be kept as it was. */
export function ImportSummary({
  title,
  report,
  leftOutThing = 'note',
  linksDecks = false,
  isPackage = false,
}: ImportSummaryProps) {
  const { decks, newDecks, problems, memories } = report
  const isNew = new Set(newDecks)
  const sources = sourcesWords(report)
  return (
    <section aria-label={title} className="mb-6 grid gap-4">
      <h2 className="font-medium">{title}</h2>
      <p className="figures">{broughtWords(report, leftOutThing)}</p>
      {isPackage ? <p className="max-w-[36rem]">{NOTE_TYPES_LOST}</p> : null}
      {sources === null ? null : <p className="figures">{sources}.</p>}
      {decks.length > 0 ? (
        <details open={linksDecks}>
          <summary>{counted(decks.length, 'deck')}</summary>
          <ul className="mt-2">
            {decks.map((name) => (
              <li key={name}>
                {linksDecks ? (
                  <Link href={cardsHref(searchNamed('deck', name))} className="link">
                    {name}
                  </Link>
                ) : (
                  name
                )}
                {isNew.has(name) ? ' (new deck)' : ''}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {memories ? <p>{memoryWords(memories)}</p> : null}
      {problems.length > 0 ? (
        <details open={leftOut(report) > 0}>
          <summary>Left out or changed</summary>
          <ProblemsWithExamples problems={problems} />
        </details>
      ) : null}
    </section>
  )
}
