import { useEffect, useState } from 'react'
import { askWorker } from './ask-worker'

/** The built files that this page was made of. */
const ownFiles = (): string[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src*="/_next/static/"]')].map(
    ({ src }) => new URL(src).pathname,
  )

/**
 * Whether the program was updated since this page was loaded. A page that is of the new version itself lets its worker
 * take over at once; an older one goes on with the old worker until it is left or loaded again.
 */
export function useNewVersion(registration: ServiceWorkerRegistration | null): boolean {
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
