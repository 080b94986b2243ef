'use client'

import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { sentBy } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import type { QueueState } from '@/lib/services/worker-pool'

export const WAITING_WORDS = 'Waiting while another text is read'

/** Most texts are read before the first question is due. */
const FIRST_MS = 800
const EVERY_MS = 1_500

/** A ticket for a form that is sent: the server is asked by it whether what was sent waits. */
export const newTicket = (): string => crypto.randomUUID()

/** Whether what was sent under a ticket waits for other texts to be read. Null asks nothing. */
export function useWaiting(ticket: string | null): boolean {
  const [waits, setWaits] = useState(false)
  useEffect(() => {
    if (ticket === null) return
    let timer = 0
    let isOver = false
    const ask = async () => {
      const response = await fetch(`/api/v1/reading-queue/${ticket}`).catch(() => null)
      const answer: QueueState | null = response?.ok ? await response.json() : null
      if (isOver) return
      setWaits(answer?.state === 'waiting')
      timer = window.setTimeout(ask, EVERY_MS)
    }
    timer = window.setTimeout(ask, FIRST_MS)
    return () => {
      isOver = true
      window.clearTimeout(timer)
      setWaits(false)
    }
  }, [ticket])
  return waits
}

type ReadingStatusProps = {
  /** Null while nothing is sent. */
  readonly ticket: string | null
  /** What is said while it is read. */
  readonly children: ReactNode
}

/** What becomes of a text that was sent: it is read, or waits until others are. Nothing while none is sent. */
export function ReadingStatus({ ticket, children }: ReadingStatusProps) {
  const waits = useWaiting(ticket)
  return ticket === null ? null : (
    <p role="status" className="text-quiet text-small">
      {waits ? WAITING_WORDS : children}
    </p>
  )
}

/** Sends a form under a new ticket each time, by which `ReadingStatus` asks whether its text waits to be read. */
export function useTicketForm(send: (form: FormData) => void) {
  const [ticket, setTicket] = useState('')
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = sentBy(event)
    const sent = newTicket()
    typed.set('ticket', sent)
    setTicket(sent)
    send(typed)
  }
  return { ticket, onSubmit }
}

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
