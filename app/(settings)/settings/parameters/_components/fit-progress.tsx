'use client'

import { useRefreshing } from '@/app/_client/use-refreshing'
import { Progress } from '@/app/_ui/progress'

/** How far fitting is; asks again every second, while the page can be seen. */
export function FitProgress({ share }: { readonly share: number }) {
  useRefreshing()
  return (
    <div className="mb-4">
      <p role="status" className="figures mb-2">
        Fitting: {Math.round(share * 100)}%. You can leave this page; it continues.
      </p>
      <Progress label="Fitting" value={share} max={1} />
    </div>
  )
}
