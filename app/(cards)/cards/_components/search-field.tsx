'use client'

import { useEffect, useRef } from 'react'

/** Whether this page came from the form of Cards as the browser itself sends it, before the last page was alive. */
const isSentByBrowser = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation')
  if (entry?.name !== location.href || document.referrer === '') return false
  const from = new URL(document.referrer)
  return from.origin === location.origin && from.pathname === '/cards'
}

/** Of the note that says what is wrong with the search. */
export const SEARCH_ERROR_ID = 'card-search-error'
/** As long as the server reads: its reader of searches is not sent to browsers. */
const LONGEST = 2_000

/** The search box. It keeps the focus while the results change, and follows the address when that changes by a link. */
export function SearchField({ value, isWrong }: { readonly value: string; readonly isWrong: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const shown = useRef(value)
  useEffect(() => {
    // What was typed before the page was alive stays.
    if (input.current && shown.current !== value) input.current.value = value
    shown.current = value
  }, [value])
  useEffect(() => {
    if (isSentByBrowser() && document.activeElement === document.body) input.current?.focus()
  }, [])
  return (
    <input
      ref={input}
      type="search"
      name="search"
      aria-label="Search"
      defaultValue={value}
      placeholder="Words, “phrases”, is:due, deck:…"
      spellCheck={false}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? SEARCH_ERROR_ID : undefined}
      autoComplete="off"
      enterKeyHint="search"
      maxLength={LONGEST}
      // A browser empties a search field on Escape, and the table would go on showing what was searched for.
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-sheet px-3 text-base text-ink hover:border-ink max-sm:text-[1rem] sm:min-h-9"
    />
  )
}
