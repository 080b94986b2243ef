import type { IncomingMessage, ServerResponse } from 'node:http'
import { pathOf } from './host-guard'

type Served = { readonly what: string; endedAt: number | null }

/** What is being served, for a line of the log. */
export type Serving = {
  readonly note: (request: IncomingMessage, response: ServerResponse) => void
  /** What is served now, or was until shortly ago, the longest first; each named once. */
  readonly lately: (withinMs: number) => readonly string[]
}

const MOST_NAMED = 5
const MOST_KEPT = 500

/** Method and path. What a learner searched for is not logged, nor an address that is a secret. */
const nameOf = ({ method, url }: IncomingMessage): string =>
  `${method ?? ''} ${pathOf(url ?? '').replace(/^(\/calendar\/).+/, '$1…')}`

/** Keeps which requests are being answered. */
export const keepServing = (clock: () => number = () => performance.now()): Serving => {
  const all = new Set<Served>()
  return {
    note: (request, response) => {
      const served: Served = { what: nameOf(request), endedAt: null }
      all.add(served)
      for (const oldest of all) {
        if (all.size <= MOST_KEPT) break
        all.delete(oldest)
      }
      response.on('close', () => {
        served.endedAt = clock()
      })
    },
    lately: (withinMs) => {
      const since = clock() - withinMs
      for (const served of all) if (served.endedAt !== null && served.endedAt < since) all.delete(served)
      return [...new Set([...all].map(({ what }) => what))].slice(0, MOST_NAMED)
    },
  }
}
