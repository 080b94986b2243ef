'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ComponentProps, Suspense } from 'react'
import { NewCardButton } from '@/app/_new-card/new-card-button'
import { isPartOf, PLACES } from '@/app/_palette/places'
import { whenLoaded } from '../_client/lazy-part'
import { Brand } from './brand'
import { classNames } from './class-names'
import { type HeaderKey, HeaderTools } from './header-tools'
import type { PhoneBar } from './phone-bar'

/** The keys of what is in the header; the layout knows them. */
type HeaderKeys = Readonly<Record<'search' | 'newCard' | 'help', HeaderKey>>

/** Brand, the six places, search and help; on a phone the places are in a bar at the thumb. */
function SiteHeader({ keys }: { readonly keys: HeaderKeys }) {
  const path = usePathname()
  return (
    <header className="border-rule border-b print:hidden">
      <div className="mx-auto flex min-h-14 max-w-[72rem] items-center gap-2 max-sm:flex-wrap px-4 sm:px-6 lg:gap-5">
        <Brand />
        <nav aria-label="Main" className="ml-auto max-sm:hidden">
          <ul className="flex gap-1">
            {PLACES.map(({ href, label }) => {
              const here = isPartOf(path, href)
              return (
                <li key={href}>
                  <Link
                    href={href}
                    aria-current={here ? (path === href ? 'page' : 'true') : undefined}
                    className={classNames(
                      'flex min-h-11 items-center justify-center px-1 text-small md:px-1.5 lg:px-2.5',
                      here ? 'font-medium text-ink' : 'text-quiet hover:text-ink',
                    )}
                  >
                    <span
                      className={classNames(
                        'border-b-2 py-0.5',
                        here ? 'border-accent' : 'border-transparent forced-colors:border-[Canvas]',
                      )}
                    >
                      {label}
                    </span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </nav>
        <NewCardButton keys={keys.newCard} />
        <HeaderTools search={keys.search} help={keys.help} />
      </div>
    </header>
  )
}

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
