import { rereadingsSince } from '../../data/queries/reading/readings'
import {
  type CostRow,
  cardsOfPassages,
  costlyCards,
  lapsedSince,
  leechCount,
  type PassageRow,
} from '../../data/queries/retention/problem-cards'
import { questionText } from '../../domain/cards/sides'
import type { StudyDay } from '../../domain/ids'
import { fadingPassages, type PassageLapses } from '../../domain/retention/fading'
import {
  costliestHeadline,
  fadingHeadline,
  interferingPairsHeadline,
  leechesHeadline,
  leechRule,
} from '../../domain/retention/problem-card-words'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { loadInterferingPairs } from './load-interfering-pairs'
import type { RetentionModel } from './retention-model'

const FADING_DAYS = 30
const MOST_FADING = 20

const costly = (row: CostRow) => ({
  ...row,
  question: questionText(row),
  minutes: row.ms / MINUTE_MS,
})

export type CostlyCard = ReturnType<typeof costly>

const passage = ({ first, cards, lapsed, factIds }: PassageLapses<PassageRow>) => ({ ...first, cards, lapsed, factIds })

/** Passages whose cards were forgotten together in the last 30 days, and those that were read again within them. */
const loadFading = async ({ engine, actor }: Context, day: StudyDay) => {
  const store = engine.read
  const from = day - FADING_DAYS + 1
  const [lapsed, rereadings] = await Promise.all([
    lapsedSince(store, actor.learnerId, from),
    rereadingsSince(store, actor.learnerId, from),
  ])
  const rows = await cardsOfPassages(store, actor.workspaceIds, [...lapsed.keys()], [...rereadings.keys()])
  const readAt = new Map([...rereadings].map(([id, { at }]) => [id, at]))
  const { fading, readAgain } = fadingPassages(rows, lapsed, readAt)
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
 * What costs the learner more than it brings: the cards that took most time and the leeches (over all time),
 * interfering pairs, and passages whose cards were forgotten together in the last 30 days.
 */
export const loadProblemCards = async (model: RetentionModel) => {
  const { ctx, day, learner } = model
  const store = ctx.engine.read
  const [costliestRows, leechRows, leeches, pairs, fading, answered] = await Promise.all([
    costlyCards(store, ctx.actor, false),
    costlyCards(store, ctx.actor, true),
    leechCount(store, ctx.actor.learnerId),
    loadInterferingPairs(ctx),
    loadFading(ctx, day),
    model.days(),
  ])
  const costliest = costliestRows.map(costly)
  const minutes = answered.reduce((sum, { ms }) => sum + ms, 0) / MINUTE_MS
  return {
    costliest,
    leeches: leechRows.map(costly),
    interferingPairs: pairs.pairs,
    fading: fading.fading,
    readAgain: fading.readAgain,
    costliestHeadline: costliestHeadline(costliest, minutes),
    interferingPairsHeadline: interferingPairsHeadline(pairs.count, pairs.pairs.length),
    fadingHeadline: fadingHeadline(fading.count, fading.readCount, fading.fading.length),
    leechesHeadline: leechesHeadline(leeches, leechRows.length),
    leechRule: leechRule(learner.scheduling.leechThreshold),
  }
}

/** What costs more than it brings. */
export type ProblemCardMetrics = Awaited<ReturnType<typeof loadProblemCards>>
export type FadingPassage = ProblemCardMetrics['fading'][number]
/** A passage that was read again within the last 30 days, and whose cards did not lapse together since. */
export type ReadAgain = ProblemCardMetrics['readAgain'][number]
