'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Progress } from '@/app/_ui/progress'
import { stopImport } from '../import-actions'
import { ImportButton } from './import-button'

const ASK_EVERY_MS = 1_000

type ImportProgressProps = {
  readonly doing: 'reading' | 'importing'
  readonly fileName: string
  readonly share: number
}

/** How far an import is; asks again every second, while the page can be seen. */
export function ImportProgress({ doing, fileName, share }: ImportProgressProps) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  const words = doing === 'reading' ? 'Reading' : 'Importing'
  return (
    <div className="grid gap-4">
      <p role="status" className="figures">
        {words} “{fileName}”: {Math.floor(share * 100)}%. You can leave this page; this continues in the background.
      </p>
      <Progress label={words} value={share} max={1} />
      <ImportButton act={stopImport} doing="Stopping …">
        Stop
      </ImportButton>
    </div>
  )
}
