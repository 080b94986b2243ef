import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { toast } from '../_ui/toast'
import { discard } from './outbox'
import type { RefusedRow } from './outbox-store'
import { copiedText, lacksWords, momentOf, saidWords } from './refused-words'
import { tryAgain } from './try-again'

type RefusedDialogProps = { readonly rows: readonly RefusedRow[]; readonly onClose: () => void }

/** The answers that the server did not take, each with its reason and what can be done. */
export function RefusedDialog({ rows, onClose }: RefusedDialogProps) {
  return (
    <Dialog open onClose={onClose} title="Could not be saved">
      {rows.length === 0 ? <p className="text-quiet">The list is now empty.</p> : <RefusedList rows={rows} />}
    </Dialog>
  )
}

async function copy(row: RefusedRow): Promise<void> {
  try {
    await navigator.clipboard.writeText(copiedText(row))
    toast('Copied.')
  } catch {
    toast('The browser does not let pages copy. Select the text and copy it.')
  }
}

function RefusedList({ rows }: { readonly rows: readonly RefusedRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.entry.id} className="border-rule border-b py-3 last:border-0">
          <p className="font-serif text-passage">{row.about}</p>
          <p className="mt-1 text-small">{saidWords(row)}.</p>
          <p className="mt-1 text-quiet text-small">
            {momentOf(row)}. {row.reason} {lacksWords(row)}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => void tryAgain(row)}>Try again</Button>
            <Button onClick={() => void copy(row)}>Copy</Button>
            <Button look="quiet" onClick={() => void discard(row.entry.id)}>
              Discard answer
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
