import { sendDecision, sendHighlight, sendUndo } from '../../draft-actions'
import type { Answer, OutboxStore, Outgoing } from './decision-outbox'

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

/** Sends one through its server action. Throws where the server cannot be reached. */
export async function sendToServer(one: Outgoing): Promise<Answer> {
  const send = () => {
    switch (one.kind) {
      case 'decide':
        return sendDecision(one.form)
      case 'undo':
        return sendUndo(one.form)
      case 'highlight':
        return sendHighlight(one.form)
      default:
        return one satisfies never
    }
  }
  const result = await send()
  if (result.ok) return { ok: true, ...result.value }
  return { ok: false, message: result.message, again: result.code === 'storage' }
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
