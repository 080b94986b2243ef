'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useOutbox } from '@/app/_client/outbox'

/** Loads the page again once the server has taken answers that it lacks. `madeAt` is when the server made it. */
export function RefreshWhenTaken({ madeAt }: { readonly madeAt: number }) {
  const loadedFor = useRef(0)
  const isWaiting = useOutbox(({ waiting }) => waiting.some(({ kind }) => kind === 'review'))
  const takenAt = useOutbox((held) => held.takenAt.review)
  const router = useRouter()
  useEffect(() => {
    // Once for each: the clocks of server and browser need not agree.
    if (isWaiting || takenAt <= Math.max(madeAt, loadedFor.current)) return
    loadedFor.current = takenAt
    router.refresh()
  }, [router, madeAt, isWaiting, takenAt])
  return null
}
