'use client'

import { TextField } from '@/app/_ui/field'
import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import type { FactFields } from './fact-fields'
import { issuesAt, LintIssues } from './lint-issues'

type FactDetailsProps = {
  readonly draft: FactFields
  readonly issues: readonly LintIssue[]
  readonly errors: Readonly<Record<string, string | undefined>>
  readonly onChange: (change: Partial<FactFields>) => void
}

const NAMES = 'Separate with commas.'

/** When a fact held, who said it, and what it is about. */
export function FactDetails({ draft, issues, errors, onChange }: FactDetailsProps) {
  const field = (name: Exclude<keyof FactFields, 'kind' | 'weight' | 'entries'>, label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      value={draft[name]}
      error={errors[name]}
      onValue={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">Dates, speaker and names</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {field('asOf', 'As of', 'When it was true: 2022, 2022-03 or 2015/2021.')}
        {field('reviewBy', 'Check by', 'When to check it again: 2027-06.')}
      </div>
      <LintIssues issues={issuesAt(issues, 'dates')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          {field('speaker', 'Speaker', 'Who said or claimed it.')}
          <LintIssues issues={issuesAt(issues, 'speaker')} />
        </div>
        <div>
          {field('hedge', 'Hedge', 'As worded in the passage: “reportedly”.')}
          <LintIssues issues={issuesAt(issues, 'hedge')} />
        </div>
      </div>
      {field('topics', 'Topics', NAMES)}
      <div className="grid gap-4 sm:grid-cols-2">
        {field('people', 'People', NAMES)}
        {field('places', 'Places', NAMES)}
      </div>
    </fieldset>
  )
}
