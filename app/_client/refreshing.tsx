'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const ASK_EVERY_MS = 1_000

/** Loads the page anew every second, while it can be seen: for what goes on in the background. Shows nothing. */
export function Refreshing() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return null
}
