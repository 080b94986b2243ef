'use client'

import { type ComponentProps, Suspense } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import type { MarkFoundPassage } from './found-passage'

const Found = whenLoaded(() => import('./found-passage').then((part) => part.MarkFoundPassage), { tell: false })

/** Marks the stretch of the text that a search led to; loaded where one did. */
export const FoundPassage = (props: ComponentProps<typeof MarkFoundPassage>) => (
  <Suspense>
    <Found {...props} />
  </Suspense>
)
