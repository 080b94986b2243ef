'use client'

import { usePathname } from 'next/navigation'
import { type ComponentProps, Suspense } from 'react'
import { whenLoaded } from '../_client/when-loaded'
import type { PhoneBar } from './phone-bar'
import { SiteHeader } from './site-header'

const Bar = whenLoaded(() => import('./phone-bar').then((part) => part.PhoneBar), { tell: false })

/** Whether a page has a bar of its own and nothing beside the question: a session. */
const hasOwnBar = (path: string): boolean => path === '/review'

/** The header of every page but a session. */
export function PageHeader(props: ComponentProps<typeof SiteHeader>) {
  return hasOwnBar(usePathname()) ? null : <SiteHeader {...props} />
}

/**
 * The bar of a phone, on every page but a session: nothing is over its grades. Its links and its menu work before its
 * code is there, which is no part of a session's scripts.
 */
export function PageBar(props: ComponentProps<typeof PhoneBar>) {
  return hasOwnBar(usePathname()) ? null : (
    <Suspense>
      <Bar {...props} />
    </Suspense>
  )
}
