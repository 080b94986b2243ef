'use client'

import { Suspense, useEffect, useState } from 'react'
import { whenLoaded } from '../_client/when-loaded'
import { type NewCardStart, onOpenNewCard, openNewCard } from './open-new-card'

const NewCardDialog = whenLoaded(() => import('./new-card-dialog').then((part) => part.NewCardDialog), { tell: true })

const TYPING = 'input, textarea, select, [contenteditable]'

/** Whether a press of N is meant for what has the focus, or for a dialog. */
const belongsElsewhere = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event.repeat ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  document.querySelector('dialog[open]') !== null ||
  (event.target instanceof Element && event.target.closest(TYPING) !== null)

/** N on any page opens “New card”, unless the page has another use for the key. */
function useNewCardKey(singleKeys: boolean): void {
  useEffect(() => {
    if (!singleKeys) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'n' || belongsElsewhere(event)) return
      // A page that uses the key says so by then, whichever of the two listens first.
      setTimeout(() => {
        if (!event.defaultPrevented) openNewCard()
      })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [singleKeys])
}

/** Opens “New card” over any page, whose dialog is loaded when it is first opened. */
export function NewCardListener({ singleKeys }: { readonly singleKeys: boolean }) {
  const [start, setStart] = useState<NewCardStart | null>(null)
  useNewCardKey(singleKeys)
  useEffect(() => onOpenNewCard(setStart), [])
  if (!start) return null
  return (
    <Suspense>
      <NewCardDialog start={start} onClose={() => setStart(null)} />
    </Suspense>
  )
}
