import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import { outbox, useOutbox } from '@/app/_client/outbox'
import { ofRehearsal, reviewsOf, subjectOf } from '@/app/_client/outbox-kinds'
import { takenOfRehearsal } from '@/app/_client/taken-entries'
import { savedAt } from '@/app/_offline/saved-copy'
import { showSavedSession } from '@/app/_offline/saved-session'
import { type Stopwatch, visibleStopwatch } from '@/app/_ui/visible-stopwatch'
import type { RehearsalSheet } from '@/lib/domain/briefing/rehearsal/sheet'
import { questionText } from '@/lib/domain/cards/sides'
import {
  openRehearsal,
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

/** The day in an entry is worked out by the server; what is sent names that of UTC. */
const dayOf = (at: number) => studyCalendar('Etc/UTC', 0).dayOf(at)

/**
 * The rehearsal in this browser, and what can be done in it. Each answer is stored in this browser before the next question
 * shows, and nothing waits for the network: a page that is closed, killed or offline loses none.
 */
export function useRun(sheet: RehearsalSheet) {
  const [session, setSession] = useState(() => openRehearsal(sheet))
  const waiting = useOutbox((held) => new Set(ofRehearsal(held.waiting, sheet.id).map(subjectOf)).size)
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

  const [acts] = useState<RunActs>(() => {
    const apply = (event: RehearsalEvent) => {
      const moment = { at: Date.now(), seenMs: watch.current?.read() ?? 0, newId: () => uuidv7() }
      const move = rehearsalAfter(now.current, event, moment)
      if (!move) return
      const { session: next, kept, entry } = move
      if (!kept) return go(next)
      const question = sheet.questions.find(({ item }) => item.cardId === kept.cardId)
      const about = question ? questionText(question.card) : ''
      const logged = entry ? [{ ...entry, day: dayOf(entry.at) }] : []
      const answer = { kind: 'rehearsal', rehearsalId: sheet.id, id: kept.id, about, content: kept } as const
      steps.current.busy = true
      void outbox.post([...reviewsOf(logged, about), answer]).then(() => {
        go(next)
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
    const takeUp = async () => {
      const held = await outbox.look()
      const since = savedAt(location.pathname)
      // A saved copy of the page lacks what the server has taken since it was saved.
      const taken = since === null ? [] : await takenOfRehearsal(sheet.id, since)
      if (gone) return
      const sent = ofRehearsal([...held.waiting, ...held.refused], sheet.id).map(({ content }) => content)
      const known = new Set<string>(sheet.answers.map(({ id }) => id))
      const own = [...new Map([...taken, ...sent].map((content) => [content.id, content])).values()].filter(
        ({ id }) => !known.has(id),
      )
      const answers = own.flatMap((content) => ('voids' in content ? [] : [content]))
      const voids = own.flatMap((content) => ('voids' in content ? [content] : []))
      if (own.length > 0) go(openRehearsal(sheet, answers, voids))
      showSavedSession()
      goOn()
    }
    void takeUp()
    return () => {
      gone = true
    }
  }, [sheet, go, goOn])

  return { session, acts, waiting }
}
