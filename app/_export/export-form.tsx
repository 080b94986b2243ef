'use client'

import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { fileSize } from '@/lib/domain/format/file-size'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import { failed, type Result } from '@/lib/services/result'
import { type DownloadedExport, downloadExport } from './download-export'
import { ExportFields } from './export-fields'

type ExportFormProps = {
  /** The cards that leave; all of them without any. */
  readonly selection?: CardSelection
  /** What is to be said of packages. */
  readonly ofPackages?: ReactNode
}

const EVERYTHING: CardSelection = { kind: 'all', query: '', except: [] }

/** Exports cards as a file that the browser downloads. */
export function ExportForm({ selection = EVERYTHING, ofPackages }: ExportFormProps) {
  const [result, setResult] = useState<Result<DownloadedExport> | null>(null)
  const [isPending, setPending] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const form = new FormData(event.currentTarget)
    const wanted = {
      format: String(form.get('format')),
      withScheduling: form.get('scheduling') === 'on',
      withMedia: form.get('media') === 'on',
      selection,
    }
    const request = new AbortController()
    stop.current = request
    setPending(true)
    setResult(null)
    const got = await downloadExport(wanted, request.signal).catch(() => failed('storage', UNCHANGED))
    setResult(request.signal.aborted ? null : got)
    setPending(false)
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {result === null || result.ok ? null : <ErrorNote title={result.message} />}
      <ExportFields
        selection={selection}
        ofPackages={ofPackages}
        actions={
          <div>
            <div className="flex flex-wrap gap-2">
              <Button type="submit" look="primary" aria-disabled={isPending}>
                {isPending ? 'Exporting …' : 'Export'}
              </Button>
              {isPending ? (
                <Button type="button" look="quiet" onClick={() => stop.current?.abort()}>
                  Stop
                </Button>
              ) : null}
            </div>
            <p role="status" className="figures mt-2 break-all text-quiet text-small empty:mt-0">
              {result?.ok ? `Exported to ${result.value.name}, ${fileSize(result.value.bytes)}` : ''}
            </p>
          </div>
        }
      />
    </form>
  )
}
