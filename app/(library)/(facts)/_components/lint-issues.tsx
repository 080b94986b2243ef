import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import { cardIndexOf } from '@/lib/domain/drafting/card-key'

/** The field of the form that an issue about the fact is shown under. */
const FIELD_OF: Partial<Record<LintIssue['rule'], string>> = {
  'passage-missing': 'passage',
  'passage-cut-short': 'passage',
  'statement-figure': 'statement',
  'relative-date': 'statement',
  'hedge-dropped': 'statement',
  'hedge-unmarked': 'statement',
  'speaker-unnamed': 'statement',
  'quote-unmarked': 'passage',
  'quote-speaker': 'passage',
  'quote-words': 'statement',
  'quote-absent': 'statement',
  'quotation-long': 'statement',
  'dates-missing': 'dates',
  'speaker-missing': 'speaker',
  'hedge-not-in-passage': 'hedge',
}

export type IssuePlace = 'passage' | 'statement' | 'dates' | 'speaker' | 'hedge' | 'cards'

/** The issues that are shown under one part of the form; those of a card are shown under it. */
export const issuesAt = (issues: readonly LintIssue[], place: IssuePlace | number): readonly LintIssue[] =>
  issues.filter((issue) => {
    const card = cardIndexOf(issue)
    if (card !== null || typeof place === 'number') return card === place
    const field = FIELD_OF[issue.rule] ?? (issue.rule === 'empty-side' ? null : 'cards')
    return field === place
  })

/** How much each is minded: what stops the saving, what is likely a mistake, what could be better. */
const SEVERITIES: readonly LintIssue['severity'][] = ['block', 'warn', 'advice']
const LOOKS: Readonly<Record<LintIssue['severity'], { readonly words: string; readonly className: string }>> = {
  block: { words: 'Must fix: ', className: 'text-again' },
  warn: { words: 'Check: ', className: 'text-hard' },
  advice: { words: 'Advice: ', className: 'text-ink' },
}

type LintIssuesProps = {
  readonly issues: readonly LintIssue[]
}

/** What is wrong and what to do: what stops the saving first. The words say which is which, not the colour alone. */
export function LintIssues({ issues }: LintIssuesProps) {
  if (issues.length === 0) return null
  const sorted = SEVERITIES.flatMap((severity) => issues.filter((issue) => issue.severity === severity))
  return (
    <ul className="mt-2 grid gap-1 text-small">
      {sorted.map(({ rule, severity, what, remedy }) => (
        <li key={`${rule} ${what}`} className={LOOKS[severity].className}>
          <span className="font-medium">{LOOKS[severity].words}</span>
          {what}. <span className="text-quiet">{remedy}.</span>
        </li>
      ))}
    </ul>
  )
}
