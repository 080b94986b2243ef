import { fieldsOfSent } from '../_new-card/written-cards'
import { openOverlay } from '../_palette/open-palette'
import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { toast } from '../_ui/toast'
import { outbox } from './outbox'
import { KINDS, type OutboxEntry } from './outbox-kinds'
import { copiedText, momentOf, saidWords } from './refused-words'

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

async function copy(entry: OutboxEntry): Promise<void> {
  try {
    await navigator.clipboard.writeText(copiedText(entry))
    toast('Copied.')
  } catch {
    toast('The browser doesn’t let pages copy. Select the text and copy it.')
  }
}

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
