import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { CHART_GROUPS, type ChartGroup, GROUP_NAMES, groupPath } from '../_charts/groups'

const PARTS = [
  { href: '/retention', label: 'Overview' },
  { href: '/retention/sources', label: 'By source' },
  { href: '/retention/problem-cards', label: 'Problem cards' },
  { href: '/retention/report', label: 'Report' },
  { href: '/retention/workload', label: 'Workload' },
] as const satisfies readonly { href: Route; label: string }[]

type RetentionPart = (typeof PARTS)[number]['href']
type Query = '' | `?${string}`

type PartsNavProps = {
  readonly here: RetentionPart | ReturnType<typeof groupPath>
  /** Goes with those that know the filter. */
  readonly query?: Query
  /** For the overview, which knows more of the filter than the others. */
  readonly overviewQuery?: Query
  /** At the end of the line. The links are beside the title then, not below it. */
  readonly children?: ReactNode
}

/** As wide as its label: a minimum would leave a gap after a short one. */
const ITEM = 'inline-flex min-h-11 items-center px-2.5 sm:min-w-0'

/** The pages of retention. */
export function PartsNav({ here, query = '', overviewQuery = query, children }: PartsNavProps) {
  const queryFor = { '/retention': overviewQuery, '/retention/sources': '', '/retention/workload': '' } as Readonly<
    Record<string, Query>
  >
  return (
    <div
      className={classNames(
        'flex flex-wrap items-start gap-x-5 print:hidden',
        children === undefined ? '-mt-4 mb-3' : 'relative',
      )}
    >
      <nav aria-label="Retention pages" className="-mx-2.5 flex flex-wrap text-small">
        {PARTS.map(({ href, label }) =>
          href === here ? (
            <span key={href} aria-current="page" className={`${ITEM} font-medium`}>
              {label}
            </span>
          ) : (
            <Link key={href} href={`${href}${queryFor[href] ?? query}`} className={`link ${ITEM}`}>
              {label}
            </Link>
          ),
        )}
      </nav>
      {children}
    </div>
  )
}

/** The pages of the charts. */
export function GroupNav({ here, query }: { readonly here: ChartGroup; readonly query: Query }) {
  return (
    <nav aria-label="Charts" className="-mx-2.5 -mt-3 mb-4 flex flex-wrap text-small print:hidden">
      {GROUP_NAMES.map((group) =>
        group === here ? (
          <span key={group} aria-current="page" className={`${ITEM} font-medium`}>
            {CHART_GROUPS[group].short}
          </span>
        ) : (
          <Link key={group} href={`${groupPath(group)}${query}`} className={`link ${ITEM}`}>
            {CHART_GROUPS[group].short}
          </Link>
        ),
      )}
    </nav>
  )
}
