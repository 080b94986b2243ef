import { GlobalKeyList } from '@/app/_palette/global-key-list'
import { Dialog } from '@/app/_ui/dialog'
import { Kbd } from '@/app/_ui/kbd'
import { KEYS, type KeyAct } from './keys'

const WHAT: Readonly<Record<KeyAct, string>> = {
  primary: 'Show the answer, then Good',
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
  undo: 'Undo',
  hint: 'Show the hint',
  replay: 'Play the sounds and videos again, or read the card aloud',
  paragraph: 'Show the whole paragraph, or only the sentence',
  compare: 'Compare the passages, if there are several',
  details: 'Show or hide details',
  edit: 'Edit the card',
  mark: 'Mark or unmark the card',
  flag: 'Flag the card, or remove its flag',
  delete: 'Delete the card',
  'bury-card': 'Bury the card until tomorrow',
  'bury-fact': 'Bury all cards of the fact until tomorrow',
  'suspend-card': 'Suspend the card',
  'suspend-fact': 'Suspend all cards of the fact',
  help: 'Show these shortcuts',
}

type HelpDialogProps = { readonly open: boolean; readonly singleKeys: boolean; readonly onClose: () => void }

/** The keys of the review. */
export function HelpDialog({ open, singleKeys, onClose }: HelpDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      {singleKeys ? null : (
        <p className="mb-4 text-quiet">
          Single-letter shortcuts are switched off in the settings. Those with Ctrl or ⌘ still work.
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2.5">
        {KEYS.map(({ act, shown }) => (
          <div key={act} className="contents">
            <dt className="flex gap-1.5">
              {shown.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{WHAT[act]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-5 text-quiet text-small">
        Undo has no limit; Ctrl+Z or ⌘Z works too. A buried card comes back tomorrow. A suspended card stays away until
        you resume it under Cards.
      </p>
      <GlobalKeyList />
    </Dialog>
  )
}
