import { rereadingsSince } from '../../data/queries/rereadings'
import { cardSumsOfScope, factIdsOfScope } from '../../data/queries/retention-scope'
import {
  type CostRow,
  cardsOfPassages,
  costlyCards,
  lapsedSince,
  leechCount,
  type PassageRow,
} from '../../data/queries/troubles'
import { questionText } from '../../domain/cards/sides'
import type { FactId, StudyDay } from '../../domain/ids'
import { fadingPassages, type PassageLapses } from '../../domain/retention/fading'
import type { RetentionFilter } from '../../domain/retention/filter'
import {
  costliestFinding,
  fadingFinding,
  leechesFinding,
  leechRule,
  lookAlikesFinding,
} from '../../domain/retention/trouble-words'
import type { Context } from '../context'
import type { CostlyCard, TroubleFigures } from './figures'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'
import { loadLookAlikes } from './load-look-alikes'

const FADING_DAYS = 30
const MOST_FADING = 20

const costly = (row: CostRow): CostlyCard => ({
  ...{ cardId: row.cardId, factId: row.factId, articleKey: row.articleKey, question: questionText(row) },
  ...{ answers: row.answers, lapses: row.tested - row.passed, minutes: row.ms / 60_000 },
  ...{ leech: row.leech, suspended: row.suspended },
})

/** Minutes that all answers here took. */
const minutesOf = async (ctx: Context, { scope }: RetentionFilter): Promise<number> => {
  const { engine, asker } = ctx
  const { learnerId, workspaceIds } = asker
  const parts =
    scope.kind === 'all' ? await keptDays(ctx) : await cardSumsOfScope(engine.read, learnerId, workspaceIds, scope)
  return parts.reduce((sum, { ms }) => sum + ms, 0) / 60_000
}

const passage = ({ first, cards, lapsed, factIds }: PassageLapses<PassageRow>) => ({
  ...{ passageId: first.passageId, articleKey: first.articleKey, articleTitle: first.articleTitle },
  ...{ exact: first.exact, cards, lapsed, factIds },
})

/** Passages whose cards were forgotten together in the last 30 days, and those that were read again within them. */
const loadFading = async ({ engine, asker }: Context, day: StudyDay, factIds: ReadonlySet<FactId> | null) => {
  const store = engine.read
  const from = day - FADING_DAYS + 1
  const lapsed = await lapsedSince(store, asker.learnerId, from)
  const rereadings = await rereadingsSince(store, asker.learnerId, from)
  const rows = await cardsOfPassages(store, asker.workspaceIds, [...lapsed.keys()], [...rereadings.keys()])
  const within = factIds === null ? rows : rows.filter(({ factId }) => factIds.has(factId))
  const readAt = new Map([...rereadings].map(([id, { at }]) => [id, at]))
  const { fading, readAgain } = fadingPassages(within, lapsed, readAt)
  const readOn = ({ first }: PassageLapses<PassageRow>) => rereadings.get(first.passageId)
  return {
    ...{ count: fading.length, readCount: readAgain.length },
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
export const loadTroubles = async (ctx: Context, filter: RetentionFilter): Promise<TroubleFigures> => {
  const { learner, day } = await learnerToday(ctx)
  const { engine, asker } = ctx
  const store = engine.read
  const asked = { learnerId: asker.learnerId, workspaceIds: asker.workspaceIds, scope: filter.scope }
  const costliest = (await costlyCards(store, asked, false)).map(costly)
  const leeches = (await costlyCards(store, asked, true)).map(costly)
  const factIds = await factIdsOfScope(store, asker.workspaceIds, filter.scope)
  const { count: mixedUp, pairs: lookAlikes } = await loadLookAlikes(ctx, factIds)
  const { count, readCount, fading, readAgain } = await loadFading(ctx, day, factIds)
  return {
    ...{ filter, costliest, leeches, lookAlikes, fading, readAgain },
    costliestFinding: costliestFinding(costliest, await minutesOf(ctx, filter)),
    lookAlikesFinding: lookAlikesFinding(mixedUp, lookAlikes.length),
    fadingFinding: fadingFinding(count, readCount, fading.length),
    leechesFinding: leechesFinding(await leechCount(store, asked), leeches.length),
    leechRule: leechRule(learner.scheduling.leechThreshold),
  }
}
