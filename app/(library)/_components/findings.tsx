import type { FactFinding } from '@/lib/services/facts/lint-draft'

/** The field of the form that a finding about the fact is shown under. */
const FIELD_OF: Partial<Record<FactFinding['rule'], string>> = {
  'passage-missing': 'passage',
  'passage-cut-short': 'passage',
  'statement-figure': 'statement',
  'relative-date': 'statement',
  'hedge-dropped': 'statement',
  'hedge-unmarked': 'statement',
  'speaker-unnamed': 'statement',
  'dates-missing': 'dates',
  'speaker-missing': 'speaker',
  'hedge-not-in-passage': 'hedge',
}

export type Place = 'passage' | 'statement' | 'dates' | 'speaker' | 'hedge' | 'cards'

/** The findings that stand under one part of the form; those of an entry stand under it. */
export const findingsAt = (findings: readonly FactFinding[], place: Place | number): readonly FactFinding[] =>
  findings.filter(({ entry, rule }) => {
    if (entry !== null || typeof place === 'number') return entry === place
    const field = FIELD_OF[rule] ?? (rule === 'empty-side' ? null : 'cards')
    return field === place
  })

/** What is wrong and what to do: what stops the saving first. The words say which is which, not the colour alone. */
export function Findings({ findings }: { readonly findings: readonly FactFinding[] }) {
  if (findings.length === 0) return null
  const sorted = [...findings].sort((a, b) => a.severity.localeCompare(b.severity))
  return (
    <ul className="mt-2 grid gap-1 text-small">
      {sorted.map(({ rule, severity, what, remedy }) => (
        <li key={`${rule} ${what}`} className={severity === 'block' ? 'text-again' : 'text-hard'}>
          <span className="font-medium">{severity === 'block' ? 'To correct: ' : 'To look at: '}</span>
          {what} <span className="text-quiet">{remedy}</span>
        </li>
      ))}
    </ul>
  )
}
