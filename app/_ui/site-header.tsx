'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { NewCardButton } from '../_new-card/new-card-button'
import { PLACES } from '../_palette/places'
import { classNames } from './class-names'
import { HeaderTools } from './header-tools'

/** The review has its own bar: nothing beside the question. */
const WITHOUT_HEADER = '/review'

const isUnder = (path: string, place: string): boolean =>
  place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`)

/** Brand, the six places, search and help; on a phone the places stand at the thumb. */
export function SiteHeader() {
  const path = usePathname()
  if (path === WITHOUT_HEADER || path.endsWith('/rehearse/run')) return null
  return (
    <header className="border-rule border-b print:hidden">
      <div className="mx-auto flex min-h-14 max-w-[72rem] items-center gap-2 px-4 sm:px-6 lg:gap-5">
        <Brand />
        <nav
          aria-label="Main"
          className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:border-rule max-sm:border-t max-sm:bg-sheet max-sm:pb-[env(safe-area-inset-bottom)] sm:ml-auto"
        >
          <ul className="flex max-sm:justify-around sm:gap-1">
            {PLACES.map(({ href, label }) => {
              const here = isUnder(path, href)
              return (
                <li key={href} className="max-sm:min-w-12 max-sm:flex-auto">
                  <Link
                    href={href}
                    aria-current={here ? (path === href ? 'page' : 'true') : undefined}
                    className={classNames(
                      'flex min-h-13 items-center justify-center text-label sm:min-h-11 sm:px-1 sm:text-small md:px-1.5 lg:px-2.5',
                      here ? 'font-medium text-ink' : 'text-quiet hover:text-ink',
                    )}
                  >
                    <span className={classNames('border-b-2 py-0.5', here ? 'border-accent' : 'border-transparent')}>
                      {label}
                    </span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </nav>
        <NewCardButton />
        <HeaderTools />
      </div>
    </header>
  )
}

/** The name, leading to Today. */
export function Brand() {
  return (
    <Link
      href="/"
      className="flex min-h-11 items-center whitespace-nowrap font-semibold font-serif text-[1.0625rem] tracking-[-0.01em]"
    >
      Aide-Mémoire
    </Link>
  )
}
