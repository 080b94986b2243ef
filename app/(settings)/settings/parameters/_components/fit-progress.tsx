'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Progress } from '@/app/_ui/progress'

const ASK_EVERY_MS = 1_000

/** How far fitting is; asks again every second, while the page can be seen. */
export function FitProgress({ share }: { readonly share: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div className="mb-4">
      <p role="status" className="figures mb-2">
        Fitting: {Math.round(share * 100)}%. You can leave this page; it continues.
      </p>
      <Progress label="Fitting" value={share} max={1} />
    </div>
  )
}
