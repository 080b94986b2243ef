import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { FlagMark } from '@/app/_ui/flag-mark'
import { FLAGS } from '@/lib/domain/flags'
import { counted } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { WEIGHTS } from '@/lib/domain/library'
import { RATING_NAMES, RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { CardsChange } from '@/lib/services/cards/change-cards'
import type { Failure } from '@/lib/services/result'

/** Names that are offered while a topic or a deck is typed. */
export type ChangeChoices = {
  readonly topics: readonly string[]
  readonly decks: readonly string[]
}

type ChangeDialogProps = {
  readonly count: number
  readonly day: StudyDay
  readonly choices: ChangeChoices
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onChange: (change: CardsChange) => void
  readonly onClose: () => void
}

/** These failures are shown beside their fields. */
const OF_FIELDS: ReadonlySet<string | undefined> = new Set(['date', 'days'])

const WEIGHT_BUTTONS = { must: 'Must know', should: 'Should know', nice: 'Nice to know' } as const

/** Everything that can be done to one card or to many. Each act closes the dialog and can be undone. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { count, day, choices, isPending, failure, onChange, onClose } = props
  const act = (label: string, change: CardsChange) => (
    <Button key={label} onClick={() => onChange(change)}>
      {label}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={count === 1 ? 'Change this card' : `Change ${counted(count, 'card')}`}>
      {failure && !OF_FIELDS.has(failure.field) ? (
        <div className="mb-4">
          <ErrorNote title={failure.message} />
        </div>
      ) : null}
      <fieldset disabled={isPending} className="grid gap-5">
        <legend className="sr-only">What to do</legend>
        <Group title="Flag" says="Ctrl or ⌘ with 1 to 7, and 0 for none.">
          {FLAGS.map((flag) => (
            <Button key={flag} className="px-3" onClick={() => onChange({ kind: 'flag', flag })}>
              <FlagMark flag={flag} />
            </Button>
          ))}
          {act('No flag', { kind: 'flag', flag: 0 })}
        </Group>
        <Group
          title="Reviews"
          says="Suspended cards aren’t reviewed until you resume them. Buried cards come back tomorrow."
        >
          {act('Suspend', { kind: 'suspend', suspended: true })}
          {act('Resume', { kind: 'suspend', suspended: false })}
          {act('Bury until tomorrow', { kind: 'bury', buried: true })}
          {act('Stop burying', { kind: 'bury', buried: false })}
          {act('Mark', { kind: 'mark', marked: true })}
          {act('Remove the mark', { kind: 'mark', marked: false })}
        </Group>
        <DueForm day={day} error={failure?.field === 'date' ? failure.message : null} onChange={onChange} />
        <DueDaysForm error={failure?.field === 'days' ? failure.message : null} onChange={onChange} />
        <Group
          title="Order of new cards"
          says="For cards that you haven’t studied yet, if new cards are taken in library order or must-know facts first."
        >
          {act('Ask first', { kind: 'reposition', to: 'first' })}
          {act('Ask last', { kind: 'reposition', to: 'last' })}
          {act('Library order', { kind: 'library-order' })}
        </Group>
        <GradeGroup count={count} onChange={onChange} />
        <Group title="Weight" says="Of the facts that these cards belong to, and so of all their cards.">
          {WEIGHTS.map((weight) => act(WEIGHT_BUTTONS[weight], { kind: 'weight', weight }))}
        </Group>
        <TopicForm topics={choices.topics} onChange={onChange} />
        <DeckForm decks={choices.decks} onChange={onChange} />
        <Group title="Start again" says="Resets the cards as if never studied. Your answers stay in the log.">
          {act('Reset', { kind: 'forget' })}
          {act('Reset, keep counts', { kind: 'forget', keepsCounts: true })}
        </Group>
        <Group
          title="Leeches"
          says="Once you have rewritten them. They become leeches again if you keep forgetting them."
        >
          {act('Clear leech', { kind: 'clear-leech' })}
        </Group>
        <Group
          title="Retire"
          says="Takes the facts and all their cards out of study. You can undo it. To restore a fact later, choose the state “Retired” here and open the fact."
        >
          {act(count === 1 ? 'Retire fact' : 'Retire facts', { kind: 'retire' })}
        </Group>
      </fieldset>
    </Dialog>
  )
}

function Group({
  title,
  says,
  children,
}: {
  readonly title: string
  readonly says: string
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h3 className="font-medium font-sans text-base">{title}</h3>
      <div className="mt-1.5 flex flex-wrap gap-2">{children}</div>
      <p className="mt-1.5 text-quiet text-small">{says}</p>
    </section>
  )
}

/** Grades cards; asks first if this writes several answers. */
function GradeGroup({ count, onChange }: Pick<ChangeDialogProps, 'count' | 'onChange'>) {
  const [asked, setAsked] = useState<Rating | null>(null)
  const grade = (rating: Rating) => onChange({ kind: 'grade', rating })
  if (asked === null) {
    return (
      <Group title="Grade now" says="As if you had just answered them.">
        {RATINGS.map((rating) => (
          <Button key={rating} onClick={() => (count > 1 ? setAsked(rating) : grade(rating))}>
            {RATING_NAMES[rating]}
          </Button>
        ))}
      </Group>
    )
  }
  const answers = counted(count, 'answer')
  return (
    <Group title="Grade now" says={`This writes ${answers} to your log and gives each card a new due date.`}>
      <Button autoFocus onClick={() => grade(asked)}>
        Write {answers}: {RATING_NAMES[asked]}
      </Button>
      <Button look="quiet" onClick={() => setAsked(null)}>
        Cancel
      </Button>
    </Group>
  )
}

type FormProps = Pick<ChangeDialogProps, 'onChange'>

const textOf = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '').trim()

const submitted = (event: FormEvent<HTMLFormElement>): HTMLFormElement => {
  event.preventDefault()
  return event.currentTarget
}

function TopicForm({ topics, onChange }: FormProps & { readonly topics: readonly string[] }) {
  const [error, setError] = useState<string | null>(null)
  const change = (form: HTMLFormElement | null, isAdded: boolean) => {
    const name = form ? textOf(form, 'topic') : ''
    if (name === '') return setError('Enter a topic.')
    onChange({ kind: 'topics', add: isAdded ? [name] : [], remove: isAdded ? [] : [name] })
  }
  return (
    <form noValidate className="flex flex-wrap items-end gap-2" onSubmit={(event) => change(submitted(event), true)}>
      <TextField
        label="Topic"
        name="topic"
        list="topics"
        maxLength={200}
        error={error}
        className="min-w-[min(12rem,100%)] flex-1"
      />
      <datalist id="topics">
        {topics.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit">Add topic</Button>
      <Button onClick={(event) => change(event.currentTarget.form, false)}>Remove topic</Button>
    </form>
  )
}

function DeckForm({ decks, onChange }: FormProps & { readonly decks: readonly string[] }) {
  const [error, setError] = useState<string | null>(null)
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        const name = textOf(submitted(event), 'deck')
        if (name === '') return setError('Enter a deck.')
        onChange({ kind: 'deck', name })
      }}
    >
      <TextField
        label="Deck"
        hint="A new name makes a deck; :: nests it."
        name="deck"
        list="decks"
        maxLength={200}
        error={error}
        className="min-w-[min(12rem,100%)] flex-1"
      />
      <datalist id="decks">
        {decks.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit">Move to deck</Button>
      <Button onClick={() => onChange({ kind: 'deck', name: '' })}>No deck</Button>
    </form>
  )
}

function DueDaysForm({ error, onChange }: FormProps & { readonly error: string | null }) {
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => onChange({ kind: 'set-due-days', days: textOf(submitted(event), 'days') })}
    >
      <TextField
        label="Due in days"
        hint="5, or 5-7 to spread them over three days. 5! makes 5 days the new interval too. New cards skip learning."
        name="days"
        autoComplete="off"
        error={error}
        className="min-w-[min(12rem,100%)] flex-1"
      />
      <Button type="submit">Set the days</Button>
    </form>
  )
}

function DueForm({ day, error, onChange }: FormProps & { readonly day: StudyDay; readonly error: string | null }) {
  const [tomorrow] = useState(isoDateOf(day + 1))
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => onChange({ kind: 'set-due', date: textOf(submitted(event), 'date') })}
    >
      <TextField
        label="Due on"
        name="date"
        type="date"
        min={isoDateOf(day)}
        defaultValue={tomorrow}
        error={error}
        className="w-48"
      />
      <Button type="submit">Set the due date</Button>
    </form>
  )
}
