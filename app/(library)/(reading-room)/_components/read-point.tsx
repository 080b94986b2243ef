'use client'

import { useCallback, useEffect, useRef } from 'react'
import { scrollBehavior } from '@/app/_client/use-media'
import { Button } from '@/app/_ui/button'
import { WORDS_FROM } from './page-marks'

type ReadPointProps = {
  readonly articleKey: string
  /** The offset at which the shown part of the text ends; the last one ends with the text. */
  readonly partEnd: number
  /** Where reading stopped last: a page that is opened and left at once keeps it. */
  readonly readPoint: number
  /** Whether it is on the list already: looking something up in an article does not put it there. */
  readonly isListed: boolean
}

/** How often what was read is sent while a page is open. */
const SEND_EVERY_MS = 15_000
/** Nobody reads on without a scroll, a key or a touch for so long. */
const IDLE_AFTER_MS = 90_000
/** A page that is closed sooner was only glanced at. */
const LEAST_READ_MS = 4_000
/** Before this an article that is not on the list was only looked up. */
const LEAST_TO_BEGIN_MS = 40_000

/** The end of the last block that was passed, or stands wholly in the upper two thirds of the window. */
const passedIn = (partEnd: number): number | null => {
  const blocks = [...document.querySelectorAll<HTMLElement>(`[${WORDS_FROM}]`)]
  const line = window.innerHeight * 0.67
  const atBottom = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 4
  const passed = blocks.filter((block) => block.getBoundingClientRect().bottom <= line)
  const last = passed.at(-1)
  if (blocks.length > 0 && (passed.length === blocks.length || atBottom)) return partEnd
  return last ? Number(last.getAttribute(WORDS_FROM)) + (last.textContent ?? '').length : null
}

/** Reaches the server also when the page is closed meanwhile. Rejects where the server did not keep it. */
const keep = async (article: string, step: { readonly readPoint: number; readonly readMs: number }): Promise<void> => {
  const response = await fetch('/api/v1/readings', {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ article, ...step }),
  })
  if (!response.ok) throw new Error(`the read-point wasn’t kept: ${response.status}`)
}

/** Keeps, while an article is read, where its reader is and how long the text was in view. Shows nothing. */
export function ReadPoint({ articleKey, partEnd, readPoint, isListed }: ReadPointProps) {
  const kept = useRef({ point: readPoint, passed: readPoint, ms: 0, since: 0, activeAt: 0, moved: false, isListed })

  const send = useCallback(() => {
    const now = performance.now()
    const one = kept.current
    if (one.since > 0 && document.visibilityState === 'visible') {
      one.ms += Math.max(0, Math.min(now, one.activeAt + IDLE_AFTER_MS) - one.since)
      one.since = now
    }
    if (!one.moved || one.ms < (one.isListed ? LEAST_READ_MS : LEAST_TO_BEGIN_MS)) return
    const step = { readPoint: one.passed, readMs: Math.round(one.ms) }
    if (step.readPoint === one.point && step.readMs < SEND_EVERY_MS) return
    one.ms = 0
    one.point = step.readPoint
    one.isListed = true
    void keep(articleKey, step).catch(() => {
      // Kept for the next time: what was read is not lost with one request.
      one.ms += step.readMs
    })
  }, [articleKey])

  useEffect(() => {
    const one = kept.current
    const now = performance.now()
    one.since = document.visibilityState === 'visible' ? now : 0
    one.activeAt = now
    const active = () => {
      const at = performance.now()
      // After a pause the clock starts again where the reader does.
      if (at - one.activeAt > IDLE_AFTER_MS) one.since = at
      one.activeAt = at
    }
    let frame = 0
    // Looked at while it is there: when the page is left, the text is gone before the last is sent.
    const look = () => {
      one.passed = passedIn(partEnd) ?? one.passed
    }
    const move = () => {
      active()
      one.moved = true
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    const turn = () => {
      if (document.visibilityState === 'hidden') {
        one.ms += one.since > 0 ? Math.max(0, Math.min(performance.now(), one.activeAt + IDLE_AFTER_MS) - one.since) : 0
        one.since = 0
        send()
      } else {
        one.since = performance.now()
        one.activeAt = one.since
      }
    }
    const timer = setInterval(send, SEND_EVERY_MS)
    document.addEventListener('scroll', move, { passive: true })
    document.addEventListener('pointerdown', active, { passive: true })
    document.addEventListener('keydown', active)
    document.addEventListener('visibilitychange', turn)
    return () => {
      clearInterval(timer)
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', move)
      document.removeEventListener('pointerdown', active)
      document.removeEventListener('keydown', active)
      document.removeEventListener('visibilitychange', turn)
      send()
    }
  }, [send, partEnd])
  return null
}

/** Brings the place where reading stopped into view, and puts the focus there for those who read by ear. */
export function ContinueHere({ readPoint }: { readonly readPoint: number }) {
  const go = () => {
    const blocks = [...document.querySelectorAll<HTMLElement>(`[${WORDS_FROM}]`)]
    const next = blocks.find((block) => Number(block.getAttribute(WORDS_FROM)) >= readPoint) ?? blocks.at(-1)
    if (!next) return
    next.tabIndex = -1
    next.focus({ preventScroll: true })
    next.scrollIntoView({ behavior: scrollBehavior(), block: 'center' })
  }
  return <Button onClick={go}>Continue where you stopped</Button>
}
