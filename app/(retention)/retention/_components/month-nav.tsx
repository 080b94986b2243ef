import Link from 'next/link'
import type { Month } from '@/lib/domain/retention/month'
import { monthName } from '@/lib/domain/retention/month-words'
import { type Address, reportHref } from '../_server/address'

type MonthNavProps = {
  readonly address: Address
  /** The months beside the one shown, where there is something to report of them. */
  readonly before: Month | null
  readonly after: Month | null
}

/** To the month before and the month after. */
export function MonthNav({ address, before, after }: MonthNavProps) {
  if (!before && !after) return null
  const step = (month: Month, arrow: string, rel: 'prev' | 'next') => (
    <Link href={reportHref(address, month.key)} rel={rel} className="link inline-flex min-h-11 items-center">
      {rel === 'prev' ? `${arrow} ${monthName(month)}` : `${monthName(month)} ${arrow}`}
    </Link>
  )
  return (
    <nav aria-label="Other months" className="mb-4 flex flex-wrap justify-between gap-x-6 print:hidden">
      <span>{before ? step(before, '←', 'prev') : null}</span>
      <span>{after ? step(after, '→', 'next') : null}</span>
    </nav>
  )
}
