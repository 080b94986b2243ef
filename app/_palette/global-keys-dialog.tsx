'use client'

import { usePathname } from 'next/navigation'
import { Dialog } from '../_ui/dialog'
import { Kbd } from '../_ui/kbd'
import { GlobalKeyList } from './global-key-list'

type GlobalKeysDialogProps = { readonly singleKeys: boolean; readonly onClose: () => void }

const REHEARSAL_KEYS = [
  { shown: ['A', '–', 'D'], what: 'Choose an answer' },
  { shown: ['1', '–', '4'], what: 'Say how sure you are, or grade yourself' },
  { shown: ['Space', 'Enter'], what: 'Go on' },
  { shown: ['U'], what: 'Undo' },
]

function RehearsalKeys() {
  return (
    <dl className="grid grid-cols-[6.5rem_1fr] items-baseline gap-x-4 gap-y-2">
      {REHEARSAL_KEYS.map(({ shown, what }) => (
        <div key={what} className="contents">
          <dt className="flex gap-1.5">{shown.map((key) => (key === '–' ? key : <Kbd key={key}>{key}</Kbd>))}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The keys of a page that has no list of its own. */
export function GlobalKeysDialog({ singleKeys, onClose }: GlobalKeysDialogProps) {
  const isRehearsal = usePathname().endsWith('/rehearse/run')
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      {singleKeys ? null : (
        <p className="text-quiet">Single keys are turned off in Settings. Ctrl or ⌘ + K still works.</p>
      )}
      {isRehearsal ? <RehearsalKeys /> : null}
      <GlobalKeyList />
      <p className="mt-5 text-quiet text-small">
        Review, rehearsals and the text of an article have more keys. Press ? there to see them. Ctrl or ⌘ + Enter saves
        in every form.
      </p>
    </Dialog>
  )
}
