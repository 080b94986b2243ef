import type { SentForm } from '@/lib/services/drafts/decision-input'

/** What goes to the server in the order in which it was done. Its id makes a second sending harmless. */
export type Outgoing = SentForm

export type SendOutcome =
  | { readonly ok: true; readonly id: string; readonly factId: string | null; readonly cards: number }
  /** `again`: the server could not do it now, and may later. */
  | { readonly ok: false; readonly message: string; readonly again: boolean }

/** Where what waits survives a reload. */
export type OutboxStore = {
  readonly all: () => readonly Outgoing[]
  readonly put: (one: Outgoing) => void
  readonly remove: (id: string) => void
}

export type DecisionOutboxState = {
  readonly waiting: number
  /** Why it waits; null while nothing is wrong. */
  readonly trouble: string | null
}

type OutboxParts = {
  readonly send: (one: Outgoing) => Promise<SendOutcome>
  readonly store: OutboxStore
  readonly onAnswer: (one: Outgoing, answer: SendOutcome) => void
  readonly onState: (state: DecisionOutboxState) => void
  /** Resolves after so many milliseconds, or sooner when there is reason to try again. */
  readonly wait: (ms: number) => Promise<void>
}

export type DecisionOutbox = {
  readonly post: (one: Outgoing) => void
  /** Resolves when nothing waits any more. */
  readonly idle: () => Promise<void>
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000
const UNREACHABLE = 'The server can’t be reached.'

/**
 * Sends one after the other, in order, until each is answered. What fails for want of a connection is tried again; what
 * the server refuses is handed back. Begins with what an earlier page left behind.
 */
export function decisionOutbox({ send, store, onAnswer, onState, wait }: OutboxParts): DecisionOutbox {
  const waiting: Outgoing[] = [...store.all()]
  let running: Promise<void> | null = null
  let failures = 0

  const run = async () => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const answer = await send(first).catch((): SendOutcome => ({ ok: false, message: UNREACHABLE, again: true }))
      if (!answer.ok && answer.again) {
        failures += 1
        onState({ waiting: waiting.length, trouble: answer.message })
        await wait(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)))
        continue
      }
      failures = 0
      waiting.shift()
      store.remove(first.form.id)
      onAnswer(first, answer)
      onState({ waiting: waiting.length, trouble: null })
    }
    running = null
  }

  const start = () => {
    running ??= run()
  }
  if (waiting.length > 0) start()
  return {
    post(one) {
      waiting.push(one)
      store.put(one)
      if (failures === 0) onState({ waiting: waiting.length, trouble: null })
      start()
    },
    idle: () => running ?? Promise.resolve(),
  }
}
