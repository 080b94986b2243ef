import { OFFLINE_ADDRESS, type WorkerRequest } from '../saved-pages'
import { areOfThisBuild, fileFor, isFile, removeOldFiles, saveFiles } from './files'
import { isMedia, mediaFor } from './media'
import { removeAll, saveChosen, savedCopy, saveNamedPages } from './pages'
import { type RequestEvent, scope } from './scope'

/** A network that has said nothing for so long is taken for none, if there is a saved copy. */
const PATIENCE_MS = 6_000

/** What a proxy says while the server behind it is gone. */
const GONE: ReadonlySet<number> = new Set([502, 503, 504])

const NOT_SAVED = new Response('You’re offline, and this page isn’t saved on this device.', {
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
})

/** What a visit to a page gets: the page from the server, or its saved copy where the server cannot be reached. */
async function answerVisit({ request, preloadResponse, waitUntil }: Visit): Promise<Response> {
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

/** What the service worker answers; all else, such as what the interface for programs says, passes it by. */
function answer(event: RequestEvent): void {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (isFile(pathname)) event.respondWith(fileFor(request))
  else if (isMedia(pathname)) event.respondWith(mediaFor(request))
  else if (request.mode === 'navigate') event.respondWith(visit(event))
}

/** `waitUntil` may be called later, while the answer is awaited. */
function visit(event: RequestEvent): Promise<Response> {
  const { request } = event
  const { preloadResponse } = event
  return answerVisit({ request, preloadResponse, waitUntil: (work) => event.waitUntil(work) })
}

async function activate(): Promise<void> {
  await removeOldFiles()
  // Else the worker would have to start before a visit is sent.
  await scope.registration.navigationPreload?.enable()
  await scope.clients.claim()
}

function serve(request: WorkerRequest): Promise<unknown> {
  switch (request.kind) {
    case 'save':
      return saveNamedPages(request)
    case 'save-one':
      return saveChosen(request.address, request.title)
    case 'remove':
      return removeAll()
    case 'is-yours':
      return Promise.resolve(areOfThisBuild(request.files))
    case 'take-over':
      return scope.skipWaiting()
  }
}

scope.addEventListener('install', (event) => event.waitUntil(saveFiles()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', answer)
scope.addEventListener('message', (event) => {
  const asked = event.data as WorkerRequest // edge: from a page of this build or another
  const work = serve(asked).then(
    (result) => event.ports[0]?.postMessage(result ?? null),
    () => event.ports[0]?.postMessage(null),
  )
  event.waitUntil(work)
})
