import { requestContext } from '@/app/_server/request-context'
import { scopeChoices } from '@/lib/data/queries/briefing/scope-choices'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { cacheByRevision } from '@/lib/services/cache-by-revision'
import { openRetention } from '@/lib/services/retention/retention-model'
import { partWords } from '../_charts/words'
import type { Address } from './address'

/** Of each kind; what is not listed can still be named in the address. */
const MOST_CHOICES = 300
const MOST_AGE_MS = MINUTE_MS
const MOST_LIBRARIES = 8

/** Counting a large library for every look at a chart would cost more than the chart. */
const choicesCache = cacheByRevision<Awaited<ReturnType<typeof scopeChoices>>>(MOST_LIBRARIES, MOST_AGE_MS)

/**
 * What a page or file of retention is made from: the read model under the filter of its address, what the filter can be
 * limited to, and the chosen part in words, an article by its title.
 */
export const openPage = async ({ filter }: Address) => {
  const ctx = await requestContext()
  const { workspaceIds } = ctx.actor
  const [choices, model] = await Promise.all([
    choicesCache.load(ctx, {
      key: workspaceIds.join(' '),
      read: () => scopeChoices(ctx.engine.read, workspaceIds, MOST_CHOICES),
    }),
    openRetention(ctx, filter),
  ])
  const titleOf = (key: string) => choices.articles.find((article) => article.key === key)?.title ?? key
  return { choices, model, part: partWords(filter.scope, titleOf) }
}
