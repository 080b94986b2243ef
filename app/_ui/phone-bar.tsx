'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useLayoutEffect, useRef } from 'react'
import { isPartOf, isUnder, PLACES } from '../_palette/places'
import { classNames } from './class-names'
import type { PHONE_ICONS } from './phone-icons'

type IconName = keyof typeof PHONE_ICONS

/** What is done most on a phone; the last whose address a page is under is where the learner is. */
const FIRST: readonly { readonly href: Route; readonly label: string; readonly icon: IconName }[] = [
  { href: '/', label: 'Today', icon: 'today' },
  { href: '/review', label: 'Review', icon: 'review' },
  { href: '/library/add', label: 'Add', icon: 'add' },
  { href: '/library', label: 'Library', icon: 'library' },
]

/** Everything else, under “More”. */
const OTHERS: readonly { readonly href: Route; readonly label: string }[] = [
  ...PLACES.filter(({ href }) => !FIRST.some((first) => first.href === href)),
  { href: '/history', label: 'History' },
  { href: '/help', label: 'Help' },
]

const ITEM =
  'flex min-h-[56px] w-full flex-col items-center justify-center gap-0.5 px-0.5 text-[min(0.75rem,4.2vw)] leading-tight select-none'
const MENU = 'phone-menu'

const look = (isHere: boolean) => (isHere ? 'font-medium text-accent' : 'text-quiet')

/**
 * The places at the thumb of a phone. A window as low as over a keyboard has them at the end of the page.
 */
export function PhoneBar({ icons }: { readonly icons: typeof PHONE_ICONS }) {
  const path = usePathname()
  const menu = useRef<HTMLDivElement>(null)
  const shownOn = useRef(path)
  // With the new page itself, so that a menu opened on it stays; and one opened before this code was there does too.
  useLayoutEffect(() => {
    if (shownOn.current === path) return
    shownOn.current = path
    menu.current?.hidePopover()
  }, [path])
  const here = FIRST.filter(({ href }) => isPartOf(path, href)).sort(
    (one, other) => other.href.length - one.href.length,
  )[0]
  return (
    <nav
      aria-label="Main"
      data-foot
      className="fixed inset-x-0 bottom-0 z-20 border-rule border-t bg-sheet pr-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)] pl-[env(safe-area-inset-left)] sm:hidden print:hidden low:static"
    >
      <ul className="flex">
        {FIRST.map(({ href, label, icon }) => (
          <li key={href} className="min-w-0 flex-1">
            <Link
              href={href}
              aria-current={here?.href === href ? (path === href ? 'page' : 'true') : undefined}
              className={classNames(ITEM, look(here?.href === href))}
            >
              {icons[icon]}
              {label}
            </Link>
          </li>
        ))}
        <li className="min-w-0 flex-1">
          <button type="button" popoverTarget={MENU} className={classNames(ITEM, look(!here))}>
            {icons.more}
            More
          </button>
        </li>
      </ul>
      <div
        ref={menu}
        id={MENU}
        popover="auto"
        className="fixed inset-auto right-2 bottom-[calc(var(--phone-bar)+0.5rem)] m-0 max-h-[calc(100dvh-5rem)] w-52 overflow-y-auto rounded-sheet border border-rule bg-sheet p-1.5 text-ink shadow-sheet"
      >
        {OTHERS.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={isUnder(path, href) ? (path === href ? 'page' : 'true') : undefined}
            onClick={() => menu.current?.hidePopover()}
            className="flex min-h-11 items-center rounded-control px-3 hover:bg-rule/50 aria-[current]:font-medium aria-[current]:text-accent"
          >
            {label}
          </Link>
        ))}
      </div>
    </nav>
  )
}
