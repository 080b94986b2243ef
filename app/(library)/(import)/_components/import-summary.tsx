import Link from 'next/link'
import { cardsHref, searchNamed } from '@/app/_ui/about-href'
import { counted } from '@/lib/domain/format/words'
import type { ImportProblem, ImportReport, MemoryComparison } from '@/lib/domain/imports/import-report'
import { broughtWords, leftOut, NOTE_TYPES_LOST, sourcesWords } from '@/lib/domain/imports/import-words'

/** “0.2% (median, at most 3.0%)”; what rounds to nothing is less than the last digit. */
export const memorySpread = ({ median, max }: MemoryComparison['stability'], digits: number, unit: string): string => {
  const least = 10 ** -digits
  const words = (value: number) => (value < least / 2 ? `less than ${least}${unit}` : `${value.toFixed(digits)}${unit}`)
  return words(median) === words(max) ? words(max) : `${words(median)} (median, at most ${words(max)})`
}

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

/** What could not be kept as it was, each with examples; what was left out comes first. */
function ProblemsWithExamples({ problems }: { readonly problems: readonly ImportProblem[] }) {
  return (
    <ul className="mt-2 grid gap-3">
      {[...problems]
        .sort((a, b) => Number(b.isLeftOut ?? false) - Number(a.isLeftOut ?? false))
        .map(({ what, examples }) => (
          <li key={what}>
            {what}
            <ul className="text-quiet text-small">
              {examples.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </li>
        ))}
    </ul>
  )
}
