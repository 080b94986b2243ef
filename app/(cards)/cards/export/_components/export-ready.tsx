'use client'

import { useEffect, useRef } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { stopExportAction } from '@/app/_export/actions'
import { buttonClass } from '@/app/_ui/button'
import { ProblemsWithExamples } from '@/app/_ui/problems-with-examples'
import { fileSize } from '@/lib/domain/format/file-size'
import { counted } from '@/lib/domain/format/words'
import type { ReadyExport } from '@/lib/services/export/export-run'

/** A finished export. Its file is downloaded at once, unless that was done before. */
export function ExportReady({ name, bytes, cards, reviews, losses, isTaken }: ReadyExport) {
  const link = useRef<HTMLAnchorElement>(null)
  const hasStarted = useRef(isTaken)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    link.current?.click()
  }, [])
  return (
    <div className="grid gap-5">
      <div>
        <p role="status" className="font-medium">
          Exported {counted(cards, 'card')}
          {reviews > 0 ? ` with ${counted(reviews, 'review')}` : ''}.
        </p>
        <p className="figures mt-1 break-all text-quiet">
          {name}, {fileSize(bytes)}
        </p>
      </div>
      <p className="max-w-[34rem] text-quiet">
        The download starts automatically. The file stays here for a day, or until the next export replaces it.
      </p>
      {losses.length > 0 ? (
        <details open={losses.some(({ isLeftOut }) => isLeftOut)} className="max-w-[34rem]">
          <summary>Left out or changed ({losses.length})</summary>
          <ProblemsWithExamples problems={losses} />
        </details>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <a ref={link} href="/api/v1/export/file" download={name} className={buttonClass('primary')}>
          {isTaken ? 'Download again' : 'Download'}
        </a>
        <ActButton act={stopExportAction} doing="Discarding …">
          Discard the file
        </ActButton>
      </div>
    </div>
  )
}
