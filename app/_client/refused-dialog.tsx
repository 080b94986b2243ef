import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { discard, tryAgain } from './outbox'
import type { RefusedRow } from './outbox-store'

type RefusedDialogProps = { readonly rows: readonly RefusedRow[]; readonly onClose: () => void }

/** The answers that the server did not take, each with its reason and what can be done. */
export function RefusedDialog({ rows, onClose }: RefusedDialogProps) {
  return (
    <Dialog open onClose={onClose} title="Could not be saved">
      {rows.length === 0 ? <p className="text-quiet">Nothing is left here.</p> : <RefusedList rows={rows} />}
    </Dialog>
  )
}

function RefusedList({ rows }: { readonly rows: readonly RefusedRow[] }) {
  return (
    <ul>
      {rows.map(({ entry, about, reason }) => (
        <li key={entry.id} className="border-rule border-b py-3 last:border-0">
          <p className="font-serif text-passage">{about}</p>
          <p className="mt-1 text-quiet text-small">
            {new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}. {reason}
          </p>
          <div className="mt-2 flex gap-2">
            <Button onClick={() => void tryAgain(entry.id)}>Try again</Button>
            <Button look="quiet" onClick={() => void discard(entry.id)}>
              Give up this answer
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
