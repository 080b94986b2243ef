import { dateStyle } from '@/app/_ui/date-style'
import { dateTimeWords } from '@/lib/domain/format/words'
import { actWords } from '@/lib/domain/scheduling/act-words'
import { fieldsOfSent } from '../_new-card/written-cards'
import { openOverlay } from '../_palette/open-palette'
import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { copyText } from './copy-text'
import { outbox } from './outbox'
import { KINDS, type OutboxEntry } from './outbox-kinds'

type RefusedDialogProps = { readonly entries: readonly OutboxEntry[]; readonly onClose: () => void }

/** What the server did not take, each with its reason and what can be done. */
export function RefusedDialog({ entries, onClose }: RefusedDialogProps) {
  return (
    <Dialog open onClose={onClose} title="Could not be saved">
      {entries.length === 0 ? (
        <p className="text-quiet">The list is now empty.</p>
      ) : (
        <RefusedList entries={entries} onClose={onClose} />
      )}
    </Dialog>
  )
}

const copy = (entry: OutboxEntry): Promise<boolean> =>
  copyText(copiedText(entry), 'Copied.', 'Your browser blocked copying. Select the text and copy it.')

/** Takes a card back into the form, where it can be changed. */
async function edit(entry: OutboxEntry & { readonly kind: 'card' }): Promise<void> {
  openOverlay({ card: fieldsOfSent(entry.content) })
  await outbox.discard([entry])
}

function RefusedList({ entries, onClose }: RefusedDialogProps) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id} className="border-rule border-b py-3 last:border-0">
          <p className="font-serif text-passage">{entry.about}</p>
          <p className="mt-1 text-small">{saidWords(entry)}.</p>
          <p className="mt-1 text-quiet text-small">
            {momentOf(entry)}. {entry.refused}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            {entry.kind === 'card' ? (
              <Button
                onClick={() => {
                  onClose()
                  void edit(entry)
                }}
              >
                Edit
              </Button>
            ) : null}
            <Button onClick={() => void outbox.tryAgain(entry)}>Try again</Button>
            <Button onClick={() => void copy(entry)}>Copy</Button>
            <Button look="quiet" onClick={() => void outbox.discard([entry])}>
              Discard {KINDS[entry.kind].noun}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

const GRADES = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const
const SURE = { 1: 'a guess', 2: 'fairly sure', 3: 'sure' } as const
const DECISIONS = {
  accepted: 'Accepting a draft',
  added: 'Adding a passage',
  edited: 'Accepting an edited draft',
  skipped: 'Skipping a draft',
  never: 'Turning off a kind of draft',
} as const

/** What was done, in a few words: “Answer: Good”, “Card: suspended”, “Answer: Again, sure, typed ‘Astana’”, “Undoing an answer”. */
export function saidWords({ kind, content }: OutboxEntry): string {
  if (kind === 'card') return content.back ? `New card: ${content.back}` : 'New card'
  if (kind === 'decision') {
    if (content.kind === 'undo') return 'Undoing a decision'
    return content.kind === 'highlight' ? 'Highlight' : DECISIONS[content.form.decision]
  }
  if ('voids' in content) return 'Undoing an answer'
  if (content.kind === 'review') {
    const { rating, rehearsal, typedAnswer } = content
    const mark = rehearsal ? [SURE[rehearsal.confidence]] : []
    const typed = typedAnswer ? [`typed ‘${typedAnswer}’`] : []
    return `Answer: ${[GRADES[rating], ...mark, ...typed].join(', ')}`
  }
  const act = actWords(content, dateStyle())
  return `Card: ${act[0]?.toLowerCase()}${act.slice(1)}`
}

/** The moment it was done, in the reader's zone; ids begin with it. */
const momentOf = ({ id }: OutboxEntry): string =>
  dateTimeWords(
    Number.parseInt(id.replace('-', '').slice(0, 12), 16),
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    dateStyle(),
    'short',
  )

/** All that is known of it, as text to be kept elsewhere. */
export const copiedText = (entry: OutboxEntry): string =>
  [entry.about, saidWords(entry), momentOf(entry), entry.refused, JSON.stringify(entry.content)].join('\n')
