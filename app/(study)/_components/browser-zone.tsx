'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import type { NewLearnersZone } from '@/lib/services/settings/adopt-zone'
import { adoptZoneAction } from '../actions'

/**
 * Gives a new learner the time zone of their browser, and says which it is: the server may stand in another one, and
 * every study day starts by it.
 */
export function BrowserZone({ timeZone, isGiven }: NewLearnersZone) {
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    // Where the server cannot be reached, the next visit does it.
    if (isGiven && own !== timeZone) void adoptZoneAction(own).catch(() => undefined)
  }, [timeZone, isGiven])
  return (
    <p className="mb-6 text-label text-quiet">
      Your study days follow the time zone {timeZone.replaceAll('_', ' ')}.{' '}
      <Link href="/settings" className="link">
        Change it
      </Link>
    </p>
  )
}
