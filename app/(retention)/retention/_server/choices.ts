import { type ScopeChoices, scopeChoices } from '@/lib/data/queries/briefing/scope-choices'
import type { RetentionScope } from '@/lib/domain/retention/filter'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { cacheByEngine } from '@/lib/services/cache-by-engine'
import type { Context } from '@/lib/services/context'
import { partWords } from '../_charts/words'

/** Of each kind; what is not listed can still be named in the address. */
const MOST = 300
const MOST_AGE_MS = MINUTE_MS
const MOST_LIBRARIES = 8

type Kept = { readonly readAt: number; readonly choices: ScopeChoices }

/** Counting a large library for every look at a chart would cost more than the chart. */
const cacheOf = cacheByEngine<string, Kept>(MOST_LIBRARIES)

/** What charts can be limited to; names that come and go in the library are seen within a minute. */
export const choicesOf = async ({ engine, actor, now }: Context): Promise<ScopeChoices> => {
  const cache = cacheOf(engine)
  const key = actor.workspaceIds.join(' ')
  const known = cache.get(key)
  if (known && now >= known.readAt && now - known.readAt < MOST_AGE_MS) return known.choices
  const choices = await scopeChoices(engine.read, actor.workspaceIds, MOST)
  cache.set(key, { readAt: now, choices })
  return choices
}

/** A scope in words, an article by its title. */
export const partOf = (scope: RetentionScope, { articles }: ScopeChoices): string | null =>
  partWords(scope, (key) => articles.find((article) => article.key === key)?.title ?? key)
