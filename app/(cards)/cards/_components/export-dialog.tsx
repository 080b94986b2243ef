import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { exportChosenAction } from '@/app/_export/actions'
import { ExportFields } from '@/app/_export/export-fields'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { counted } from '@/lib/domain/format/words'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import { failed, type Result } from '@/lib/services/result'

type ExportDialogProps = {
  readonly count: number
  readonly selection: CardSelection
  readonly onClose: () => void
}

/** Exports the chosen cards; a page of its own shows the progress. */
export function ExportDialog({ count, selection, onClose }: ExportDialogProps) {
  const router = useRouter()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const form = new FormData(event.currentTarget)
    setPending(true)
    setProblem(null)
    const started = await reachServer<Result<null>, Result<null>>(
      () => exportChosenAction(form, selection),
      () => failed('storage', UNCHANGED),
    )
    if (started.ok) router.push('/cards/export')
    else {
      setProblem(started.message)
      setPending(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={`Export ${counted(count, 'card')}`} actions={null}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {problem === null ? null : <ErrorNote title={problem} />}
        <ExportFields
          selection={selection}
          actions={
            <div className="flex flex-wrap justify-end gap-2">
              <Button type="button" look="quiet" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" look="primary" aria-disabled={isPending}>
                {isPending ? 'Exporting …' : 'Export'}
              </Button>
            </div>
          }
        />
      </form>
    </Dialog>
  )
}
