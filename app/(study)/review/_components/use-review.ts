import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import { outbox, waitingReviews } from '@/app/_client/outbox'
import { reviewsOf } from '@/app/_client/outbox-kinds'
import type { CardId, ReviewId } from '@/lib/domain/ids'
import type { StudySession } from '@/lib/domain/queue/study-card'
import type { Rating } from '@/lib/domain/scheduling/memory'
import {
  advance,
  openReview,
  type ReviewState,
  reveal,
  type Sides,
  type TypedAnswer,
  upAt,
  withEditedCard,
} from './review-state'
import {
  buryOrSuspend,
  grade,
  type ReviewMoment,
  type ReviewMove,
  type SessionReach,
  toggleMark,
  undo,
} from './review-steps'
import { undoEarlier } from './undo-earlier'
import { type Stopwatch, visibleStopwatch } from './visible-stopwatch'

export type ReviewActs = {
  /** Shows the answer; of a typed card with what was typed. */
  readonly show: (typed: string | null) => void
  readonly grade: (rating: Rating) => void
  readonly buryOrSuspend: (how: 'bury' | 'suspend', reach: SessionReach) => void
  readonly toggleMark: () => void
  readonly undo: () => void
  readonly edit: (cardId: CardId, sides: Sides) => void
  /** Asks a learning card before its time. */
  readonly askEarly: () => void
}

const moment = (): ReviewMoment => ({ at: Date.now(), newId: () => uuidv7() as ReviewId }) // edge

/** How long earlier answers may keep the learner from the first card. */
const OPENING_MS = 3_000

/** The comparison of typed answers: not needed to show the first question, so it comes after it. */
const loadGrading = () => import('./typed-answer')

const atMost = (ms: number, work: Promise<unknown> = new Promise(() => undefined)): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))])

/** A session loaded before the server took the last entry is loaded again, once for each such entry. */
let reloadedFor = 0

/**
 * The sitting as it stands, and what can be done in it. Each step is stored in the outbox before the next card shows;
 * what is pressed meanwhile waits its turn, and nothing waits for the network.
 */
export function useReview(study: StudySession) {
  const [state, setState] = useState(() => openReview(study))
  const now = useRef<ReviewState>(state)
  const watch = useRef<Stopwatch | null>(null)
  const questionMs = useRef(0)
  // Busy from the start: what is pressed while earlier answers are looked for waits its turn too.
  const steps = useRef<{ busy: boolean; queue: (() => Promise<void> | undefined)[] }>({ busy: true, queue: [] })
  const router = useRouter()

  const go = useCallback((next: ReviewState) => {
    if (next.turn !== now.current.turn) watch.current?.restart()
    now.current = next
    flushSync(() => setState(next))
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

  const step = useCallback(
    (make: (state: ReviewState) => ReviewMove | null) =>
      inTurn(() => {
        const move = make(now.current)
        return move ? outbox.post(reviewsOf(move.entries, move.about)).then(() => go(move.state)) : undefined
      }),
    [go, inTurn],
  )
  const change = useCallback(
    (make: (state: ReviewState) => ReviewState) =>
      inTurn(() => {
        const next = make(now.current)
        if (next !== now.current) go(next)
        return undefined
      }),
    [go, inTurn],
  )

  const turnOver = useCallback(
    (typed: (state: ReviewState) => TypedAnswer | null): undefined => {
      const next = reveal(now.current, Date.now(), typed(now.current))
      if (next === now.current) return
      questionMs.current = watch.current?.read() ?? 0
      watch.current?.restart()
      go(next)
    },
    [go],
  )

  const [acts] = useState<ReviewActs>(() => ({
    show: (typed) =>
      inTurn(() => {
        if (typed === null) return turnOver(() => null)
        // Where it could not be loaded, the answer is shown all the same and the learner compares.
        const loaded = loadGrading().catch(() => null)
        return loaded.then((part) => turnOver((current) => part?.typedAnswer(current, typed) ?? null))
      }),
    grade: (rating) =>
      step((current) => {
        const times = { questionMs: questionMs.current, answerMs: watch.current?.read() ?? 0 }
        return grade(current, rating, moment(), times)
      }),
    buryOrSuspend: (how, reach) => step((current) => buryOrSuspend(current, how, reach, moment())),
    toggleMark: () => step((current) => toggleMark(current, moment())),
    undo: () =>
      now.current.past.length > 0 ? step((current) => undo(current, moment())) : undoEarlier(router.refresh),
    edit: (cardId, sides) => change((current) => withEditedCard(current, cardId, sides)),
    askEarly: () =>
      change((current) => {
        const { up } = current.course
        return up.kind === 'wait' ? advance(current, up.untilMs) : current
      }),
  }))

  useEffect(() => {
    // While there is a connection: it may be gone when something is typed.
    if ([...study.learning, ...study.main].some(({ form }) => form === 'typed'))
      void loadGrading().catch(() => undefined)
  }, [study])

  useEffect(() => {
    const stopwatch = visibleStopwatch()
    watch.current = stopwatch
    return () => stopwatch.stop()
  }, [])

  useEffect(() => {
    let gone = false
    const open = async () => {
      const isStale = outbox.state().takenAt.review > Math.max(study.now, reloadedFor)
      if (isStale || (await waitingReviews()).length > 0) {
        reloadedFor = Math.max(reloadedFor, outbox.state().takenAt.review)
        await atMost(OPENING_MS, outbox.flush())
        const left = await waitingReviews()
        if (gone) return
        if (left.length > 0) go(openReview(study, new Set(left.map((entry) => entry.cardId))))
        else {
          router.refresh()
          await atMost(OPENING_MS)
        }
      }
      if (!gone) goOn()
    }
    void open()
    return () => {
      gone = true
    }
  }, [study, go, goOn, router])

  const { up } = state.course
  useEffect(() => {
    if (up.kind !== 'wait') return
    const timer = setInterval(() => {
      if (upAt(now.current.course.session, Date.now()).kind === 'card')
        change((current) => advance(current, Date.now()))
    }, 1_000)
    return () => clearInterval(timer)
  }, [up, change])

  return { state, acts }
}
