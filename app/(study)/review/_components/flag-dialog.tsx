import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { FlagMark } from '@/app/_ui/flag-mark'
import { Kbd } from '@/app/_ui/kbd'
import { FLAGS } from '@/lib/domain/flags'

type FlagDialogProps = {
  /** The flag that the card has; 0 for none. */
  readonly flag: number
  readonly onClose: () => void
  readonly onFlag: (flag: number) => void
}

/** Chooses the flag of a card, where there is no keyboard. */
export function FlagDialog({ flag, onClose, onFlag }: FlagDialogProps) {
  return (
    <Dialog open onClose={onClose} title="Flag">
      <div className="grid gap-2 sm:grid-cols-2">
        {[...FLAGS, 0].map((each) => (
          <Button
            key={each}
            aria-pressed={each === flag}
            className="flex items-center justify-between gap-3 aria-pressed:border-ink"
            onClick={() => onFlag(each)}
          >
            {each === 0 ? 'No flag' : <FlagMark flag={each} />}
            <span aria-hidden="true" className="pointer-coarse:hidden any-pointer-fine:inline">
              <Kbd>{`Ctrl+${each}`}</Kbd>
            </span>
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
