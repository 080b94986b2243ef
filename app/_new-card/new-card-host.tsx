'use client'

import { Suspense } from 'react'
import { whenLoaded } from '../_client/when-loaded'

const NewCardListener = whenLoaded(() => import('./new-card-listener').then((part) => part.NewCardListener), {
  tell: false,
})

/** “New card” over any page; mounted once in the layout, and loaded after the page. */
export const NewCardHost = () => (
  <Suspense>
    <NewCardListener />
  </Suspense>
)
