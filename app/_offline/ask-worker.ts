import type { SavedPages, WorkerRequest } from './saved-pages'

const WORKER = '/service-worker.js'
const DAYS_AHEAD = 'aide-days-ahead'
const DEFAULT_DAYS_AHEAD = 2

/** Whether this browser can save pages: not in development, where every page would be of an old build. */
export const canSavePages = (): boolean => process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator

/** Registers the service worker, or finds it. Null where the browser does not allow one. */
export const registerWorker = (): Promise<ServiceWorkerRegistration | null> =>
  navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' }).catch(() => null)

/** Asks a service worker, and waits for what it answers; null where it failed. */
export const askWorker = <Answer>(worker: ServiceWorker, request: WorkerRequest): Promise<Answer | null> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage(request, [port2])
  })

/** The worker that answers for this page; null while there is none. */
export const activeWorker = async (): Promise<ServiceWorker | null> =>
  (await navigator.serviceWorker.getRegistration())?.active ?? null

/** Of how many days after today this device saves the sessions. */
export function daysAhead(): number {
  try {
    const chosen = Number(localStorage.getItem(DAYS_AHEAD) ?? DEFAULT_DAYS_AHEAD)
    return Number.isInteger(chosen) ? chosen : DEFAULT_DAYS_AHEAD
  } catch {
    return DEFAULT_DAYS_AHEAD
  }
}

/** Changes that, for this device. A browser that stores nothing forgets it. */
export function chooseDaysAhead(days: number): void {
  try {
    localStorage.setItem(DAYS_AHEAD, String(days))
  } catch {
    // It saves nothing either.
  }
}

/** Saves the pages that the server names; null where it could not. */
export async function savePages(force: boolean): Promise<SavedPages | null> {
  const worker = await activeWorker()
  return worker && askWorker<SavedPages>(worker, { kind: 'save', daysAhead: daysAhead(), force })
}
