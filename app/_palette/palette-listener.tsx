'use client'

import { usePathname } from 'next/navigation'
import { Suspense, useEffect, useState } from 'react'
import { whenLoaded } from '../_client/when-loaded'
import { type Overlay, onOpenOverlay } from './open-palette'
import { keepPlace } from './recent-places'
import { useGlobalKeys } from './use-global-keys'

const Palette = whenLoaded(() => import('./palette').then((part) => part.Palette), { tell: true })
const GlobalKeysDialog = whenLoaded(() => import('./global-keys-dialog').then((part) => part.GlobalKeysDialog), {
  tell: true,
})

const OfflineListener = whenLoaded(() => import('../_offline/offline-listener').then((part) => part.OfflineListener), {
  tell: false,
})

type Opened = { readonly overlay: Overlay; readonly nth: number }

/** A page's title arrives with its content. */
const TITLE_MS = 600

/** Listens for the keys of every page, and opens the palette or the list of keys, each loaded when first opened. */
export function PaletteListener() {
  // Each opening is one of its own: a dialog that closes late does not close the one opened after it.
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open] = useState(() => (overlay: Overlay) => setOpened((old) => ({ overlay, nth: (old?.nth ?? 0) + 1 })))
  const path = usePathname()
  useGlobalKeys(open)
  useEffect(() => onOpenOverlay(open), [open])
  useEffect(() => {
    const timer = setTimeout(() => keepPlace(path, document.title), TITLE_MS)
    return () => clearTimeout(timer)
  }, [path])
  const close = () => setOpened((now) => (now === opened ? null : now))
  return (
    <>
      <Suspense>
        {opened?.overlay === 'palette' ? <Palette key={opened.nth} onClose={close} /> : null}
        {opened?.overlay === 'keys' ? <GlobalKeysDialog key={opened.nth} onClose={close} /> : null}
      </Suspense>
      {/* What works without a connection comes last: no page waits for it. */}
      <Suspense>
        <OfflineListener />
      </Suspense>
    </>
  )
}
