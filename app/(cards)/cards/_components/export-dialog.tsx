import { ExportForm } from '@/app/_export/export-form'
import { Dialog } from '@/app/_ui/dialog'
import { counted } from '@/lib/domain/format/words'
import type { CardSelection } from '@/lib/services/cards/card-selection'

type ExportDialogProps = {
  readonly count: number
  readonly selection: CardSelection
  readonly onClose: () => void
}

/** Exports the chosen cards. */
export function ExportDialog({ count, selection, onClose }: ExportDialogProps) {
  return (
    <Dialog open onClose={onClose} title={`Export ${counted(count, 'card')}`}>
      <ExportForm selection={selection} />
    </Dialog>
  )
}
