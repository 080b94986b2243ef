import type { Store } from '../../data/engine/engine'
import { factsOfScope, type NamedFact } from '../../data/queries/briefing/briefings'
import type { AskedCards } from '../../data/queries/cards/asked-cards'
import type { BriefingScope } from '../../domain/briefing/briefing'
import { readCardSearch } from '../../domain/search/cards/read-card-search'
import { askedCards } from '../card-query/asked-cards'
import type { Context } from '../context'

/**
 * The facts that a scope names now, without those it leaves out; in the order of the library. Searches that cannot be
 * read name none: forms refuse them.
 */
export const namedFacts = async (
  ctx: Context,
  scope: BriefingScope,
  store: Store = ctx.engine.read,
): Promise<readonly NamedFact[]> => {
  const searches: AskedCards[] = []
  for (const typed of scope.searches) {
    const reading = readCardSearch(typed)
    if (reading.ok) searches.push(await askedCards(ctx, reading.search, store))
  }
  return factsOfScope(store, ctx.actor.workspaceIds, scope, searches)
}
