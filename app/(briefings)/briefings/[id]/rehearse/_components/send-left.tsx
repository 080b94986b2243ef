'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { sendAnswers, waitingAnswers } from '@/app/_client/rehearsal-outbox'

/** Sends answers that an earlier page kept on this device, and loads what is shown anew once they are there. */
export function SendLeft() {
  const [left, setLeft] = useState(0)
  const router = useRouter()
  useEffect(() => {
    let gone = false
    const send = async () => {
      if ((await waitingAnswers()).length === 0) return
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
  }, [router])
  return (
    <p role="status" className="text-hard text-small">
      {left > 0
        ? `${left} ${left === 1 ? 'step' : 'steps'} of a rehearsal could not be sent yet and ${left === 1 ? 'is' : 'are'} kept on this device.`
        : ''}
    </p>
  )
}
