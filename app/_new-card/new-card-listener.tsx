'use client'

import { Suspense, useEffect, useState } from 'react'
import { whenLoaded } from '../_client/when-loaded'
import { type NewCardStart, onOpenNewCard } from './open-new-card'

const NewCardDialog = whenLoaded(() => import('./new-card-dialog').then((part) => part.NewCardDialog), { tell: true })

/** Opens “New card” over any page, whose dialog is loaded when it is first opened. */
export function NewCardListener() {
  const [start, setStart] = useState<NewCardStart | null>(null)
  useEffect(() => onOpenNewCard(setStart), [])
  if (!start) return null
  return (
    <Suspense>
      <NewCardDialog start={start} onClose={() => setStart(null)} />
    </Suspense>
  )
}
