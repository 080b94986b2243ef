'use client'

import { type FormEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select } from '@/app/_ui/field'
import { keptProgress } from '@/lib/domain/exports/kept-progress'
import { fileSize } from '@/lib/domain/format/file-size'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import { done, failed, type Result } from '@/lib/services/result'

/** Loaded after the page: most of its visitors export nothing. */
const LossesBefore = whenLoaded(() => import('./losses-before').then((part) => part.LossesBefore), { tell: false })

/** What holds the whole library. */
const OF_EVERYTHING = [{ value: 'jsonl', label: 'Everything, as JSON (.jsonl)' }] as const
const FORMATS = [
  { value: 'apkg', label: 'Anki package (.apkg)' },
  { value: 'csv', label: 'Table with commas (.csv)' },
  { value: 'md', label: 'Markdown to read (.md)' },
] as const

type WantedExport = {
  readonly format: string
  readonly withScheduling: boolean
  readonly withMedia: boolean
  readonly selection: CardSelection
}

type DownloadedExport = { readonly name: string; readonly bytes: number }

const NOT_EXPORTED = 'Nothing was exported. Try again.'

/** How long the browser may take to begin writing the file. */
const KEPT_MS = 60_000

/**
 * Fetches an export whole and hands it to the browser as a download, so that a file that breaks off is never saved.
 * @throws what `fetch` throws: no connection, or the signal's reason
 */
const downloadExport = async (wanted: WantedExport, signal: AbortSignal): Promise<Result<DownloadedExport>> => {
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

type ExportFormProps = {
  /** The cards that leave; all of them without any. */
  readonly selection?: CardSelection
  /** What is to be said of packages. */
  readonly ofPackages?: ReactNode
}

const EVERYTHING: CardSelection = { kind: 'all', query: '', except: [] }

/** Exports cards as a file that the browser downloads; says before what its format loses. */
export function ExportForm({ selection = EVERYTHING, ofPackages }: ExportFormProps) {
  const [result, setResult] = useState<Result<DownloadedExport> | null>(null)
  const [isPending, setPending] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const isWhole = selection.kind === 'all' && selection.query === '' && selection.except.length === 0
  const [format, setFormat] = useState<string>(FORMATS[0].value)
  const [isWanted, setWanted] = useState(true)
  const hasProgress = keptProgress(format) !== 'none'
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
      <div className="grid gap-3">
        <Select
          label="Format"
          name="format"
          options={isWhole ? [...FORMATS, ...OF_EVERYTHING] : FORMATS}
          onInput={({ currentTarget }) => setFormat(currentTarget.value)}
        />
        <Checkbox
          key={hasProgress ? 'some' : 'none'}
          name="scheduling"
          value="on"
          defaultChecked={hasProgress && isWanted}
          disabled={!hasProgress}
          onToggle={setWanted}
          label="Include my progress"
          hint="Due dates and past reviews, if the format holds them. Leave it out if the cards are for somebody else. JSON always has it."
        />
        <Checkbox
          name="media"
          value="on"
          defaultChecked
          label="Include images, sounds and videos"
          hint="For Anki packages and JSON. Other formats contain only their names."
        />
      </div>
      {/* Above what depends on the format, so that another format does not move the buttons. */}
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
      <Suspense>
        <LossesBefore format={format} withScheduling={hasProgress && isWanted} selection={selection} />
      </Suspense>
      {format === 'apkg' ? ofPackages : null}
    </form>
  )
}
