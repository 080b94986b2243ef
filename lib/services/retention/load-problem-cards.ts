import { addRereading, takeBackRereading } from '../../data/mutations/reading'
import { findRereading, rereadingsSince, workspaceOfPassage } from '../../data/queries/reading/readings'
import {
  type CostRow,
  cardSides,
  cardsOfPassages,
  confusionsInLog,
  costlyCards,
  lapsedSince,
  leechCount,
  type PassageRow,
  type SideRow,
} from '../../data/queries/retention/problem-cards'
import { articleTitles, type SourceBy, sumsBySource } from '../../data/queries/retention/sources'
import { answerText, questionText } from '../../domain/cards/sides'
import { compareNames } from '../../domain/format/collation'
import type { PassageId, StudyDay } from '../../domain/ids'
import { type ConfusedPair, confusedPairs } from '../../domain/retention/confused-answers'
import { fadingPassages, type PassageLapses } from '../../domain/retention/fading'
import {
  costliestHeadline,
  fadingHeadline,
  interferingPairsHeadline,
  leechesHeadline,
  leechRule,
} from '../../domain/retention/problem-card-words'
import { shrunkShare } from '../../domain/retention/shrunk'
import { type SourceRow, sourcesHeadline } from '../../domain/retention/sources'
import { retained, trueRetentionIn } from '../../domain/retention/true-retention'
import { MINUTE_MS } from '../../domain/time/units'
import { actingLearner, rereadingToChange } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'
import type { RetentionModel } from './retention-model'

const MOST_PAIRS = 20

const confusedCard = (row: SideRow) => ({ ...row, question: questionText(row), answer: answerText(row) })

export type ConfusedCard = ReturnType<typeof confusedCard>
/** `asked` was answered with the answer of `given` as often as `times` says, and the other way round `back` times. */
export type InterferingPair = Omit<ConfusedPair, 'asked' | 'given'> & {
  readonly asked: ConfusedCard
  readonly given: ConfusedCard
}

/** Pairs of cards whose answers the actor confused: how many there are, and those that were confused most often. */
const loadInterferingPairs = async (
  ctx: Context,
): Promise<{ readonly count: number; readonly pairs: readonly InterferingPair[] }> => {
  const { engine, actor } = ctx
  const all = confusedPairs(await confusionsInLog(engine.read, actor.learnerId))
  const ids = [...new Set(all.flatMap(({ asked, given }) => [asked, given]))]
  const cards = new Map((await cardSides(engine.read, actor.workspaceIds, ids)).map((row) => [row.cardId, row]))
  const pairs = all.flatMap(({ asked, given, times, back }): readonly InterferingPair[] => {
    const [one, other] = [cards.get(asked), cards.get(given)]
    if (!one || !other) return []
    return [{ asked: confusedCard(one), given: confusedCard(other), times, back }]
  })
  return { count: pairs.length, pairs: pairs.slice(0, MOST_PAIRS) }
}

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
type ProblemCardMetrics = Awaited<ReturnType<typeof loadProblemCards>>
export type FadingPassage = ProblemCardMetrics['fading'][number]
/** A passage that was read again within the last 30 days, and whose cards did not lapse together since. */
export type ReadAgain = ProblemCardMetrics['readAgain'][number]

const NO_PASSAGE = failed('not-found', 'There is no such passage in your library.')

/**
 * Records that the actor has read a passage again. It is no test of memory and changes none; what it does is that the
 * passage leaves the fading ones until its cards lapse together again. The same id again changes nothing.
 * @param id a UUID made by the client
 */
export const readAgain = async (ctx: Context, id: string, passageId: PassageId): Promise<Result<null>> => {
  const { engine, actor, now } = ctx
  const { day } = await studyDayOf(ctx)
  return await engine.write(async (tx) => {
    const workspaceId = await workspaceOfPassage(tx, actor.workspaceIds, passageId)
    if (workspaceId === null) return NO_PASSAGE
    const before = await findRereading(tx, actor.learnerId, id)
    if (before && before.passageId !== passageId) {
      return failed('conflict', 'Another passage was marked under this id. Reload the page.')
    }
    if (!before) await addRereading(tx, actingLearner(actor), { id, passageId, at: now, day, workspaceId })
    return done(null)
  })
}

/** Takes back that a passage was read again; doing so twice changes nothing. */
export const takeBackReadAgain = (ctx: Context, id: string): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    const rereading = await rereadingToChange(ctx, id, tx)
    if (!rereading.ok) return rereading
    if (rereading.value.takenBackAt === null) await takeBackRereading(tx, rereading.value, ctx.now)
    return done(null)
  })

const WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'article', many: 'articles' },
  deck: { one: 'deck', many: 'decks' },
  topic: { one: 'topic', many: 'topics' },
}

/** The weakest first; those without a review last. */
const byRetention = (a: SourceRow, b: SourceRow): number => {
  const [x, y] = [a.shrunk?.share ?? 2, b.shrunk?.share ?? 2]
  return x - y || compareNames(a.title, b.title)
}

/**
 * The learner's library by article, deck or topic, the weakest first: how much is studied, recalled now, how well it was
 * held and what it cost. A fact with several sources counts in each, so that rows need not add up.
 */
export const loadSources = async (model: RetentionModel, by: SourceBy) => {
  const { ctx, day } = model
  const { learnerId, workspaceIds } = ctx.actor
  const store = ctx.engine.read
  const [sums, titles, tallies] = await Promise.all([
    sumsBySource(store, learnerId, workspaceIds, { by, now: ctx.now, curve: model.curve }),
    by === 'article' ? articleTitles(store, workspaceIds) : new Map<string, string>(),
    model.tallies(),
  ])
  const whole = trueRetentionIn(tallies, 'all', day).all.estimate
  const rows = sums
    .map(({ name, facts, cards, studied, recall, ms, tested, passed }): SourceRow => {
      const mean = (sum: number) => (cards === 0 ? 0 : Math.min(1, sum / cards))
      return {
        name,
        title: titles.get(name) ?? name,
        facts,
        cards,
        coverage: mean(studied),
        recallNow: mean(recall),
        retention: retained(passed, tested),
        shrunk: shrunkShare(passed, tested, whole),
        lapses: tested - passed,
        minutes: ms / MINUTE_MS,
      }
    })
    .sort(byRetention)
  return { by, rows, headline: sourcesHeadline(rows, WORDS[by]) }
}

/** One row for each article, deck or topic. */
export type SourceMetrics = Awaited<ReturnType<typeof loadSources>>
