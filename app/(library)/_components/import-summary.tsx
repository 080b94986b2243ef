import Link from 'next/link'
import { ProblemsWithExamples } from '@/app/_ui/problems-with-examples'
import { counted } from '@/lib/domain/format/words'
import type { ImportReport, MemoryComparison } from '@/lib/domain/imports/import-report'
import { broughtWords, leftOut, sourcesWords } from '@/lib/domain/imports/import-words'

const figure = (n: number): string => n.toLocaleString('en-GB')
const share = (value: number): string => `${(value * 100).toFixed(1)}%`

const memoryWords = ({ compared, differing, stability, difficulty }: MemoryComparison): string =>
  differing === 0
    ? `All ${figure(compared)} memories match Anki’s.`
    : `${figure(differing)} of ${figure(compared)} memories differ from Anki’s, because they are computed from your reviews: stability by ${share(stability.median)} (median, at most ${share(stability.max)}), difficulty by ${difficulty.median.toFixed(2)} (at most ${difficulty.max.toFixed(2)}).`

type ImportSummaryProps = {
  readonly title: string
  readonly report: ImportReport
  /** What the file has. */
  readonly leftOutThing?: 'row' | 'note'
  /** Whether decks lead to their cards. */
  readonly linksDecks?: boolean
}

/** What an import brings, or has brought: counts, decks, and what could not be kept as it was. */
export function ImportSummary({ title, report, leftOutThing = 'note', linksDecks = false }: ImportSummaryProps) {
  const { decks, newDecks, presets, problems, memories } = report
  const isNew = new Set(newDecks)
  const sources = sourcesWords(report)
  return (
    <section aria-label={title} className="mb-6 grid gap-4">
      <h2 className="font-medium">{title}</h2>
      <p className="figures">{broughtWords(report, leftOutThing)}</p>
      {sources === null ? null : <p className="figures">{sources}.</p>}
      {presets.length > 0 ? (
        <p>Presets: {presets.map(({ name, isHere }) => (isHere ? `${name} (already here)` : name)).join(', ')}</p>
      ) : null}
      {decks.length > 0 ? (
        <details open={linksDecks}>
          <summary>{counted(decks.length, 'deck')}</summary>
          <ul className="mt-2">
            {decks.map((name) => (
              <li key={name}>
                {linksDecks ? (
                  <Link href={`/cards?deck=${encodeURIComponent(name)}`} className="link">
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
