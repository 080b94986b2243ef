import { useState } from 'react'
import { Button } from '@/app/_ui/button'

/** Stops reading what was sent under a ticket. Its form then says that nothing was added. */
export function StopReading({ ticket }: { readonly ticket: string }) {
  const [isSent, setSent] = useState(false)
  const stop = () => {
    setSent(true)
    fetch(`/api/v1/reading-queue/${ticket}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => setSent(false))
  }
  return (
    <Button onClick={stop} aria-disabled={isSent}>
      {isSent ? 'Stopping' : 'Stop'}
    </Button>
  )
}
