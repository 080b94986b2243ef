'use client'

import Link from 'next/link'
import { useId } from 'react'
import { openOverlay } from '../_palette/open-palette'
import { classNames } from './class-names'

const TOOL = 'grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:bg-rule/50 hover:text-ink'
const ENTRY = 'flex min-h-11 w-full items-center px-4 text-left hover:bg-rule/50'

/** A key of the header as it is shown, and as screen readers are told. */
export type HeaderKey = { readonly shown: string | undefined; readonly aria: string | undefined }

const titled = (title: string, { shown }: HeaderKey) => (shown === undefined ? title : `${title} (${shown})`)

/** Search and help at the end of the header. */
export function HeaderTools({ search, help }: { readonly search: HeaderKey; readonly help: HeaderKey }) {
  const menu = useId()
  const close = () => document.getElementById(menu)?.hidePopover()
  const entry = (overlay: 'palette' | 'keys', words: string, key: string | undefined) => (
    <button
      type="button"
      className={ENTRY}
      onClick={() => {
        close()
        openOverlay(overlay)
      }}
    >
      {words} <span className="ml-auto text-label text-quiet">{key}</span>
    </button>
  )
  return (
    <div className="flex">
      <Link
        href="/search"
        aria-label="Search"
        title={titled('Search', search)}
        aria-keyshortcuts={search.aria}
        className={TOOL}
      >
        <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 stroke-current" strokeWidth="1.6" fill="none">
          <circle cx="9" cy="9" r="5.25" />
          <path d="m13 13 4 4" strokeLinecap="round" />
        </svg>
      </Link>
      <button
        type="button"
        aria-label="Help"
        title="Help"
        popoverTarget={menu}
        style={{ anchorName: '--help' }}
        className={classNames(TOOL, 'font-medium sm:max-md:hidden')}
      >
        ?
      </button>
      <div
        id={menu}
        popover="auto"
        style={{ positionAnchor: '--help' }}
        className="inset-auto top-14 right-4 m-0 w-56 rounded-sheet border border-rule bg-sheet py-1.5 text-ink shadow-sheet supports-[top:anchor(bottom)]:top-[anchor(bottom)] supports-[top:anchor(bottom)]:right-[anchor(right)]"
      >
        {entry('palette', 'Go to or do …', 'Ctrl K')}
        {entry('keys', 'Keyboard shortcuts', help.shown)}
        <Link href="/help" className={ENTRY} onClick={close}>
          How it works
        </Link>
        <Link href="/help#about" className={ENTRY} onClick={close}>
          About
        </Link>
      </div>
    </div>
  )
}
