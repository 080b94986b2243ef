import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { RetentionFilter, RetentionScope } from '@/lib/domain/retention/filter'
import { parametersOf, retentionFilterSchema } from '@/lib/services/retention/filter-schema'

import type { groupPath } from '../_charts/groups'

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

const aheadSchema = z
  .enum(['30', '90'])
  .transform((days) => (days === '90' ? 90 : 30))
  .catch(30)

/** Of a parameter given twice the first counts. */
export const singles = (params: SearchParams): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))

/** How a scope stands in the one field of the form: `topic:Energy`. */
export const scopeField = (scope: RetentionScope): string => (scope.kind === 'all' ? '' : `${scope.kind}:${scope.name}`)

export type Address = { readonly filter: RetentionFilter; readonly ahead: 30 | 90 }

/** The filter that an address asks for. */
export const parseAddress = (params: SearchParams): Address => {
  const given = singles(params)
  return { filter: retentionFilterSchema.parse(given), ahead: aheadSchema.parse(given.ahead) }
}

/** An address without what limits cards and answers: other pages than that of the charts do not know it. */
export const ofAllAnswers = ({ filter, ahead }: Address): Address => ({
  filter: { ...filter, cards: null, answers: null },
  ahead,
})

/** The query of an address, without what is usual; `more` are parameters of its own. Begins with ? where it is not empty. */
export const queryOf = ({ filter, ahead }: Address, more: Readonly<Record<string, string>> = {}): '' | `?${string}` => {
  const query = new URLSearchParams({
    ...parametersOf(filter),
    ...(ahead === 30 ? {} : { ahead: String(ahead) }),
    ...more,
  }).toString()
  return query === '' ? '' : `?${query}`
}

/** The month of the report as it is written in the address; null if there is none. */
export const monthGiven = (params: SearchParams): string | null => {
  const given = singles(params).month?.trim() ?? ''
  return given === '' ? null : given.slice(0, 40)
}

/** Addresses from before every report was of a month have this in its place; they lead to the current month. */
export const EARLIER_30_DAYS = '30-days'

/** The address of a report. */
export const reportHref = (address: Address, month: string | null): Route => {
  const query = queryOf({ ...ofAllAnswers(address), ahead: 30 }, month === null ? {} : { month })
  return `/retention/report${query}` as Route // a query after a known path
}

/** The pages that know the filter. */
export type FilteredPath =
  | '/retention'
  | '/retention/problem-cards'
  | '/retention/report'
  | ReturnType<typeof groupPath>

/** Whether an address asks for less than everything, or a longer forecast. */
export const isNarrowed = (address: Address): boolean => queryOf(address) !== ''

/**
 * A form sends `of=topic:Energy` and its empty fields too. Leads on to the address to keep and share, which has only
 * what was chosen, by the names that everything else uses.
 */
export const settleAddress = (path: FilteredPath, params: SearchParams): Address => {
  const given = singles(params)
  const { of, ...rest } = given
  if (of === undefined && !Object.values(given).includes('')) return parseAddress(params)
  const at = of?.indexOf(':') ?? -1
  const { article, deck, topic, person, place, ...others } = rest
  const chosen = of === undefined ? { article, deck, topic, person, place } : {}
  const named = of !== undefined && at > 0 ? { [of.slice(0, at)]: of.slice(at + 1) } : {}
  const month = path === '/retention/report' ? monthGiven(params) : null
  redirect(`${path}${queryOf(parseAddress({ ...others, ...chosen, ...named }), month === null ? {} : { month })}`)
}
