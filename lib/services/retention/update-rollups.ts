import type { Authorized, OfLearner } from '../../data/authorized'
import type { Engine, Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { type Pause, pauses, yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import {
  addToRollups,
  clearCardRollups,
  clearRollups,
  markCounted,
  type NewRollupState,
  removeRecallHistory,
  saveRollupState,
} from '../../data/mutations/rollups'
import {
  firstDatedDay,
  isCounted,
  lastCountedDay,
  nextLoggedCards,
  rollupState,
} from '../../data/queries/retention/rollups'
import {
  hasCountedLog,
  type UncountedEntry,
  uncountedEntriesOf,
  uncountedOfCards,
  voidedOfUncounted,
} from '../../data/queries/retention/uncounted'
import type { CardId, LearnerId, StudyDay } from '../../domain/ids'
import { nearestMonthEnd } from '../../domain/retention/month'
import { ROLLUPS_VERSION } from '../../domain/retention/rollups'
import { actingLearner } from '../authorise'
import type { Actor } from '../context'
import { correctRecallHistory, recordDays } from './correct-recall-history'
import { countLogs, openCount } from './count-rollups'

/** Cards counted in one transaction: other writes get their turn in between, also those of a server beside. */
const CARDS_AT_ONCE = 100
/** The same after an import, whose own transaction was far longer: each one ends with a write to the disk. */
const IMPORTED_CARDS_AT_ONCE = 500
/** So many entries are left to count only after an import. */
const MANY_ENTRIES = 20_000
/** The same where each has a whole log to count. */
const LOGS_AT_ONCE = 40

/** The most days for which what was known is stored at once: after a long pause they lie further apart. */
const MOST_DAYS_AT_ONCE = 8

/**
 * Days from the last one with answers to the day before `day`, both among them, at most eight. Where they lie apart, a
 * day that is near the end of a month gives way to it: what was known then is what a report of the month says.
 */
export const daysToClose = (openDay: StudyDay, day: StudyDay): readonly StudyDay[] => {
  const count = day - openDay
  if (count <= 0) return []
  const points = Math.min(count, MOST_DAYS_AT_ONCE)
  const step = points === 1 ? 0 : (count - 1) / (points - 1)
  const days = Array.from({ length: points }, (_, i) => {
    const at = openDay + Math.round(i * step)
    const end = nearestMonthEnd(at)
    const isBetween = i > 0 && i < points - 1 && end > openDay && end < day - 1
    return isBetween && Math.abs(end - at) <= step / 2 ? end : at
  })
  return [...new Set(days)]
}

const EMPTY: NewRollupState = { version: ROLLUPS_VERSION, countedTo: null, openDay: null, revision: 0, lateRevision: 0 }

/** Since this version a card that only has a date is not studied. */
const STUDIED_IS_ANSWERED = 3

/** Removes what was recorded since a card first got a date without an answer: past weeks are filled in from the log. */
const forgetDatedDays = async (tx: Tx, learner: Authorized<OfLearner>): Promise<void> => {
  const day = await firstDatedDay(tx, learner.learnerId)
  if (day !== null) await removeRecallHistory(tx, learner, day)
}

/** Clears the rollups by day, hour and score, and marks that all are to be counted. Those by card go in pieces later. */
const begin = async (tx: Tx, learner: Authorized<OfLearner>, revision: number): Promise<void> => {
  await clearRollups(tx, learner)
  const openDay = await lastCountedDay(tx, learner.learnerId)
  await saveRollupState(tx, learner, {
    version: ROLLUPS_VERSION,
    countedTo: '',
    openDay,
    revision,
    lateRevision: revision,
  })
}

/** Counts the next cards of a log of which nothing is counted yet; entries still to be counted are left out. */
const countNextCards = async (
  tx: Tx,
  learner: Authorized<OfLearner>,
  state: NewRollupState,
  after: string,
): Promise<void> => {
  if (after === '' && (await clearCardRollups(tx, learner))) return
  const ids = await nextLoggedCards(tx, learner.learnerId, after, LOGS_AT_ONCE)
  const { delta, progress } = await countLogs(tx, learner.learnerId, ids)
  const revision = state.revision + 1
  await addToRollups(tx, learner, delta, progress, revision)
  const countedTo = ids.length < LOGS_AT_ONCE ? null : (ids.at(-1) ?? null)
  await saveRollupState(tx, learner, { ...state, countedTo, revision, lateRevision: revision })
}

const cardsAtOnce = ({ length }: readonly UncountedEntry[]): number =>
  length > MANY_ENTRIES ? IMPORTED_CARDS_AT_ONCE : CARDS_AT_ONCE

type Next = { readonly entries: readonly UncountedEntry[]; readonly openDay: StudyDay | null }

/**
 * The entries of the first cards that have some which fit, of a list by card: a log of years that was brought in is then
 * not gone through as a whole for each hundred cards.
 */
const ofFirstCards = (
  left: readonly UncountedEntry[],
  most: number,
  fits: (entry: UncountedEntry) => boolean,
): readonly UncountedEntry[] => {
  const cards = new Set<CardId>()
  const found: UncountedEntry[] = []
  for (const entry of left) {
    if (!fits(entry)) continue
    if (entry.cardId !== null && !cards.has(entry.cardId)) {
      if (cards.size === most) break
      cards.add(entry.cardId)
    }
    found.push(entry)
  }
  return found
}

/** A list without some of its entries, which are mostly its first. */
const withoutDone = (left: readonly UncountedEntry[], done: readonly UncountedEntry[]): readonly UncountedEntry[] => {
  const gone = new Set<string>(done.map(({ id }) => id))
  const first = left.findIndex(({ id }) => !gone.has(id))
  const rest = left.slice(first < 0 ? left.length : first)
  return left.length - rest.length === gone.size ? rest : rest.filter(({ id }) => !gone.has(id))
}

const byCard = (a: UncountedEntry, b: UncountedEntry): number => {
  const [one, other] = [a.cardId ?? '', b.cardId ?? '']
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * The entries to count next: those of the first cards that open no new day, otherwise those of the earliest new day. A void, and what is
 * voided, opens none: an answer that a wrong clock dated ahead is taken back that way.
 */
const nextOf = async (
  tx: Tx,
  learnerId: LearnerId,
  left: readonly UncountedEntry[],
  openDay: StudyDay | null,
): Promise<Next> => {
  const isNew = ({ kind, day }: UncountedEntry) =>
    kind !== 'void' && day !== null && (openDay === null || day > openDay)
  const ready = ofFirstCards(left, cardsAtOnce(left), (entry) => !isNew(entry))
  if (ready.length > 0 || left.length === 0) return { entries: ready, openDay }
  const voided = await voidedOfUncounted(tx, learnerId)
  const gone = left.filter(({ id }) => voided.has(id))
  if (gone.length > 0) return { entries: gone, openDay }
  const first = left.reduce((least, { day }) => Math.min(least, day ?? least), Number.POSITIVE_INFINITY)
  return { entries: left.filter(({ day }) => day === first), openDay: first }
}

const cardsOf = (entries: readonly UncountedEntry[]): readonly CardId[] => [
  ...new Set(entries.flatMap(({ cardId }) => (cardId === null ? [] : [cardId]))),
]

/** Counts some of the entries that are left. @returns those that were, here or elsewhere */
const countNextEntries = async (
  tx: Tx,
  learner: Authorized<OfLearner>,
  state: NewRollupState,
  left: readonly UncountedEntry[],
): Promise<readonly UncountedEntry[]> => {
  const { learnerId } = learner
  const pause = pauses()
  const { entries, openDay } = await nextOf(tx, learnerId, left, state.openDay)
  if (openDay !== null && openDay !== state.openDay) {
    await recordDays(tx, learner, daysToClose(state.openDay ?? openDay, openDay), pause)
  }
  const cardIds = cardsOf(entries).slice(0, cardsAtOnce(left))
  const chosen = new Set<CardId | null>([...cardIds, null])
  const done = entries.filter(({ cardId }) => chosen.has(cardId))
  // Somebody else may have counted some of them, and further ones may have come in.
  const was = new Set<string>(await uncountedOfCards(tx, learnerId, cardIds))
  const counted = done.filter(({ id, cardId }) => cardId === null || was.has(id))
  const is = new Set(was)
  for (const { id } of counted) is.delete(id)
  const revision = state.revision + 1
  const { count, delta } = openCount(tx, learnerId, pause)
  const progress = await count(cardIds, { is, was })
  const change = delta()
  await addToRollups(tx, learner, change, progress, revision)
  const late = cardsOf(counted.filter(({ kind, day }) => kind === 'void' || (day ?? 0) < (openDay ?? 0)))
  const hasVoids = counted.some(({ kind }) => kind === 'void')
  const corrected = { openDay: openDay ?? 0, cards: late, hasVoids, was, is }
  const isCorrected = await correctRecallHistory(tx, learner, corrected, pause)
  await markCounted(
    tx,
    learner,
    counted.map(({ id }) => id),
  )
  const openBefore = state.openDay ?? openDay ?? 0
  const isLate = isCorrected || change.days.some((row) => row.day < openBefore)
  await saveRollupState(tx, learner, {
    ...state,
    openDay,
    revision,
    lateRevision: isLate ? revision : state.lateRevision,
  })
  return done
}

/** One transaction of catching up. @returns the entries that were counted; null where the rest of the log is counted first */
const step = (
  engine: Engine,
  actor: Actor,
  left: readonly UncountedEntry[],
): Promise<readonly UncountedEntry[] | null> =>
  engine.write(async (tx) => {
    const learner = actingLearner(actor)
    await lockLearner(tx, learner.learnerId)
    const state = await rollupState(tx, learner.learnerId)
    const isOther = state === null ? await hasCountedLog(tx, learner.learnerId) : state.version !== ROLLUPS_VERSION
    if (isOther) {
      if (state !== null && state.version < STUDIED_IS_ANSWERED) await forgetDatedDays(tx, learner)
      await begin(tx, learner, (state?.revision ?? 0) + 1)
    } else if (state && state.countedTo !== null) await countNextCards(tx, learner, state, state.countedTo)
    else return left.length === 0 ? [] : await countNextEntries(tx, learner, state ?? EMPTY, left)
    return null
  })

/** Whether the log of a learner is counted but for entries that are marked as uncounted. */
const isBuilt = async ({ read }: Engine, learnerId: LearnerId): Promise<boolean> => {
  const state = await rollupState(read, learnerId)
  return state === null ? !(await hasCountedLog(read, learnerId)) : isCounted(state, ROLLUPS_VERSION)
}

export type CatchingUp = {
  /** Between two transactions. */
  readonly pause?: Pause
  /** Whether to end before all is done. */
  readonly isStopped?: () => boolean
}

/**
 * Brings a learner's rollups and recall history up to date with what was in the log when it was called, in short
 * transactions with pauses between them; builds them where they are not built yet. A query where they are up to date.
 */
export const catchUp = async (
  engine: Engine,
  actor: Actor,
  { pause = yieldToEventLoop, isStopped = () => false }: CatchingUp = {},
): Promise<void> => {
  let left: readonly UncountedEntry[] = [...(await uncountedEntriesOf(engine.read, actor.learnerId))].sort(byCard)
  if (left.length === 0 && (await isBuilt(engine, actor.learnerId))) return
  while (!isStopped()) {
    const done = await step(engine, actor, left)
    if (done) {
      left = withoutDone(left, done)
      if (left.length === 0) return
    }
    await pause()
  }
}

/** Clears a learner's rollups and builds them again from the log, as `catchUp` does. */
export const rebuildRollups = async (engine: Engine, actor: Actor, pause?: Pause): Promise<void> => {
  await engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    const state = await rollupState(tx, actor.learnerId)
    await begin(tx, actingLearner(actor), (state?.revision ?? 0) + 1)
  })
  await catchUp(engine, actor, pause ? { pause } : {})
}
