import { OFFLINE_ADDRESS } from '../saved-pages'
import { savedCopy } from './pages'
import type { RequestEvent } from './scope'

/** A network that has said nothing for so long is taken for none, if there is a saved copy. */
const PATIENCE_MS = 6_000

/** What a proxy says while the server behind it is gone. */
const GONE: ReadonlySet<number> = new Set([502, 503, 504])

const NOT_SAVED = new Response('You’re offline, and this page isn’t saved on this device.', {
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
})

/** What a visit to a page gets: the page from the server, or its saved copy where the server cannot be reached. */
export async function answerVisit({ request, preloadResponse, waitUntil }: Visit): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const saved = await savedCopy(pathname + search)
  const network = preloadResponse.then((response) => response ?? fetch(request))
  waitUntil(network.catch(() => undefined))
  const orSaved = network.then(
    (response) => (saved && GONE.has(response.status) ? saved : response),
    async () => saved ?? (await savedCopy(OFFLINE_ADDRESS)) ?? NOT_SAVED.clone(),
  )
  if (!saved) return orSaved
  const patience = new Promise<Response>((resolve) => setTimeout(() => resolve(saved), PATIENCE_MS))
  return Promise.race([orSaved, patience])
}

type Visit = Pick<RequestEvent, 'request' | 'preloadResponse'> & { readonly waitUntil: RequestEvent['waitUntil'] }
