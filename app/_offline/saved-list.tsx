'use client'

import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { Row, RowList } from '../_ui/row-list'
import { agoWords } from './age-words'
import { OFFLINE_ADDRESS, type SavedPages, savedPages } from './saved-pages'

/** One line for each address: the session of today and those of later days are the same one. */
function shownPages({ pages }: SavedPages): SavedPages['pages'] {
  const byAddress = new Map(pages.toReversed().map((page) => [page.address, page]))
  byAddress.delete(OFFLINE_ADDRESS)
  return [...byAddress.values()].toReversed()
}

/** The pages that can be opened on this device without a connection. */
export function SavedList() {
  const [saved, setSaved] = useState<SavedPages | null | 'unknown'>('unknown')
  useEffect(() => {
    savedPages().then(setSaved, () => setSaved(null))
  }, [])
  if (saved === 'unknown') return null
  if (saved === null || saved.pages.length === 0)
    return <p className="text-quiet">Nothing is saved on this device yet. Open Aide-Mémoire once with a connection.</p>
  return (
    <RowList label="Saved on this device">
      {shownPages(saved).map(({ address, title, savedAt }) => (
        <Row key={address} value={`saved ${agoWords(Date.now() - savedAt)}`} valueLook="plain">
          {/* A link of the router would ask the server first. */}
          <a href={address as Route} className="link inline-flex min-h-11 items-center">
            {title}
          </a>
        </Row>
      ))}
    </RowList>
  )
}
