'use client'

import { ActButton } from '@/app/_client/act-button'
import { useRefreshing } from '@/app/_client/use-refreshing'
import { Progress } from '@/app/_ui/progress'
import { stopImport } from '../import-actions'
import { progressWords } from './progress-words'

type ImportProgressProps = {
  readonly doing: 'reading' | 'importing'
  readonly fileName: string
  readonly share: number
}

/** How far an import is; asks again every second, while the page can be seen. */
export function ImportProgress({ doing, fileName, share }: ImportProgressProps) {
  useRefreshing()
  return (
    <div className="grid gap-4">
      <p role="status" className="figures">
        {progressWords(doing, fileName, share)} You can leave this page; this continues in the background.
      </p>
      {share > 0 ? <Progress label={doing === 'reading' ? 'Reading' : 'Importing'} value={share} max={1} /> : null}
      <ActButton act={stopImport} doing="Stopping …">
        Stop
      </ActButton>
    </div>
  )
}
