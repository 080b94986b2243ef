'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { outbox } from '../_client/outbox'
import { rememberTaken } from '../_client/taken-entries'
import { Button } from '../_ui/button'
import { agoWords } from './age-words'
import { activeWorker, askWorker, canSavePages, registerWorker, savePages } from './ask-worker'
import { useSavedAt } from './saved-copy'

/** The built files that this page was made of. */
const ownFiles = (): string[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src*="/_next/static/"]')].map(
    ({ src }) => new URL(src).pathname,
  )

/**
 * Whether the program was updated since this page was loaded. A page that is of the new version itself lets its worker
 * take over at once; an older one goes on with the old worker until it is left or loaded again.
 */
function useNewVersion(registration: ServiceWorkerRegistration | null): boolean {
  const [isNewer, setIsNewer] = useState(false)
  useEffect(() => {
    if (!registration) return
    const look = async () => {
      const { waiting } = registration
      if (!waiting) return
      const isOfIt = await askWorker<boolean>(waiting, { kind: 'is-yours', files: ownFiles() })
      if (isOfIt) waiting.postMessage({ kind: 'take-over' })
      else setIsNewer(true)
    }
    const follow = () =>
      registration.installing?.addEventListener('statechange', () => {
        // The first worker of a browser takes nothing over from another.
        if (navigator.serviceWorker.controller) void look()
      })
    const seen = () => document.visibilityState === 'visible' && void registration.update().catch(() => undefined)
    follow()
    void look()
    registration.addEventListener('updatefound', follow)
    document.addEventListener('visibilitychange', seen)
    return () => {
      registration.removeEventListener('updatefound', follow)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [registration])
  return isNewer
}

/** A session in progress says itself how old it is, and is not interrupted by a new version. */
const isInSession = (path: string): boolean => path === '/review'

/** Registers the service worker once the page is there. */
function useWorker(): ServiceWorkerRegistration | null {
  const [registration, setRegistration] = useState<ServiceWorkerRegistration | null>(null)
  useEffect(() => {
    if (!canSavePages()) return
    const register = () => void registerWorker().then(setRegistration)
    if (document.readyState === 'complete') return register()
    window.addEventListener('load', register, { once: true })
    return () => window.removeEventListener('load', register)
  }, [])
  return registration
}

/** Saves pages when one is opened and when the window is left; the worker passes over what was saved a short while ago. */
function useSaving(registration: ServiceWorkerRegistration | null, path: string) {
  // Answers that were taken before this part was loaded are in no list of this browser: they must be in the pages.
  const isBehind = useRef(outbox.state().takenAt.review > 0)
  useEffect(() => {
    if (!registration) return
    const save = () => void savePages(false)
    const left = () => document.visibilityState === 'hidden' && save()
    document.addEventListener('visibilitychange', left)
    return () => document.removeEventListener('visibilitychange', left)
  }, [registration])
  useEffect(() => {
    if (!registration) return
    const saveAll = async () => {
      await navigator.serviceWorker.ready
      await savePages(isBehind.current)
      isBehind.current = false
      // A session that the learner chose is named by nobody else.
      if (!isInSession(path) || location.search === '') return
      const worker = await activeWorker()
      const address = location.pathname + location.search
      worker?.postMessage({ kind: 'save-one', address, title: 'Review of chosen cards' })
    }
    void saveAll()
  }, [registration, path])
}

/** What a saved copy of a session lacks is kept here. */
function useTakenEntries() {
  useEffect(() => {
    return outbox.onOutcome(({ entry }) => void (entry.refused === null && rememberTaken([entry])))
  }, [])
}

/** Once there is something to lose, the browser is asked not to clear it when space is short. */
function usePersistence() {
  useEffect(() => {
    let isAsked = false
    const ask = () => {
      if (isAsked) return
      isAsked = true
      void navigator.storage?.persisted?.().then((isPersisted) => isPersisted || navigator.storage.persist())
    }
    // The first answers may be taken before this part is there.
    if (Object.values(outbox.state().takenAt).some((at) => at > 0)) ask()
    return outbox.onOutcome(ask)
  }, [])
}

/** What works without a connection: saves pages, says how old a saved copy is, and that there is a new version. */
export function OfflineListener() {
  const path = usePathname()
  const registration = useWorker()
  const isNewer = useNewVersion(registration)
  const savedAt = useSavedAt()
  useSaving(registration, path)
  usePersistence()
  useTakenEntries()
  const age = savedAt === null ? null : agoWords(Date.now() - savedAt)
  if (isInSession(path)) return age && <Placed at="session-notice">Copy saved {age}</Placed>
  const words = age ? `You’re seeing a copy saved ${age}.` : isNewer ? 'A new version is available.' : null
  return words ? (
    <Placed at="page-notice">
      <p className="flex flex-wrap items-center justify-center border-rule border-b bg-sheet px-4 py-1 text-quiet text-small print:hidden">
        {words}
        <Button look="quiet" className="ml-1 underline" onClick={() => location.reload()}>
          Reload
        </Button>
      </p>
    </Placed>
  ) : null
}

/** In the place that a page has for it; this part is loaded after the page. */
function Placed({ at, children }: { readonly at: string; readonly children: ReactNode }) {
  const place = document.getElementById(at)
  return place && createPortal(children, place)
}
