import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import { post } from '@/app/_client/outbox'
import { isVoid, keepAnswer, sendAnswers, type WaitingAnswer, waitingAnswers } from '@/app/_client/rehearsal-outbox'
import { type Stopwatch, visibleStopwatch } from '@/app/_ui/visible-stopwatch'
import type { Confidence } from '@/lib/domain/briefing/briefing'
import type { RehearsalAnswer } from '@/lib/domain/briefing/rehearsal/course'
import { questionText } from '@/lib/domain/cards/sides'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { studyCalendar } from '@/lib/domain/time/study-day'
import type { RehearsalSheet } from '@/lib/services/rehearsal/load-rehearsal'
import {
  accepted,
  choose,
  gradeQuestion,
  mark,
  openRun,
  questionUp,
  type RunState,
  typed,
  undoQuestion,
} from './run-state'

export type RunActs = {
  /** Does something with the rehearsal as it stands once all that was pressed before has been done. */
  readonly inTurn: (act: (state: RunState) => void) => void
  readonly choose: (option: string) => void
  readonly typed: (text: string) => void
  readonly mark: (confidence: Confidence) => void
  readonly accepted: () => void
  readonly grade: (rating: Rating) => void
  /** Takes the last answer back. */
  readonly undo: () => void
}

const RETRY_MS = 5_000
const NOTHING_CHOSEN = 'Choose an answer first.'

/** The day in an entry is worked out by the server; what is sent names that of UTC. */
const dayOf = (at: number) => studyCalendar('Etc/UTC', 0).dayOf(at)

/**
 * The rehearsal as it stands and what can be done in it. Each answer is stored in this browser before the next question
 * shows, and nothing waits for the network: a page that is closed, killed or offline loses none.
 */
export function useRun(sheet: RehearsalSheet) {
  const [state, setState] = useState(() => openRun(sheet))
  const [waiting, setWaiting] = useState(0)
  const now = useRef<RunState>(state)
  const watch = useRef<Stopwatch | null>(null)
  // Busy from the start, until answers that are still on the way are known; what is pressed meanwhile waits its turn.
  const steps = useRef<{ busy: boolean; queue: (() => void)[] }>({ busy: true, queue: [] })

  const go = useCallback((next: RunState) => {
    if (next.turn !== now.current.turn || next.face.kind !== now.current.face.kind) {
      if (next.face.kind !== 'sure') watch.current?.restart()
    }
    now.current = next
    flushSync(() => setState(next))
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
    const keep = (next: RunState, answer: WaitingAnswer['answer'], about: string, logged: Promise<void> | null) => {
      steps.current.busy = true
      void Promise.all([logged, keepAnswer({ rehearsalId: sheet.id, answer, about })]).then(() => {
        go(next)
        void sendOn()
        goOn()
      })
    }
    const moment = () => ({ at: Date.now(), newId: () => uuidv7() })
    const change = (make: (state: RunState) => RunState) => inTurn(() => go(make(now.current)))
    return {
      inTurn: (act) => inTurn(() => act(now.current)),
      choose: (option) => change((current) => choose(current, option)),
      typed: (text) => change((current) => typed(current, text)),
      mark: (confidence) =>
        change((current) => {
          const next = mark(current, confidence, watch.current?.read() ?? 0)
          if (next) return next
          return questionUp(current)?.item.format === 'choice' ? { ...current, said: NOTHING_CHOSEN } : current
        }),
      accepted: () => change(accepted),
      grade: (rating) =>
        inTurn(() => {
          const question = questionUp(now.current)
          const move = gradeQuestion(now.current, rating, watch.current?.read() ?? 0, moment())
          if (!move || !question) return
          const { entry } = move
          const about = questionText(question.card)
          keep(move.state, move.answer, about, entry ? post([{ ...entry, day: dayOf(entry.at) }], about) : null)
        }),
      undo: () =>
        inTurn(() => {
          const move = undoQuestion(now.current, moment())
          if (!move) return
          const { entry } = move
          const question = questionUp(move.state)
          const about = question ? questionText(question.card) : ''
          keep(move.state, move.taken, about, entry ? post([{ ...entry, day: dayOf(entry.at) }], about) : null)
        }),
    }
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
      if (own.length > 0) go(openRun(sheet, [...now.current.answers, ...answers], own.filter(isVoid)))
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

  return { state, acts, waiting }
}
