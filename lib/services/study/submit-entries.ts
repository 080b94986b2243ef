import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { appendToLog } from '../../data/mutations/log'
import { saveMemories } from '../../data/mutations/memories'
import { findLearner, settingsByIds } from '../../data/queries/learner'
import { logEnds, logsOfCards, memoriesOf } from '../../data/queries/log'
import type { CardId, LearnerId, ReviewId, SettingsId } from '../../domain/ids'
import type { LogEntry } from '../../domain/scheduling/log'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/scheduling/study-day'
import { ownStudy } from '../authorise'
import type { Context } from '../context'
import { beforeAppending, keepSums } from '../retention/keep-sums'
import { mendKnownDays } from '../retention/mend-known-days'
import { changeOfCard } from './change-of-card'
import type { EntryInput } from './entry-schema'
import { mixedUpAnswers } from './mixed-up-answers'
import { type Accepted, type EntryResult, sortOutEntries } from './sort-out-entries'

export type { EntryResult, EntryStatus } from './sort-out-entries'

/** A clock that is ahead by no more than this is believed. */
const CLOCK_AHEAD_MS = 5 * 60_000

const AHEAD = 'This device’s clock is ahead: the answer was saved with the present time. Set the clock right.'

type Fresh = Accepted & { readonly entry: LogEntry }

const settingsInForce = async (tx: Tx, learnerId: LearnerId): Promise<SchedulingSettings> => {
  const learner = await findLearner(tx, learnerId)
  if (!learner) throw new Error(`learner ${learnerId} has no row`)
  return learner.scheduling
}

/** The accepted entries of each card with the instant and the study day that count. */
const datedByCard = (
  accepted: readonly Accepted[],
  ctx: Context,
  settingsOf: (input: EntryInput) => SchedulingSettings,
): ReadonlyMap<CardId, readonly Fresh[]> => {
  const byCard = new Map<CardId, Fresh[]>()
  for (const one of accepted) {
    const { input, card } = one
    const at = Math.min(Math.max(input.at, card.createdAt), ctx.now + CLOCK_AHEAD_MS)
    const { timeZone, dayStartHour } = settingsOf(input)
    const entry: LogEntry = { ...input, at, day: studyCalendar(timeZone, dayStartHour).dayOf(at) }
    const fresh = byCard.get(input.cardId)
    if (fresh) fresh.push({ ...one, entry })
    else byCard.set(input.cardId, [{ ...one, entry }])
  }
  return byCard
}

/** The whole logs of the cards for which the new entries are not simply the end. */
const logsOfLate = async (tx: Tx, learnerId: LearnerId, byCard: ReadonlyMap<CardId, readonly Fresh[]>) => {
  const ends = await logEnds(tx, learnerId, [...byCard.keys()])
  const late = [...byCard].flatMap(([cardId, fresh]) => {
    const end = ends.get(cardId)
    const isLate = fresh.some(
      ({ entry }) => entry.kind === 'void' || (end !== undefined && (end.voids > 0 || entry.at <= end.lastAt)),
    )
    return isLate ? [cardId] : []
  })
  return logsOfCards(tx, learnerId, late)
}

const store = async (
  tx: Tx,
  ctx: Context,
  accepted: readonly Accepted[],
  named: ReadonlyMap<SettingsId, SchedulingSettings>,
  mixedUp: ReadonlyMap<ReviewId, CardId>,
): Promise<void> => {
  const proof = ownStudy(ctx.asker)
  const { learnerId } = proof
  const known = new Map(named)
  const isPlain = accepted.every(({ input }) => input.kind === 'review')
  let current = isPlain ? null : await settingsInForce(tx, learnerId)
  const own = (id: SettingsId): SchedulingSettings => {
    const settings = known.get(id)
    if (!settings) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return settings
  }
  const inForce = (): SchedulingSettings => {
    if (!current) throw new Error('only entries other than answers need the settings in force')
    return current
  }
  const byCard = datedByCard(accepted, ctx, (input) => (input.kind === 'review' ? own(input.settingsId) : inForce()))
  const logs = await logsOfLate(tx, learnerId, byCard)
  if (logs.size > 0) {
    const ids = [...logs.values()].flat().flatMap((entry) => (entry.kind === 'review' ? [entry.settingsId] : []))
    for (const [id, settings] of await settingsByIds(tx, learnerId, ids)) known.set(id, settings)
    current ??= await settingsInForce(tx, learnerId)
  }
  const memories = await memoriesOf(tx, learnerId, [...byCard.keys()])
  const changes = [...byCard].map(([cardId, fresh]) => {
    const before = memories.get(cardId) ?? null
    const [{ card } = { card: null }] = fresh
    if (!card) throw new Error(`card ${cardId} was not read`)
    const entries = fresh.map(({ entry }) => entry)
    const change = changeOfCard({
      cardId,
      fresh: entries,
      memory: before,
      log: logs.get(cardId) ?? null,
      settingsOf: own,
      inForce,
    })
    return { card, before, fresh, entries, isLate: logs.has(cardId), ...change }
  })
  const days = changes.flatMap(({ entries }) => entries.map(({ day }) => day))
  const state = await beforeAppending(tx, proof, { first: Math.min(...days), last: Math.max(...days) })
  await appendToLog(
    tx,
    proof,
    changes.flatMap(({ card, fresh, traces }) =>
      fresh.map(({ input, digest, entry }) => ({
        entry,
        workspaceId: card.workspaceId,
        claimedAt: input.at,
        receivedAt: ctx.now,
        memoryBefore: traces.get(entry.id)?.memoryBefore ?? null,
        predictedRecall: traces.get(entry.id)?.predictedRecall ?? null,
        mixedUpWith: mixedUp.get(entry.id) ?? null,
        digest,
      })),
    ),
  )
  await saveMemories(tx, proof, changes)
  const settingsOf = (id: string) => own(id as SettingsId) // edge: of an answer in the log
  const { workspaceIds } = ctx.asker
  await keepSums(tx, proof, { state, workspaceIds, changes, settingsOf })
  await mendKnownDays(tx, proof, state, workspaceIds, changes)
}

/**
 * Appends entries to the asker's log and brings the memories of their cards up to date, all in one transaction.
 * Sending an entry again changes nothing; one that comes late is put in its place by time; an instant before the card
 * was made or more than five minutes ahead is moved to the nearest possible one and the answer says so.
 * @returns one result for each entry, in their order; the promise resolves when everything stored is durable
 */
export const submitEntries = async (ctx: Context, inputs: readonly EntryInput[]): Promise<readonly EntryResult[]> => {
  // Looked up before the write: it goes through the library, and no other answer has to wait for it.
  const mixedUp = await mixedUpAnswers(ctx.engine.read, ctx.asker.workspaceIds, inputs)
  return await ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.asker.learnerId)
    const { accepted, results, settings } = await sortOutEntries(tx, ctx, inputs)
    if (accepted.length > 0) await store(tx, ctx, accepted, settings, mixedUp)
    return results.map((result, i) => {
      const isAhead = result.status === 'stored' && (inputs[i]?.at ?? 0) > ctx.now + CLOCK_AHEAD_MS
      return isAhead ? { ...result, message: AHEAD } : result
    })
  })
}
