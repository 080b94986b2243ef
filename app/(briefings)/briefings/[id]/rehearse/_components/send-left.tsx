'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { lastAnsweredInstant, sendAnswers, waitingAnswers } from '@/app/_client/rehearsal-outbox'

/**
 * Sends answers that an earlier page kept on this device, and loads the page again once they are there. The last answer of
 * a rehearsal may arrive while this page is on its way: `madeAt`, when the server made it, shows whether it lacks that.
 */
export function SendLeft({ madeAt }: { readonly madeAt: number }) {
  const loadedFor = useRef(0)
  const [left, setLeft] = useState(0)
  const router = useRouter()
  useEffect(() => {
    let gone = false
    const send = async () => {
      if ((await waitingAnswers()).length === 0) {
        const answeredAt = lastAnsweredInstant()
        // Once for each: the clocks of server and browser need not agree.
        if (gone || answeredAt <= Math.max(madeAt, loadedFor.current)) return
        loadedFor.current = answeredAt
        router.refresh()
        return
      }
      const waiting = await sendAnswers()
      if (gone) return
      setLeft(waiting)
      if (waiting === 0) router.refresh()
    }
    void send()
    const again = () => void send()
    window.addEventListener('online', again)
    return () => {
      gone = true
      window.removeEventListener('online', again)
    }
  }, [router, madeAt])
  return (
    <p role="status" className="text-hard text-small">
      {left > 0
        ? `${left} ${left === 1 ? 'step' : 'steps'} of a rehearsal ${left === 1 ? 'is' : 'are'} kept on this device until ${left === 1 ? 'it' : 'they'} can be sent.`
        : ''}
    </p>
  )
}
