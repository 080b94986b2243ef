'use client'

import { type ComponentProps, Suspense } from 'react'
import { whenLoaded } from './lazy-part'
import { loadAgain } from './load-again'
import type { WaitingLine } from './outbox-lines'

const load = () => loadAgain(() => import('./outbox-lines'))

const Lines = whenLoaded(() => load().then((part) => part.OutboxLines), { tell: false })
const Waiting = whenLoaded(() => load().then((part) => part.WaitingLine), { tell: false })

/** What waits to be sent, on every page; the outbox is loaded after the page. */
export const OutboxNotice = () => (
  <Suspense>
    <Lines />
  </Suspense>
)

/** “3 answers waiting to be sent.” where they cannot be sent now; stands where it moves nothing. */
export const WaitingWords = (props: ComponentProps<typeof WaitingLine>) => (
  <Suspense>
    <Waiting {...props} />
  </Suspense>
)
