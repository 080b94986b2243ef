'use client'

import { Suspense } from 'react'
import { whenLoaded } from '../_client/lazy-part'

const PaletteListener = whenLoaded(() => import('./palette-listener').then((part) => part.PaletteListener), {
  tell: false,
})

/** The command palette, the keys of every page and “New card”; mounted once in the layout, and loaded after the page. */
export const PaletteHost = () => (
  <Suspense>
    <PaletteListener />
  </Suspense>
)
