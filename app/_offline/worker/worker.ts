import type { WorkerRequest } from '../saved-pages'
import { answerVisit } from './answer-visit'
import { areOfThisBuild, fileFor, isFile, removeOldFiles, saveFiles } from './files'
import { isMedia, mediaFor } from './media'
import { removeAll, saveChosen, saveNamedPages } from './pages'
import { type RequestEvent, scope } from './scope'

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
