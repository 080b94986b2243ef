import type { Tx } from '../data/engine/engine'
import { lockLearner } from '../data/engine/lock-learner'
import { appendToLog } from '../data/mutations/log'
import { saveMemories } from '../data/mutations/memories'
import { findLearner, settingsByIds } from '../data/queries/learner'
import { logEnds, loggedCards, logsOfCards, memoriesOf, storedEntries } from '../data/queries/log'
import type { CardId, ReviewId, SettingsId } from '../domain/ids'
import type { LogEntry } from '../domain/scheduling/log'
import type { SchedulingSettings } from '../domain/scheduling/settings'
import { studyCalendar } from '../domain/scheduling/study-day'
import { ownStudy } from './authorise'
import { type CardChange, changeOfCard } from './change-of-card'
import type { Context } from './context'
import { digestOf, type EntryInput } from './entry-schema'

export type EntryStatus = 'stored' | 'duplicate' | 'conflict' | 'refused'

export type EntryResult = {
  readonly id: ReviewId
  readonly status: EntryStatus
  /** Why it was not stored, or how it was changed; for people. */
  readonly message?: string
}

/** A clock that is ahead by no more than this is believed. */
const CLOCK_AHEAD_MS = 5 * 60_000

type Accepted = { readonly input: EntryInput; readonly digest: string }

/** Sorts out what cannot be stored: answers for those, and the rest in the order they came. */
const sortOut = async (tx: Tx, ctx: Context, inputs: readonly EntryInput[]) => {
  const { learnerId, workspaceIds } = ctx.asker
  const named = inputs.flatMap((input) => (input.kind === 'void' ? [input.id, input.voids] : [input.id]))
  const stored = await storedEntries(tx, learnerId, named)
  const cards = await loggedCards(tx, workspaceIds, [...new Set(inputs.map((input) => input.cardId))])
  const settings = await settingsByIds(
    tx,
    learnerId,
    inputs.flatMap((input) => (input.kind === 'review' ? [input.settingsId] : [])),
  )
  const results = new Map<number, EntryResult>()
  const accepted = new Map<ReviewId, Accepted>()
  inputs.forEach((input, i) => {
    const { id } = input
    const digest = digestOf(input)
    const same = stored.get(id)?.digest ?? accepted.get(id)?.digest
    const refuse = (message: string) => results.set(i, { id, status: 'refused', message })
    if (same === digest) results.set(i, { id, status: 'duplicate' })
    else if (same !== undefined) {
      results.set(i, { id, status: 'conflict', message: 'Another entry has this id. The stored one was kept.' })
    } else if (!cards.has(input.cardId)) refuse('There is no such card in your library.')
    else if (input.kind === 'review' && !settings.has(input.settingsId)) {
      refuse('There is no such version of your scheduling settings. Load the session again.')
    } else {
      const target = input.kind === 'void' ? (stored.get(input.voids) ?? accepted.get(input.voids)?.input) : undefined
      if (target?.kind === 'void') refuse('An undo cannot be undone. Answer the card again.')
      else if (target && target.cardId !== input.cardId) refuse('The entry to take back belongs to another card.')
      else {
        accepted.set(id, { input, digest })
        results.set(i, { id, status: 'stored' })
      }
    }
  })
  return { accepted: [...accepted.values()], results, cards, settings }
}

/**
 * Appends entries to the asker's log and brings the memories of their cards up to date, all in one transaction.
 * Sending an entry again changes nothing; one that comes late is put in its place by time; an instant before the card
 * was made or more than five minutes ahead is moved to the nearest possible one and the answer says so.
 * @returns one result for each entry, in their order; the promise resolves when everything stored is durable
 */
export const submitEntries = (ctx: Context, inputs: readonly EntryInput[]): Promise<readonly EntryResult[]> =>
  ctx.engine.write(async (tx) => {
    const proof = ownStudy(ctx.asker)
    const { learnerId } = proof
    await lockLearner(tx, learnerId)
    const { accepted, results, cards, settings } = await sortOut(tx, ctx, inputs)
    if (accepted.length > 0) {
      const learner = await findLearner(tx, learnerId)
      if (!learner) throw new Error(`learner ${learnerId} has no row`)
      const known = new Map<SettingsId, SchedulingSettings>([...settings, [learner.settingsId, learner.scheduling]])
      const byCard = new Map<CardId, (Accepted & { entry: LogEntry })[]>()
      for (const { input, digest } of accepted) {
        const card = cards.get(input.cardId)
        if (!card) continue
        const at = Math.min(Math.max(input.at, card.createdAt), ctx.now + CLOCK_AHEAD_MS)
        const own = input.kind === 'review' ? known.get(input.settingsId) : undefined
        const { timeZone, dayStartHour } = own ?? learner.scheduling
        const entry: LogEntry = { ...input, at, day: studyCalendar(timeZone, dayStartHour).dayOf(at) }
        byCard.set(input.cardId, [...(byCard.get(input.cardId) ?? []), { input, digest, entry }])
      }
      const ids = [...byCard.keys()]
      const [before, ends] = [await memoriesOf(tx, learnerId, ids), await logEnds(tx, learnerId, ids)]
      const isLate = (id: CardId) => {
        const end = ends.get(id)
        const fresh = byCard.get(id) ?? []
        return fresh.some(
          ({ entry }) => entry.kind === 'void' || (end !== undefined && (end.voids > 0 || entry.at <= end.lastAt)),
        )
      }
      const late = ids.filter(isLate)
      const logs = await logsOfCards(tx, learnerId, late)
      const missing = [...logs.values()].flat().flatMap((entry) => (entry.kind === 'review' ? [entry.settingsId] : []))
      for (const [id, value] of await settingsByIds(
        tx,
        learnerId,
        missing.filter((id) => !known.has(id)),
      )) {
        known.set(id, value)
      }
      const changes: CardChange[] = ids.map((id) =>
        changeOfCard({
          cardId: id,
          fresh: (byCard.get(id) ?? []).map(({ entry }) => entry),
          memory: before.get(id) ?? null,
          log: logs.get(id) ?? null,
          settingsOf: (settingsId) => known.get(settingsId) ?? learner.scheduling,
          current: learner.scheduling,
        }),
      )
      const traces = new Map(changes.flatMap((change) => change.traces).map((trace) => [trace.id, trace]))
      await appendToLog(
        tx,
        proof,
        [...byCard.values()].flat().map(({ input, digest, entry }) => ({
          entry,
          workspaceId: cards.get(entry.cardId)?.workspaceId ?? ctx.asker.workspaceId,
          claimedAt: input.at,
          receivedAt: ctx.now,
          memoryBefore: traces.get(entry.id)?.memoryBefore ?? null,
          predictedRecall: traces.get(entry.id)?.predictedRecall ?? null,
          digest,
        })),
      )
      await saveMemories(
        tx,
        proof,
        changes.flatMap(({ cardId, memory, leech }) => {
          const card = cards.get(cardId)
          return card ? [{ card, before: before.get(cardId) ?? null, memory, leech }] : []
        }),
      )
      for (const [i, input] of inputs.entries()) {
        const result = results.get(i)
        if (result?.status === 'stored' && input.at > ctx.now + CLOCK_AHEAD_MS) {
          results.set(i, {
            ...result,
            message: 'This device’s clock is ahead: the answer was saved with the present time. Set the clock right.',
          })
        }
      }
    }
    return inputs.map((input, i) => results.get(i) ?? { id: input.id, status: 'refused' as const })
  })
