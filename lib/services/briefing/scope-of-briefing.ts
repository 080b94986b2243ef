import type { Store } from '../../data/engine/engine'
import { factsOfScope, type NamedFact } from '../../data/queries/briefing/briefings'
import { factLines, type ScopeChoices, scopeChoices, tagChoices } from '../../data/queries/briefing/scope-choices'
import type { AskedCards } from '../../data/queries/cards/asked-cards'
import { type BriefingScope, EMPTY_SCOPE } from '../../domain/briefing/briefing'
import type { FactId } from '../../domain/ids'
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

export type { FactLine, ScopeChoices, TagChoices } from '../../data/queries/briefing/scope-choices'
export type { FirstNames } from '../../data/queries/tag-names'

const MOST_CHOICES = 500
const MOST_LINES = 300
const MOST_FOUND = 20

/** Articles, decks, topics, people and places that a briefing's scope may name, those of this one among them. */
export const choicesForScope = ({ engine, actor }: Context, scope = EMPTY_SCOPE): Promise<ScopeChoices> =>
  scopeChoices(engine.read, actor.workspaceIds, MOST_CHOICES, scope)

/** What a scope comes to, before anything is saved: its facts counted and listed, and those that a search beside it finds. */
export const countScope = async (ctx: Context, scope: BriefingScope, typed = '') => {
  const { workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const named = await namedFacts(ctx, { ...scope, leftOut: [] })
  const leftOut = new Set<FactId>(scope.leftOut)
  const byWeight = { must: 0, should: 0, nice: 0 }
  for (const { factId, weight } of named) if (!leftOut.has(factId)) byWeight[weight] += 1
  const reading = readCardSearch(typed)
  const isNamed = new Set(named.map(({ factId }) => factId))
  const matching = typed === '' ? [] : await namedFacts(ctx, { ...EMPTY_SCOPE, searches: [typed] })
  const beside = matching.filter(({ factId }) => !isNamed.has(factId)).slice(0, MOST_FOUND)
  const idsOf = (facts: readonly { readonly factId: FactId }[]) => facts.map(({ factId }) => factId)
  return {
    /** Facts in the scope, without those left out; and how many of them by their own weight. */
    facts: byWeight.must + byWeight.should + byWeight.nice,
    byWeight,
    /** The first 300 facts that the scope names, those left out among them. */
    lines: await factLines(store, workspaceIds, idsOf(named.slice(0, MOST_LINES))),
    /** Facts that a search finds and that are not in the scope; at most 20. */
    found: await factLines(store, workspaceIds, idsOf(beside)),
    /** Topics, people and places with those words in their names, and those of the scope. */
    names: await tagChoices(store, workspaceIds, scope, typed),
    error: reading.ok ? null : reading.error,
  }
}

export type ScopeCount = Awaited<ReturnType<typeof countScope>>
