'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { dateTimeWords } from '@/lib/domain/format/words'
import type { GivenSettings } from '@/lib/services/settings/adopt-browser-settings'
import { adoptBrowserSettingsAction } from '../actions'

/** A date and a time that the styles write differently. */
const SAMPLE = Date.UTC(2026, 2, 9, 14, 30)

/**
 * Gives a new learner the time zone and the dates of their browser, and says which they are: the server may be in another
 * zone, and every study day starts by it.
 */
export function BrowserSettingsNote({ timeZone, dates, isGiven }: GivenSettings) {
  const { timeZone: isZoneGiven, dates: areDatesGiven } = isGiven
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    const isOther = isZoneGiven && own !== timeZone
    // If the server cannot be reached, the next visit does it.
    if (isOther || areDatesGiven)
      void adoptBrowserSettingsAction({ timeZone: own, language: navigator.language }).catch(() => undefined)
  }, [timeZone, isZoneGiven, areDatesGiven])
  return (
    <p className="mb-6 text-label text-quiet">
      Your study days follow the time zone {timeZone.replaceAll('_', ' ')}, and dates are written like{' '}
      {dateTimeWords(SAMPLE, 'UTC', dates, 'long')}.{' '}
      <Link href="/settings" className="link whitespace-nowrap">
        Change this
      </Link>
    </p>
  )
}
