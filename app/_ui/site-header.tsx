'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { NewCardButton } from '../_new-card/new-card-button'
import { isPartOf, PLACES } from '../_palette/places'
import { Brand } from './brand'
import { classNames } from './class-names'
import { type HeaderKey, HeaderTools } from './header-tools'

/** The keys of what is in the header; the layout knows them. */
export type HeaderKeys = Readonly<Record<'search' | 'newCard' | 'help', HeaderKey>>

/** Brand, the six places, search and help; on a phone the places are in a bar at the thumb. */
export function SiteHeader({ keys }: { readonly keys: HeaderKeys }) {
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
