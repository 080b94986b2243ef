'use client'

import { type ReactNode, useEffect, useState } from 'react'
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
