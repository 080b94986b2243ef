import { rereadingsSince } from '../../data/queries/reading/rereadings'
import {
  type CostRow,
  cardsOfPassages,
  costlyCards,
  lapsedSince,
  leechCount,
  type PassageRow,
} from '../../data/queries/retention/problem-cards'
import { cardRollupsOfScope, factIdsOfScope } from '../../data/queries/retention/retention-scope'
import { questionText } from '../../domain/cards/sides'
import type { FactId, StudyDay } from '../../domain/ids'
import { fadingPassages, type PassageLapses } from '../../domain/retention/fading'
import type { RetentionFilter } from '../../domain/retention/filter'
import {
  costliestHeadline,
  fadingHeadline,
  interferingPairsHeadline,
  leechesHeadline,
  leechRule,
} from '../../domain/retention/problem-card-words'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'
import { loadInterferingPairs } from './load-interfering-pairs'
import type { CostlyCard, ProblemCardMetrics } from './metrics'

const FADING_DAYS = 30
const MOST_FADING = 20

const costly = (row: CostRow): CostlyCard => ({
  cardId: row.cardId,
  factId: row.factId,
  articleKey: row.articleKey,
  question: questionText(row),
  answers: row.answers,
  lapses: row.tested - row.passed,
  minutes: row.ms / MINUTE_MS,
  leech: row.leech,
  suspended: row.suspended,
})

/** Minutes that all answers here took. */
const minutesOf = async (ctx: Context, { scope }: RetentionFilter): Promise<number> => {
  const { engine, actor } = ctx
  const { learnerId, workspaceIds } = actor
  const parts =
    scope.kind === 'all' ? await keptDays(ctx) : await cardRollupsOfScope(engine.read, learnerId, workspaceIds, scope)
  return parts.reduce((sum, { ms }) => sum + ms, 0) / MINUTE_MS
}

const passage = ({ first, cards, lapsed, factIds }: PassageLapses<PassageRow>) => ({
  passageId: first.passageId,
  articleKey: first.articleKey,
  articleTitle: first.articleTitle,
  exact: first.exact,
  cards,
  lapsed,
  factIds,
})

/** Passages whose cards were forgotten together in the last 30 days, and those that were read again within them. */
const loadFading = async ({ engine, actor }: Context, day: StudyDay, factIds: ReadonlySet<FactId> | null) => {
  const store = engine.read
  const from = day - FADING_DAYS + 1
  const lapsed = await lapsedSince(store, actor.learnerId, from)
  const rereadings = await rereadingsSince(store, actor.learnerId, from)
  const rows = await cardsOfPassages(store, actor.workspaceIds, [...lapsed.keys()], [...rereadings.keys()])
  const within = factIds === null ? rows : rows.filter(({ factId }) => factIds.has(factId))
  const readAt = new Map([...rereadings].map(([id, { at }]) => [id, at]))
  const { fading, readAgain } = fadingPassages(within, lapsed, readAt)
  const readOn = ({ first }: PassageLapses<PassageRow>) => rereadings.get(first.passageId)
  return {
    count: fading.length,
    readCount: readAgain.length,
    fading: fading.slice(0, MOST_FADING).map((one) => ({ ...passage(one), readAgainDay: readOn(one)?.day ?? null })),
    readAgain: readAgain.slice(0, MOST_FADING).flatMap((one) => {
      const read = readOn(one)
      return read ? [{ ...passage(one), rereadingId: read.id, readAgainDay: read.day }] : []
    }),
  }
}

/**
 * What costs the asker more than it brings: the cards that took most time and the leeches (over all time), pairs that
 * are mixed up, and passages whose cards were forgotten together in the last 30 days.
 */
export const loadProblemCards = async (ctx: Context, filter: RetentionFilter): Promise<ProblemCardMetrics> => {
  const { learner, day } = await learnerToday(ctx)
  const { engine, actor } = ctx
  const store = engine.read
  const asked = { learnerId: actor.learnerId, workspaceIds: actor.workspaceIds, scope: filter.scope }
  const costliest = (await costlyCards(store, asked, false)).map(costly)
  const leeches = (await costlyCards(store, asked, true)).map(costly)
  const factIds = await factIdsOfScope(store, actor.workspaceIds, filter.scope)
  const { count: mixedUp, pairs: interferingPairs } = await loadInterferingPairs(ctx, factIds)
  const { count, readCount, fading, readAgain } = await loadFading(ctx, day, factIds)
  return {
    filter,
    costliest,
    leeches,
    interferingPairs,
    fading,
    readAgain,
    costliestHeadline: costliestHeadline(costliest, await minutesOf(ctx, filter)),
    interferingPairsHeadline: interferingPairsHeadline(mixedUp, interferingPairs.length),
    fadingHeadline: fadingHeadline(count, readCount, fading.length),
    leechesHeadline: leechesHeadline(await leechCount(store, asked), leeches.length),
    leechRule: leechRule(learner.scheduling.leechThreshold),
  }
}
