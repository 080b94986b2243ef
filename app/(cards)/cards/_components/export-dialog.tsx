import { type FormEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { ExportFields } from '@/app/_ui/export-fields'
import { counted } from '@/lib/domain/format/words'
import type { CardSelection } from '@/lib/services/cards/card-selection'

type ExportDialogProps = {
  readonly count: number
  readonly selection: CardSelection
  readonly onClose: () => void
}

const UNREACHABLE = 'The server couldn’t be reached, so nothing was exported. Try again.'

/** Saves what the server sent as a file of the name that it gave. */
const save = async (response: Response): Promise<void> => {
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'cards'
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

const failureOf = async (response: Response): Promise<string> => {
  const problem: unknown = await response.json().catch(() => null)
  const isTold = typeof problem === 'object' && problem !== null && 'detail' in problem
  return isTold && typeof problem.detail === 'string' ? problem.detail : UNREACHABLE
}

/** Downloads the chosen cards. */
export function ExportDialog({ count, selection, onClose }: ExportDialogProps) {
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const form = new FormData(event.currentTarget)
    const format = form.get('format')
    const isLegacy = format === 'apkg-legacy'
    setPending(true)
    setFailure(null)
    try {
      const response = await fetch('/api/v1/export', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          format: isLegacy ? 'apkg' : format,
          legacy: isLegacy,
          withScheduling: form.get('scheduling') === 'on',
          selection,
        }),
      })
      if (response.ok) {
        await save(response)
        onClose()
      } else setFailure(await failureOf(response))
    } catch {
      setFailure(UNREACHABLE)
    }
    setPending(false)
  }
  return (
    <Dialog open onClose={onClose} title={`Export ${counted(count, 'card')}`} actions={null}>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {failure === null ? null : <ErrorNote title={failure} />}
        <ExportFields />
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="button" look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" aria-disabled={isPending}>
            {isPending ? 'Exporting …' : 'Download'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
