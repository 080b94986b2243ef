import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import { post } from '@/app/_client/outbox'
import { isVoid, keepAnswer, sendAnswers, waitingAnswers } from '@/app/_client/rehearsal-outbox'
import { type Stopwatch, visibleStopwatch } from '@/app/_ui/visible-stopwatch'
import type { RehearsalAnswer } from '@/lib/domain/briefing/rehearsal/progress'
import type { RehearsalSheet } from '@/lib/domain/briefing/rehearsal/sheet'
import { questionText } from '@/lib/domain/cards/sides'
import {
  openRehearsal,
  questionUp,
  type RehearsalEvent,
  type RehearsalSession,
  rehearsalAfter,
} from '@/lib/domain/session/rehearsal-session'
import { studyCalendar } from '@/lib/domain/time/study-day'

export type RunActs = {
  /** Does something with the rehearsal once all that was pressed before has been done. */
  readonly inTurn: (act: (session: RehearsalSession) => void) => void
  readonly send: (event: RehearsalEvent) => void
}

const RETRY_MS = 5_000
const NOTHING_CHOSEN = 'Choose an answer first.'

/** The day in an entry is worked out by the server; what is sent names that of UTC. */
const dayOf = (at: number) => studyCalendar('Etc/UTC', 0).dayOf(at)

/**
 * The rehearsal in this browser, and what can be done in it. Each answer is stored in this browser before the next question
 * shows, and nothing waits for the network: a page that is closed, killed or offline loses none.
 */
export function useRun(sheet: RehearsalSheet) {
  const [session, setSession] = useState(() => openRehearsal(sheet))
  const [waiting, setWaiting] = useState(0)
  const now = useRef<RehearsalSession>(session)
  const watch = useRef<Stopwatch | null>(null)
  // Busy from the start, until answers that are still on the way are known; what is pressed meanwhile waits its turn.
  const steps = useRef<{ busy: boolean; queue: (() => void)[] }>({ busy: true, queue: [] })

  const go = useCallback((next: RehearsalSession) => {
    if (next.turn !== now.current.turn || next.side.kind !== now.current.side.kind) {
      if (next.side.kind !== 'sure') watch.current?.restart()
    }
    now.current = next
    flushSync(() => setSession(next))
  }, [])

  const goOn = useCallback(() => {
    const { current } = steps
    current.busy = false
    while (!current.busy && current.queue.length > 0) current.queue.shift()?.()
  }, [])
  const inTurn = useCallback((act: () => void) => {
    const { current } = steps
    if (current.busy) current.queue.push(act)
    else act()
  }, [])

  const sendOn = useCallback(async () => setWaiting(await sendAnswers()), [])

  const [acts] = useState<RunActs>(() => {
    const apply = (event: RehearsalEvent) => {
      const moment = { at: Date.now(), seenMs: watch.current?.read() ?? 0, newId: () => uuidv7() }
      const question = questionUp(now.current)
      const move = rehearsalAfter(now.current, event, moment)
      if (!move) {
        const isUnchosen = event.kind === 'mark' && question?.item.format === 'choice'
        return isUnchosen ? go({ ...now.current, announcement: NOTHING_CHOSEN }) : undefined
      }
      const { session: next, kept, entry } = move
      if (!kept) return go(next)
      // An undo is about the question that it brings back.
      const asked = event.kind === 'undo' ? questionUp(next) : question
      const about = asked ? questionText(asked.card) : ''
      const logged = entry ? post([{ ...entry, day: dayOf(entry.at) }], about) : null
      steps.current.busy = true
      void Promise.all([logged, keepAnswer({ rehearsalId: sheet.id, answer: kept, about })]).then(() => {
        go(next)
        void sendOn()
        goOn()
      })
    }
    return { inTurn: (act) => inTurn(() => act(now.current)), send: (event) => inTurn(() => apply(event)) }
  })

  useEffect(() => {
    const stopwatch = visibleStopwatch()
    watch.current = stopwatch
    return () => stopwatch.stop()
  }, [])

  useEffect(() => {
    let gone = false
    void waitingAnswers().then((rows) => {
      if (gone) return
      const own = rows.filter(({ rehearsalId }) => rehearsalId === sheet.id).map(({ answer }) => answer)
      const answers = own.filter((answer): answer is RehearsalAnswer => !isVoid(answer))
      if (own.length > 0) go(openRehearsal(sheet, [...now.current.answers, ...answers], own.filter(isVoid)))
      if (rows.length > 0) void sendOn()
      goOn()
    })
    return () => {
      gone = true
    }
  }, [sheet, go, goOn, sendOn])

  useEffect(() => {
    if (waiting === 0) return
    const again = () => void sendOn()
    const timer = setInterval(again, RETRY_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [waiting, sendOn])

  return { session, acts, waiting }
}
