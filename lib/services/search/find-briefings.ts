import { listBriefings } from '../../data/queries/briefing/briefings'
import { type MarkedRun, markedRuns, matchesIn } from '../../domain/search/matches'
import { parseSearch } from '../../domain/search/query'
import type { Context } from '../context'

export type BriefingResult = { readonly id: string; readonly title: readonly MarkedRun[] }

/** The actor's briefings whose title has every word of a search, those ahead first, at most `most`. */
export const findBriefings = async (ctx: Context, typed: string, most: number): Promise<readonly BriefingResult[]> => {
  const { terms } = parseSearch(typed)
  if (terms.length === 0) return []
  const briefings = await listBriefings(ctx.engine.read, ctx.actor.learnerId)
  const found = briefings.flatMap(({ id, title, at }) => {
    const matches = matchesIn(title, terms)
    const isFound = terms.every((_, term) => matches.some((match) => match.term === term))
    return isFound ? [{ id, at, title: markedRuns(title, matches) }] : []
  })
  const nearest = found.sort((a, b) => Number(a.at < ctx.now) - Number(b.at < ctx.now) || a.at - b.at)
  return nearest.slice(0, most).map(({ id, title }) => ({ id, title }))
}
