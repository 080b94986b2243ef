'use client'

import { type ComponentProps, Suspense } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import type { MarkFoundPassage } from './found-passage'
import type { ReadPoint } from './read-point'

const Found = whenLoaded(() => import('./found-passage').then((part) => part.MarkFoundPassage), { tell: false })
const Point = whenLoaded(() => import('./read-point').then((part) => part.ReadPoint), { tell: false })

/** What goes on while an article is read and shows nothing itself; loaded after the text. */
export function ReadingEffects({
  found,
  point,
}: {
  /** The stretch that a search led to. */
  readonly found: ComponentProps<typeof MarkFoundPassage> | null
  readonly point: ComponentProps<typeof ReadPoint>
}) {
  return (
    <Suspense>
      {found ? <Found {...found} /> : null}
      <Point {...point} />
    </Suspense>
  )
}
