import { useEffect, useRef, useState } from 'react'
import {
  type DecisionOutbox,
  type DecisionOutboxState,
  decisionOutbox,
  type Outgoing,
  type SendOutcome,
} from './decision-outbox'
import { browserStore, isDurable, sendToServer, waitOrWake } from './outbox-parts'

const QUIET: DecisionOutboxState = { waiting: 0, trouble: null }

export type UsedOutbox = DecisionOutboxState & {
  readonly post: (one: Outgoing) => void
  /** Resolves when nothing waits any more. */
  readonly idle: () => Promise<void>
}

/** The outbox of this page. Where the browser keeps nothing, leaving with decisions that wait is asked about. */
export function useOutbox(onAnswer: (one: Outgoing, answer: SendOutcome) => void): UsedOutbox {
  const [state, setState] = useState(QUIET)
  const latest = useRef(onAnswer)
  const outbox = useRef<DecisionOutbox | null>(null)
  useEffect(() => {
    latest.current = onAnswer
  })
  useEffect(() => {
    outbox.current = decisionOutbox({
      send: sendToServer,
      store: browserStore,
      onAnswer: (one, answer) => latest.current(one, answer),
      onState: setState,
      wait: waitOrWake,
    })
  }, [])
  const isWaiting = state.waiting > 0
  useEffect(() => {
    if (!isWaiting || isDurable()) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isWaiting])
  return {
    ...state,
    post: (one) => outbox.current?.post(one),
    idle: async () => outbox.current?.idle(),
  }
}
