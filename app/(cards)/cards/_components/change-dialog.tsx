import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
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
  const [tomorrow] = useState(isoDateOf(day + 1))
  const act = (label: string, change: CardsChange) => (
    <Button key={label} onClick={() => onChange(change)}>
      {label}
    </Button>
  )
  const topics =
    (part: 'add' | 'remove') =>
    (name: string): CardsChange | string =>
      name === '' ? 'Enter a topic.' : { kind: 'topics', add: [], remove: [], [part]: [name] }
  return (
    <Dialog open onClose={onClose} title={count === 1 ? 'Change this card' : `Change ${counted(count, 'card')}`}>
      {failure && !OF_FIELDS.has(failure.field) ? <ErrorNote title={failure.message} className="mb-4" /> : null}
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
        <FieldForm
          label="Due on"
          type="date"
          min={isoDateOf(day)}
          defaultValue={tomorrow}
          error={failure?.field === 'date' ? failure.message : null}
          className="w-48"
          onChange={onChange}
          acts={{ 'Set the due date': (date) => ({ kind: 'set-due', date }) }}
        />
        <FieldForm
          label="Due in days"
          hint="5, or 5-7 to spread them over three days. 5! makes 5 days the new interval too. New cards skip learning."
          autoComplete="off"
          error={failure?.field === 'days' ? failure.message : null}
          onChange={onChange}
          acts={{ 'Set the days': (days) => ({ kind: 'set-due-days', days }) }}
        />
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
        <FieldForm
          label="Topic"
          maxLength={200}
          names={choices.topics}
          onChange={onChange}
          acts={{ 'Add topic': topics('add'), 'Remove topic': topics('remove') }}
        />
        <FieldForm
          label="Deck"
          hint="A new name makes a deck; :: nests it."
          maxLength={200}
          names={choices.decks}
          onChange={onChange}
          acts={{
            'Move to deck': (name) => (name === '' ? 'Enter a deck.' : { kind: 'deck', name }),
            'No deck': () => ({ kind: 'deck', name: '' }),
          }}
        />
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

/** What is to be done with what was typed, or what is wrong with it. */
type FieldAct = (typed: string) => CardsChange | string

type FieldFormProps = ComponentProps<typeof TextField> &
  Pick<ChangeDialogProps, 'onChange'> & {
    /** By the words of their buttons. The first one sends the form. */
    readonly acts: Readonly<Record<string, FieldAct>>
  }

/** One field, and the buttons that do something with what was typed. */
function FieldForm({ acts, onChange, error, ...field }: FieldFormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const [first, ...others] = Object.entries(acts)
  const run = (act: FieldAct | undefined) => {
    const wanted = act?.(form.current?.querySelector('input')?.value.trim() ?? '')
    if (typeof wanted === 'string') setProblem(wanted)
    else if (wanted) onChange(wanted)
  }
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        run(first?.[1])
      }}
    >
      <TextField className="min-w-[min(12rem,100%)] flex-1" {...field} error={problem ?? error} />
      <Button type="submit">{first?.[0]}</Button>
      {others.map(([words, act]) => (
        <Button key={words} onClick={() => run(act)}>
          {words}
        </Button>
      ))}
    </form>
  )
}
