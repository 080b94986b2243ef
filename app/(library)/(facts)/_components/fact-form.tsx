'use client'

import { type ReactNode, useState } from 'react'
import { notSent, reachServer } from '@/app/_client/reach-server'
import { useAsked } from '@/app/_client/use-asked'
import { kindWord, WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select, TextArea, TextField } from '@/app/_ui/field'
import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import { FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'
import { type CheckedFact, checkDraft, type FormSource, type SavedFact, saveFact } from '../fact-actions'
import { EntryFields } from './entry-fields'
import { blankCard, type CardFields, draftOfFields, type FactFields } from './fact-fields'
import { issuesAt, LintIssues } from './lint-issues'
import { type RepeatChoice, RepeatQuestion, type RepeatRole } from './repeat-question'

const PAUSE_MS = 350

const NONE: CheckedFact = { issues: [], fields: {} }

/** What is wrong with a draft. */
const checked = async (...asked: Parameters<typeof checkDraft>): Promise<CheckedFact> => {
  const check = await checkDraft(...asked)
  if (!check.ok) throw new Error(check.message)
  return check.value
}

type RepeatAnswer = NonNullable<Extract<FormSource, { kind: 'article' }>['repeat']>

type FactFormProps = {
  readonly source: FormSource
  readonly draft: FactFields
  readonly onDraft: (draft: FactFields) => void
  /** The passage, above the fields. */
  readonly passage: ReactNode
  readonly saveWord: string
  readonly onSaved: (saved: SavedFact) => void
  readonly onDiscard?: () => void
  /** Told whether it is just being saved. */
  readonly onSaving?: (isSaving: boolean) => void
  /** At the top. */
  readonly note?: ReactNode
  /** Asks about a fact of the library before a new one is saved. */
  readonly repeat?: {
    readonly found: RepeatedFact | null
    readonly onFound: (found: RepeatedFact | null) => void
    readonly onAdded: (to: RepeatedFact, role: RepeatRole) => void
  }
}

const KINDS = FACT_KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }))
const WEIGHT_OPTIONS = WEIGHTS.map((weight) => ({ value: weight, label: WEIGHT_WORDS[weight] }))

const EMPTY_STATEMENT = (issue: LintIssue) =>
  issue.rule === 'empty-side' && issue.cardKey === undefined && issue.what.includes('statement')

/** A fact and its cards as they are written, judged while they are. What is typed lives with whoever shows the form. */
export function FactForm(props: FactFormProps) {
  const { source, draft, onDraft, passage, saveWord, onSaved, onDiscard, onSaving, note, repeat } = props
  const [failure, setFailure] = useState<{ message: string; fields: Readonly<Record<string, string>> } | null>(null)
  const [saving, setSaving] = useState(false)
  const written = draftOfFields(draft)
  // As the server says whenever the typing pauses; until then, what it said last.
  const { answer } = useAsked(JSON.stringify([source, written]), () => checked(source, written), PAUSE_MS)
  const { issues, fields } = answer ?? NONE
  const errors = { ...fields, ...failure?.fields }
  const change = (part: Partial<FactFields>) => {
    setFailure(null)
    onDraft({ ...draft, ...part })
  }
  const save = async (answer: RepeatAnswer = 'ask') => {
    setSaving(true)
    onSaving?.(true)
    setFailure(null)
    const result = await reachServer(
      () => saveFact(source.kind === 'article' ? { ...source, repeat: answer } : source, written),
      notSent,
      draft,
    )
    setSaving(false)
    onSaving?.(false)
    if (!result.ok) setFailure(result)
    else if ('repeats' in result.value) repeat?.onFound(result.value.repeats)
    else onSaved(result.value)
  }
  const found = repeat?.found ?? null
  const choose = (choice: RepeatChoice) => {
    if (!repeat || !found) return
    if (choice === 'states' || choice === 'disagrees') return repeat.onAdded(found, choice)
    repeat.onFound(null)
    void save(choice === 'newer' ? { updates: found.factId } : choice)
  }
  const changeEntry = (id: number, part: Partial<CardFields>) =>
    change({ entries: draft.entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) })
  const nextId = Math.max(0, ...draft.entries.map(({ id }) => id)) + 1
  return (
    <form
      noValidate
      autoComplete="off"
      tabIndex={-1}
      className="grid gap-5 outline-none"
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving) void save()
      }}
    >
      {note}
      <div>
        {passage}
        <LintIssues issues={issuesAt(issues, 'passage')} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label="Kind" options={KINDS} value={draft.kind} onValue={(kind) => change({ kind })} />
        <Select label="Weight" options={WEIGHT_OPTIONS} value={draft.weight} onValue={(weight) => change({ weight })} />
      </div>
      <div>
        <TextArea
          label="Statement"
          rows={2}
          className="[&_textarea]:min-h-17"
          hint="The fact as one full sentence that makes sense without the article."
          value={draft.statement}
          error={errors.statement}
          onValue={(statement) => change({ statement })}
        />
        <LintIssues issues={[...issues.filter(EMPTY_STATEMENT), ...issuesAt(issues, 'statement')]} />
      </div>
      <div className="grid gap-4">
        {draft.entries.map((entry, at) => (
          <EntryFields
            key={entry.id}
            entry={entry}
            number={at + 1}
            issues={issuesAt(issues, at)}
            errors={{
              front: errors[`cards.${at}.front`],
              back: errors[`cards.${at}.back`],
              hint: errors[`cards.${at}.hint`],
              extra: errors[`cards.${at}.extra`],
              aliases: errors[`cards.${at}.aliases`],
            }}
            onChange={(part) => changeEntry(entry.id, part)}
            onRemove={
              draft.entries.length > 1
                ? () => change({ entries: draft.entries.filter((other) => other.id !== entry.id) })
                : null
            }
          />
        ))}
        <LintIssues issues={issuesAt(issues, 'cards')} />
        <WritingHelp />
        <Button
          className="justify-self-start"
          onClick={() => change({ entries: [...draft.entries, blankCard(nextId, 'question')] })}
        >
          Add a card
        </Button>
      </div>
      <FactDetails draft={draft} issues={issues} errors={errors} onChange={change} />
      {failure ? <ErrorNote title="The fact wasn’t saved.">{failure.message}</ErrorNote> : null}
      {found ? (
        <RepeatQuestion near={found} isOnce onChoose={choose} onCancel={() => repeat?.onFound(null)} />
      ) : (
        <div
          data-foot
          className="z-10 flex flex-wrap items-center justify-end gap-2 max-sm:sticky max-sm:bottom-(--phone-bar) max-sm:-mx-4 max-sm:border-rule max-sm:border-t max-sm:bg-paper max-sm:px-4 max-sm:py-2 max-sm:in-[dialog]:bg-sheet low:static"
        >
          {onDiscard ? (
            <Button look="quiet" onClick={onDiscard}>
              Discard
            </Button>
          ) : null}
          {/* Not disabled while it saves: a disabled button loses the focus. */}
          <Button type="submit" look="primary" aria-disabled={saving}>
            {saving ? 'Saving' : saveWord}
          </Button>
        </div>
      )}
    </form>
  )
}

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

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['**bold**, *italic*, `code`', 'text style'],
  ['- one, or 1. one', 'a list of two or more lines'],
  ['| Year | Trade |', 'a table: next a line |--|--|, then the rows'],
  ['> words', 'a quotation'],
  ['[words](https://…)', 'a link, shown with its address'],
  ['$E = mc^2$', 'a LaTeX formula; $190 billion stays money, and \\$ is always a dollar sign'],
  ['{{c1::words::hint}}', 'words to hide, in a cloze'],
]

/** What can be written on a card, on demand. */
export function WritingHelp() {
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-11 items-center text-quiet hover:text-ink">
        <span className="link">What can be written on a card</span>
      </summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-1 max-sm:grid-cols-1">
        {EXAMPLES.map(([sign, meaning]) => (
          <div key={sign} className="contents">
            <dt>
              <code className="card-code">{sign}</code>
            </dt>
            <dd className="text-quiet max-sm:mb-1">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
