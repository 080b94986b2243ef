import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Stopwatch, visibleStopwatch } from '@/app/_client/visible-stopwatch'
import { SAVED_MARK } from '@/app/_offline/saved-pages'
import { toast } from '@/app/_ui/toast'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { ReviewId } from '@/lib/domain/ids'
import type { StudySession } from '@/lib/domain/queue/study-card'
import type { Confidence } from '@/lib/domain/scheduling/log'
import { openSession, type ReviewSession } from '@/lib/domain/session/review-session'
import type { SessionEvent } from '@/lib/domain/session/session-events'
import { loadLaterParts, loadSessionParts, type SessionParts, sessionParts } from './load-later-parts'
import type { hearElsewhere } from './resume'
import type { ReviewActs } from './scene'

/** Shows a session of a saved copy, which is hidden until the answers are in it that were given since it was saved. */
const showSavedSession = (): void => document.documentElement.removeAttribute(SAVED_MARK)

/** How long earlier answers may keep the learner from the first card. */
const OPENING_MS = 3_000

/** The comparison of typed answers: not needed to show the first question, so it comes after it. */
const loadComparison = () => import('@/lib/domain/session/typed-answer')

/** Only the saved copy of a page comes with a server timing. */
const isSavedCopy = (): boolean => {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[] // of this type
  return (visit?.serverTiming.length ?? 0) > 0
}

const atMost = (ms: number, work: Promise<unknown> = new Promise(() => undefined)): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))])

type Following = {
  /** Whether it is the session of the day: when a study day begins, that day's cards take its place. */
  readonly followsDay: boolean
  /** Whether a dialog is open, which a session that arrives meanwhile would close. */
  readonly isDialogOpen: boolean
  /** Told whether a session that arrives has to wait: for that dialog, or for the grade of an answer that is shown. */
  readonly onHold: (isHeld: boolean) => void
  /** Told that the library was changed here: a session that waits was loaded before that. */
  readonly onChanged: () => void
}

/** A session loaded before the server took the last entry is loaded again, once for each such entry. */
let reloadedFor = 0

/**
 * The session in this browser, and what can be done in it. What an event logs is stored in the outbox before the next card shows;
 * what is pressed meanwhile waits its turn, and nothing waits for the network.
 */
export function useReview(study: StudySession, { followsDay, isDialogOpen, onHold, onChanged }: Following) {
  const [session, setSession] = useState(() => openSession(study))
  const now = useRef<ReviewSession>(session)
  const watch = useRef<Stopwatch | null>(null)
  const others = useRef<ReturnType<typeof hearElsewhere> | null>(null)
  // Busy from the start: what is pressed while the page is made ready waits its turn too.
  const steps = useRef<{ busy: boolean; queue: (() => Promise<void> | undefined)[] }>({ busy: true, queue: [] })
  const router = useRouter()

  const go = useCallback((next: ReviewSession) => {
    if (next.turn !== now.current.turn || next.side.kind !== now.current.side.kind) watch.current?.restart()
    now.current = next
    flushSync(() => setSession(next))
  }, [])

  const goOn = useCallback(() => {
    const { current } = steps
    current.busy = false
    while (!current.busy) {
      const waiting = current.queue.shift()?.()
      if (waiting) {
        current.busy = true
        void waiting.finally(goOn)
      } else if (current.queue.length === 0) return
    }
  }, [])
  const inTurn = useCallback(
    (act: () => Promise<void> | undefined) => {
      steps.current.queue.push(act)
      if (!steps.current.busy) goOn()
    },
    [goOn],
  )

  /** Returns what has to be waited for: that the entries are stored. */
  const apply = useCallback(
    (event: SessionEvent): Promise<void> | undefined => {
      const parts = sessionParts()
      if (!parts) return
      const newId = () => parts.uuidv7() as ReviewId // edge: made here
      const moment = { at: Date.now(), seenMs: watch.current?.read() ?? 0, newId }
      const move = parts.sessionAfter(now.current, event, moment)
      if (!move) return
      if (move.entries.length > 0) {
        others.current?.tell(move.entries)
        return parts.outbox.post(parts.reviewsOf(move.entries, move.about)).then(() => go(move.session))
      }
      go(move.session)
    },
    [go],
  )

  const isYesterdays = useRef(false)
  /** Once: where the server cannot be reached, the session of yesterday goes on. */
  const openNewDay = useCallback(async () => {
    isYesterdays.current = true
    const { outbox, waitingReviews } = await loadSessionParts()
    await atMost(OPENING_MS, outbox.flush())
    // Nothing waits for the new day: what is pressed until it is there is meant for the card on the screen.
    if ((await waitingReviews()).length === 0) router.refresh()
  }, [router])
  const followDay = useCallback((): Promise<void> | undefined => {
    const isOver = followsDay && !isYesterdays.current && Date.now() >= study.dayEndsAt
    return isOver && now.current.side.kind === 'question' ? openNewDay() : undefined
  }, [followsDay, study, openNewDay])

  /** A deletion is undone on the server first; its cards are back in the session if it was the last step. */
  const undoChange = async (changeId: string) => {
    // Loaded with the dialog that deleted it.
    const part = await import('./deletion').catch(() => null)
    if ((await part?.undoDeletion(changeId)) && now.current.past.at(-1)?.changeId === changeId)
      await apply({ kind: 'undo' })
  }

  /** Where the comparison could not be loaded, the answer is shown all the same and the learner compares. */
  const showCompared = async (confidence?: Confidence) => {
    const part = await loadComparison().catch(() => null)
    const typed = part?.typedAnswerOf(now.current) ?? null
    await apply({ kind: 'show', typed, ...(confidence === undefined ? {} : { confidence }) })
  }

  const changed = useRef(onChanged)
  useEffect(() => {
    changed.current = onChanged
  }, [onChanged])

  const [acts] = useState<ReviewActs>(() => ({
    show: (typed) =>
      inTurn(() => {
        if (typed === null) return apply({ kind: 'show', typed: null })
        apply({ kind: 'type', text: typed })
        return study.rehearsal ? undefined : showCompared()
      }),
    mark: (confidence) =>
      inTurn(() =>
        now.current.side.kind === 'comparing'
          ? showCompared(confidence)
          : apply({ kind: 'show', typed: null, confidence }),
      ),
    send: (event) => {
      inTurn(() => apply(event))
      inTurn(followDay)
      if (event.kind === 'edit' || event.kind === 'deleted') changed.current()
    },
    undo: () =>
      now.current.past.length > 0
        ? inTurn(() => {
            const changeId = now.current.past.at(-1)?.changeId
            return changeId === undefined ? apply({ kind: 'undo' }) : undoChange(changeId)
          })
        : void loadLaterParts()
            .then((part) => {
              const open = (query: string) => router.push(`/review?${query}`)
              return part.undoEarlier({ reload: router.refresh, open }, study.scheduling.timeZone)
            })
            .catch(() => undefined),
    undoDeletion: (changeId) => inTurn(() => undoChange(changeId)),
  }))

  useEffect(() => {
    // While there is a connection: it may be gone when something is typed.
    if ([...study.learning, ...study.main].some(isTypedOut)) void loadComparison().catch(() => undefined)
  }, [study])

  useEffect(() => {
    const stopwatch = visibleStopwatch()
    watch.current = stopwatch
    return stopwatch.stop
  }, [])

  useEffect(() => {
    let gone = false
    const resume = async () => {
      const next = await loadLaterParts().then(
        (part) => part.resumed(study),
        () => null,
      )
      if (next && !gone) go(next)
    }
    const takeUp = async ({ outbox, waitingReviews }: SessionParts) => {
      // The server cannot be reached: what it has taken since the copy was saved is known here.
      if (isSavedCopy()) return resume()
      const isStale = outbox.state().takenAt.review > Math.max(study.now, reloadedFor)
      if (isStale || (await waitingReviews()).length > 0) {
        reloadedFor = Math.max(reloadedFor, outbox.state().takenAt.review)
        await atMost(OPENING_MS, outbox.flush())
        if ((await waitingReviews()).length > 0) await resume()
        else if (!gone) {
          router.refresh()
          await atMost(OPENING_MS)
        }
      }
    }
    const open = async () => {
      await takeUp(await loadSessionParts())
      showSavedSession()
      if (!gone) goOn()
    }
    open().catch(() => toast('Part of this page couldn’t be loaded. Reload it to go on.'))
    return () => {
      gone = true
    }
  }, [study, go, goOn, router])

  useEffect(() => {
    const openedAt = Date.now()
    const ending = new AbortController()
    const listen = (part: Awaited<ReturnType<typeof loadLaterParts>>) => {
      if (ending.signal.aborted) return
      const heard = part.hearElsewhere({ study, current: () => now.current, go, inTurn }, openedAt)
      others.current = heard
      ending.signal.addEventListener('abort', heard.stop)
    }
    loadLaterParts().then(listen, () => undefined)
    return () => {
      others.current = null
      ending.abort()
    }
  }, [study, go, inTurn])

  useEffect(() => {
    // A page that was left open over night.
    const look = () => document.visibilityState === 'visible' && inTurn(followDay)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [inTurn, followDay])

  const { kind: side } = session.side
  useEffect(() => onHold(isDialogOpen || (isYesterdays.current && side === 'answer')), [onHold, isDialogOpen, side])

  const isWaiting = session.state.next.kind === 'wait'
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => acts.send({ kind: 'tick' }), 1_000)
    return () => clearInterval(timer)
  }, [isWaiting, acts])

  return { session, acts }
}
