'use client'

import { ActButton } from '@/app/_client/act-button'
import { useRefreshing } from '@/app/_client/use-refreshing'
import { stopExportAction } from '@/app/_export/actions'
import { Progress } from '@/app/_ui/progress'
import type { ExportStep } from '@/lib/services/export/exporting'

const STEPS = { reading: 'Reading the cards', packing: 'Packing the file' } as const

/** The progress of an export; asks again every second, while the page can be seen. */
export function ExportProgress({ name, step, share }: { name: string; step: ExportStep; share: number }) {
  useRefreshing()
  return (
    <div className="grid gap-4">
      <p role="status" className="figures">
        {STEPS[step]} for {name}: {Math.floor(share * 100)}%. You can leave this page; the export continues.
      </p>
      <Progress label={STEPS[step]} value={share} max={1} />
      <ActButton act={stopExportAction} doing="Stopping …">
        Stop
      </ActButton>
    </div>
  )
}
