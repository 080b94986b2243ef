/** What a service worker has that a page has not: the types of both cannot be loaded together. */
export type WaitingEvent = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
export type RequestEvent = WaitingEvent & {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  readonly respondWith: (response: Promise<Response>) => void
}
export type RequestFromPage = WaitingEvent & { readonly data: unknown; readonly ports: readonly MessagePort[] }

type Events = {
  readonly install: WaitingEvent
  readonly activate: WaitingEvent
  readonly fetch: RequestEvent
  readonly message: RequestFromPage
}

type Scope = {
  readonly registration: ServiceWorkerRegistration
  readonly location: Location
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: <Name extends keyof Events>(name: Name, hear: (event: Events[Name]) => void) => void
}

/** The scope of the service worker. */
export const scope = globalThis as unknown as Scope // edge: this code runs in a service worker alone

declare const BUILD: { readonly id: string; readonly files: readonly string[] }

/** Of the build that this worker belongs to; written in by `scripts/build.mjs`. */
export const build = BUILD
