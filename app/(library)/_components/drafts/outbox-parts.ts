import type { OutboxStore, Outgoing, SendOutcome } from './decision-outbox'

const PREFIX = 'aide-decision:'

/** A place that may be closed to us, or full: what waits then lives as long as the page. */
const trying = <T>(work: () => T, otherwise: T): T => {
  try {
    return work()
  } catch {
    return otherwise
  }
}

const readItem = (name: string): Outgoing | null =>
  trying(() => {
    const text = localStorage.getItem(name)
    return text === null ? null : (JSON.parse(text) as Outgoing) // edge: written by `put`, parsed again by the server
  }, null)

/** Ids begin with the time, so their order is that of the decisions. */
const inOrder = (a: string, b: string) => a.localeCompare(b)

/** What waits, one entry of the browser's storage each, so that two windows never overwrite each other's. */
export const browserStore: OutboxStore = {
  all: () =>
    trying(() => Object.keys(localStorage), [])
      .filter((name) => name.startsWith(PREFIX))
      .sort(inOrder)
      .flatMap((name) => readItem(name) ?? []),
  put: (one) => trying(() => localStorage.setItem(PREFIX + one.form.id, JSON.stringify(one)), undefined),
  remove: (id) => trying(() => localStorage.removeItem(PREFIX + id), undefined),
}

/** Whether what waits survives a reload. */
export const isDurable = (): boolean =>
  trying(() => {
    localStorage.setItem(`${PREFIX}?`, '')
    localStorage.removeItem(`${PREFIX}?`)
    return true
  }, false)

const TIMEOUT_MS = 20_000
/** Browsers let at most 64 KB outlive the page. */
const KEEPALIVE_BYTES = 60_000

/** Answers of a server, or of what stands before it, that pass. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 502, 503, 504])

const isStored = (answer: unknown): answer is { id: string; factId: string | null; cards: number } =>
  typeof answer === 'object' && answer !== null && 'id' in answer && 'factId' in answer && 'cards' in answer

const detailOf = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'detail' in answer && typeof answer.detail === 'string'
    ? answer.detail
    : null

/**
 * Sends one to the server; a request of its own, which waits for no page that is on its way. Throws where the server
 * cannot be reached, or has not answered for twenty seconds.
 */
export async function sendToServer(one: Outgoing): Promise<SendOutcome> {
  const body = JSON.stringify(one)
  const response = await fetch('/api/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: body.length < KEEPALIVE_BYTES,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && isStored(answer)) return { ok: true, id: answer.id, factId: answer.factId, cards: answer.cards }
  const message = detailOf(answer) ?? `The server answered ${response.status}.`
  // An answer that is none of ours, with a status that says well, was not stored for all we know.
  return { ok: false, message, again: response.ok || PASSING.has(response.status) }
}

/** Resolves after so many milliseconds, or when the browser is online again or the page is looked at again. */
export const waitOrWake = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      document.removeEventListener('visibilitychange', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
    document.addEventListener('visibilitychange', end)
  })
