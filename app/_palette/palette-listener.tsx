'use client'

import type { Route } from 'next'
import { usePathname, useRouter } from 'next/navigation'
import { Suspense, useEffect, useRef, useState } from 'react'
import { createActLookup } from '../_client/act-lookup'
import { takeEarlyKeys } from '../_client/early-keys'
import { whenLoaded } from '../_client/lazy-part'
import { isUnedited } from '../_client/unedited-field'
import { toast } from '../_ui/toast'
import { placeOfKey } from './global-keys'
import { type Overlay, onOpenOverlay } from './open-palette'
import { keepPlace } from './recent-places'

const Palette = whenLoaded(() => import('./palette').then((part) => part.Palette))
const GlobalKeysDialog = whenLoaded(() => import('./keys-dialog').then((part) => part.GlobalKeysDialog))
const NewCardDialog = whenLoaded(() => import('../_new-card/new-card-dialog').then((part) => part.NewCardDialog))
const OfflineListener = whenLoaded(() => import('../_offline/offline-listener').then((part) => part.OfflineListener), {
  tell: false,
})

type Opened = { readonly overlay: Overlay; readonly nth: number }

/** A page's title arrives with its content. */
const TITLE_MS = 600

/** Listens for the keys of every page, and opens the palette, the list of keys or “New card”, each loaded when first opened. */
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
  const overlay = opened?.overlay
  const card = typeof overlay === 'object' ? overlay.card : null
  return (
    <>
      <Suspense>
        {overlay === 'palette' ? <Palette key={opened?.nth} onClose={close} /> : null}
        {overlay === 'keys' ? <GlobalKeysDialog key={opened?.nth} onClose={close} /> : null}
        {overlay === 'new-card' || card ? <NewCardDialog key={opened?.nth} card={card} onClose={close} /> : null}
      </Suspense>
      {/* What works without a connection comes last: no page waits for it. */}
      <Suspense>
        <OfflineListener />
      </Suspense>
    </>
  )
}

const TYPING = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]'
/** How long G waits for the key that says where to go. */
const SEQUENCE_MS = 1_500

const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest(TYPING) !== null
const hasDialog = (): boolean => document.querySelector('dialog[open]') !== null

/** Whether a key is meant for what has the focus, or for a dialog, rather than for the page. */
const belongsElsewhere = (event: KeyboardEvent): boolean =>
  event.isComposing || event.repeat || event.defaultPrevented || hasDialog() || isTyping(event)

type SequenceEvent = { readonly event: KeyboardEvent; readonly go: (href: Route) => void }

/** Ctrl or ⌘ with Z, or with Shift too; null for any other key. Ctrl with Y redoes, as on Windows. */
const reversing = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null => {
  if (!(ctrlKey || metaKey) || altKey) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redo' : null
}

const NOT_LOADED = 'The server couldn’t be reached, so nothing can be undone now. Try again later.'

/** Undoes or redoes; loaded when it is first asked for. */
const reverse = (direction: 'undo' | 'redo') =>
  import('../_history/reverse').then(
    (part) => part.reverse(direction),
    () => toast(NOT_LOADED),
  )

/** G, and then a letter. The second key is taken before a page can use it for itself. */
const createSequence = (actOf: ReturnType<typeof createActLookup>) => {
  let since = Number.NEGATIVE_INFINITY
  return ({ event, go }: SequenceEvent): boolean => {
    if (belongsElsewhere(event)) return false
    const isSecond = event.timeStamp - since < SEQUENCE_MS
    const isFirst = !isSecond && actOf(event) === 'go-to'
    since = isFirst ? event.timeStamp : Number.NEGATIVE_INFINITY
    if (!isSecond) return isFirst
    const href = event.ctrlKey || event.metaKey ? undefined : placeOfKey(event.key)
    if (href !== undefined) go(href)
    return href !== undefined
  }
}

/**
 * Listens for the keys of every page. Ctrl or ⌘ with K or Z always works; the others while single keys are on,
 * and never while something is typed. A page that has its own list under “?” shows that.
 */
function useGlobalKeys(open: (overlay: Overlay) => void): void {
  const router = useRouter()
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  useEffect(() => {
    const actOf = createActLookup('everywhere')
    const sequence = createSequence(actOf)
    const first = (event: KeyboardEvent) => {
      // What a page does with a key comes before what every page does, whichever listens first.
      window.removeEventListener('keydown', last)
      window.addEventListener('keydown', last)
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        if (hasDialog()) return
        event.preventDefault()
        if (!event.repeat) latest.current('palette')
      } else if (sequence({ event, go: (href) => router.push(href) })) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    }
    const last = (event: KeyboardEvent) => {
      const direction = reversing(event)
      const isOfField = isTyping(event) && !isUnedited(event.target)
      if (direction !== null && !event.repeat && !hasDialog() && !isOfField) {
        // A page with an undo of its own, such as a session, has taken the key by then.
        if (event.defaultPrevented) return
        setTimeout(() => {
          if (!event.defaultPrevented) void reverse(direction)
        })
        return
      }
      if (belongsElsewhere(event)) return
      const act = actOf(event)
      if (act === 'search') {
        event.preventDefault()
        router.push('/search')
      } else if (act === 'new-card' || act === 'help') {
        // A page that has another use for the key, or a list of its own, has taken it by then, whichever listens first.
        setTimeout(() => {
          if (event.defaultPrevented) return
          latest.current(act === 'help' ? 'keys' : 'new-card')
        })
      }
    }
    window.addEventListener('keydown', first, { capture: true })
    window.addEventListener('keydown', last)
    // A session has keys of its own, and takes what was pressed before.
    if (!document.querySelector('[data-review]'))
      takeEarlyKeys((event) => {
        first(event)
        last(event)
      })
    return () => {
      window.removeEventListener('keydown', first, { capture: true })
      window.removeEventListener('keydown', last)
    }
  }, [router])
}
