'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Progress } from '@/app/_ui/progress'
import type { ExportStep } from '@/lib/services/export/exporting'
import { StopExport } from './stop-export'

const ASK_EVERY_MS = 1_000
const STEPS = { reading: 'Reading the cards', packing: 'Packing the file' } as const

/** The progress of an export; asks again every second, while the page can be seen. */
export function ExportProgress({ name, step, share }: { name: string; step: ExportStep; share: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div className="grid gap-4">
      <p role="status" className="figures">
        {STEPS[step]} for {name}: {Math.floor(share * 100)}%. You can leave this page; the export continues.
      </p>
      <Progress label={STEPS[step]} value={share} max={1} />
      <StopExport doing="Stopping …">Stop</StopExport>
    </div>
  )
}
