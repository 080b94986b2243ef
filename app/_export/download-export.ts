import type { CardSelection } from '@/lib/services/cards/card-selection'
import { done, failed, type Result } from '@/lib/services/result'

export type WantedExport = {
  readonly format: string
  readonly withScheduling: boolean
  readonly withMedia: boolean
  readonly selection: CardSelection
}

export type DownloadedExport = { readonly name: string; readonly bytes: number }

const NOT_EXPORTED = 'Nothing was exported. Try again.'

/** How long the browser may take to begin writing the file. */
const KEPT_MS = 60_000

/**
 * Fetches an export whole and hands it to the browser as a download, so that a file that breaks off is never saved.
 * @throws what `fetch` throws: no connection, or the signal's reason
 */
export const downloadExport = async (wanted: WantedExport, signal: AbortSignal): Promise<Result<DownloadedExport>> => {
  const response = await fetch('/api/v1/export', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wanted),
    signal,
  })
  if (!response.ok) {
    const { detail = NOT_EXPORTED } = (await response.json().catch(() => ({}))) as { readonly detail?: string } // problem details
    return failed('invalid', detail)
  }
  const file = await response.blob()
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? wanted.format
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
  return done({ name, bytes: file.size })
}
