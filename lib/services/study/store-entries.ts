import type { Tx } from '../../data/engine/engine'
import { inChunks, type Pause, pauses } from '../../data/engine/yield-to-event-loop'
import { appendToLog, saveMemories } from '../../data/mutations/log'
import { adoptionsOfLearner, learnerOf, settingsByIds, settingsOfLog } from '../../data/queries/learner/learner'
import {
  type LoggedCard,
  logEnds,
  loggedCards,
  logsOfCards,
  memoriesOf,
  storedEntries,
} from '../../data/queries/study/log'
import { DamagedValueError } from '../../data/schema/dialect/read-value'
import type { CardId, Instant, LearnerId, ReviewId, SettingsId, StudyDay } from '../../domain/ids'
import type { Adoption } from '../../domain/scheduling/adoption'
import { isLeech } from '../../domain/scheduling/leech'
import { byInstant, type LogEntry, settingsNamedIn } from '../../domain/scheduling/log'
import { isPossible, type Memory } from '../../domain/scheduling/memory'
import { recallAsked } from '../../domain/scheduling/recall'
import { applyEntry } from '../../domain/scheduling/replay'
import { replayMet } from '../../domain/scheduling/replay-met'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { digestOf } from './entry-digest'
import type { EntryInput } from './entry-schema'

type EntryStatus = 'stored' | 'duplicate' | 'conflict' | 'refused'

export type EntryResult = {
  readonly id: ReviewId
  readonly status: EntryStatus
  /** Why it was not stored, or how it was changed; for people. */
  readonly message?: string
  /** When the card was answered elsewhere, which the client did not know when it asked the card. */
  readonly alsoAnsweredAt?: Instant
}

/** An entry that is to be stored, with its card and the fingerprint of its content. */
export type Accepted = {
  readonly input: EntryInput & { readonly redoes?: ReviewId }
  readonly card: LoggedCard
  readonly digest: string
  /** Of an entry that restates another: the study day of that one, whatever the time zone is now. */
  readonly day?: StudyDay
}

/**
 * Sorts entries into those to store and those that are known, in conflict or refused.
 * @returns one result for each entry, in their order: `stored` for those in `accepted`
 */
export const sortOutEntries = async (tx: Tx, ctx: Context, inputs: readonly EntryInput[]) => {
  const { learnerId, workspaceIds } = ctx.actor
  const named = inputs.flatMap((input) => (input.kind === 'void' ? [input.id, input.voids] : [input.id]))
  const stored = await storedEntries(tx, learnerId, named)
  const cards = await loggedCards(tx, workspaceIds, [...new Set(inputs.map(({ cardId }) => cardId))])
  const settingsIds = inputs.flatMap((input) => ('settingsId' in input ? [input.settingsId] : []))
  const settings = await settingsByIds(tx, learnerId, settingsIds)
  const accepted = new Map<ReviewId, Accepted>()

  const judge = (input: EntryInput): EntryResult => {
    const { id } = input
    const digest = digestOf(input)
    const refused = (message: string): EntryResult => ({ id, status: 'refused', message })
    const same = stored.get(id)?.digest ?? accepted.get(id)?.digest
    if (same !== undefined && same === digestOf(input)) return { id, status: 'duplicate' }
    if (same !== undefined) {
      return { id, status: 'conflict', message: 'Another entry has this id. The stored one was kept.' }
    }
    const card = cards.get(input.cardId)
    if (!card) return refused('There is no such card in your library.')
    if ('settingsId' in input && !settings.has(input.settingsId)) {
      return refused('There is no such version of your scheduling settings. Load the session again.')
    }
    if (input.kind === 'void') {
      const target = stored.get(input.voids) ?? accepted.get(input.voids)?.input
      if (target?.kind === 'void') return refused('An undo cannot be undone by another. Redo what it undid.')
      if (target && target.cardId !== input.cardId) return refused('The entry to undo belongs to another card.')
    }
    accepted.set(id, { input, card, digest })
    return { id, status: 'stored' }
  }
  const results = inputs.map(judge)
  return { accepted: [...accepted.values()], results, settings }
}

/** What is stored beside an entry: the memory that it met, and the recall that was predicted from it. */
export type Trace = {
  readonly memoryBefore: Memory | null
  readonly predictedRecall: number | null
}

type Input = {
  readonly cardId: CardId
  readonly fresh: readonly LogEntry[]
  readonly memory: Memory | null
  /** The card's whole log where the new entries are not simply its end; otherwise null. */
  readonly log: readonly LogEntry[] | null
  readonly settingsOf: (id: SettingsId) => SchedulingSettings
  readonly adoptions: readonly Adoption[]
  /** The settings in force now; asked for entries that are not answers. */
  readonly inForce: () => SchedulingSettings
}

/** The recall that was predicted for an entry from the memory that it met; null where there is no prediction. */
export const predictedRecallOf = (
  entry: Pick<LogEntry, 'kind' | 'at' | 'day'>,
  before: Memory | null,
  settings: SchedulingSettings,
): number | null => (entry.kind === 'review' ? recallAsked(before, entry.at, entry.day, settings) : null)

/**
 * What new entries make of one card's memory. In order they are applied one by one; where one is late or takes another
 * back, the card's log is replayed as a whole, once for all of them, which gives the same in whichever order entries
 * arrive. A long replay pauses between its steps.
 */
const changeOfCard = async ({ cardId, fresh, memory, log, settingsOf, adoptions, inForce }: Input, pause: Pause) => {
  const settings = (entry: LogEntry) => (entry.kind === 'review' ? settingsOf(entry.settingsId) : inForce())
  const sorted = [...fresh].sort(byInstant)
  const traces = new Map<ReviewId, Trace>()
  const trace = (entry: LogEntry, memoryBefore: Memory | null) =>
    traces.set(entry.id, { memoryBefore, predictedRecall: predictedRecallOf(entry, memoryBefore, settings(entry)) })
  let after = memory
  if (log === null) {
    for (const entry of sorted) {
      trace(entry, after)
      after = applyEntry(after, entry, settings(entry))
    }
  } else {
    const wanted = new Set(sorted.map(({ id }) => id))
    const replayed = await inChunks(replayMet(cardId, [...log, ...sorted], wanted, settingsOf, adoptions), pause)
    for (const entry of sorted) trace(entry, replayed.met.get(entry.id) ?? null)
    after = replayed.memory
  }
  return { cardId, memory: after, traces }
}

/** A clock that is ahead by no more than this is believed. */
export const CLOCK_AHEAD_MS = 5 * MINUTE_MS

/** Cards and entries of logs that are gone through between two pauses: a few tens of milliseconds. */
const CARDS_AT_ONCE = 100
const ENTRIES_AT_ONCE = 500

type Fresh = Accepted & { readonly entry: LogEntry }
type CardEntries = { readonly cardId: CardId; readonly fresh: readonly Fresh[] }
/** Cards that are stored together. Of late ones the whole logs are needed. */
type Part = { readonly isLate: boolean; readonly cards: readonly CardEntries[] }

/** The accepted entries of each card with the instant and the study day that count. */
const datedByCard = (
  accepted: readonly Accepted[],
  ctx: Context,
  settingsOf: (input: EntryInput) => SchedulingSettings,
): ReadonlyMap<CardId, readonly Fresh[]> => {
  const byCard = new Map<CardId, Fresh[]>()
  for (const one of accepted) {
    const { input, card } = one
    const latest = ctx.now + CLOCK_AHEAD_MS
    // A card that was made by a wrong clock says nothing about its answers.
    const earliest = card.createdAt > latest ? input.at : card.createdAt
    const at = Math.min(Math.max(input.at, earliest), latest)
    const { timeZone, dayStartHour } = settingsOf(input)
    const entry: LogEntry = { ...input, at, day: one.day ?? studyCalendar(timeZone, dayStartHour).dayOf(at) }
    const fresh = byCard.get(input.cardId)
    if (fresh) fresh.push({ ...one, entry })
    else byCard.set(input.cardId, [{ ...one, entry }])
  }
  return byCard
}

/**
 * The cards in parts of bounded work. A card is late if its new entries are not simply the end of its log, or lie before
 * the last adoption of weights.
 */
const partsOf = async (
  tx: Tx,
  learnerId: LearnerId,
  byCard: ReadonlyMap<CardId, readonly Fresh[]>,
  adoptedAt: Instant,
  isFirst: (id: CardId) => boolean,
): Promise<readonly Part[]> => {
  const ends = await logEnds(
    tx,
    learnerId,
    [...byCard.keys()].filter((id) => !isFirst(id)),
  )
  const parts: Part[] = []
  const open = { onTime: { cards: [] as CardEntries[], size: 0 }, late: { cards: [] as CardEntries[], size: 0 } }
  const put = (kind: keyof typeof open, card: CardEntries, size: number, most: number) => {
    const part = open[kind]
    if (part.cards.length === 0 || part.size + size > most) {
      open[kind] = { cards: [card], size }
      parts.push({ isLate: kind === 'late', cards: open[kind].cards })
    } else {
      part.cards.push(card)
      part.size += size
    }
  }
  for (const [cardId, fresh] of byCard) {
    const end = ends.get(cardId)
    const isLate = fresh.some(
      ({ entry }) =>
        entry.kind === 'void' ||
        (end !== undefined && (end.voids > 0 || entry.at <= end.lastAt || entry.at <= adoptedAt)),
    )
    if (isLate) put('late', { cardId, fresh }, (end?.entries ?? 0) + fresh.length, ENTRIES_AT_ONCE)
    else put('onTime', { cardId, fresh }, 1, CARDS_AT_ONCE)
  }
  return parts
}

/** The memories of cards as they are stored; undefined where one cannot be read or cannot be true. */
const memoriesBefore = async (tx: Tx, learnerId: LearnerId, ids: readonly CardId[]) => {
  const before = new Map<CardId, Memory | null | undefined>()
  try {
    const stored = await memoriesOf(tx, learnerId, ids)
    for (const [id, memory] of stored) before.set(id, isPossible(memory) ? memory : undefined)
    for (const id of ids) if (!stored.has(id)) before.set(id, null)
  } catch (reason) {
    // It does not say of which card: the logs of all of them tell.
    if (!(reason instanceof DamagedValueError)) throw reason
  }
  return before
}

const lapsesOf = (memory: Memory | null): number => memory?.lapses ?? 0

/** Scheduling settings by id, and those in force now, each read when it is first needed. */
const openSettings = (tx: Tx, learnerId: LearnerId, named: ReadonlyMap<SettingsId, SchedulingSettings>) => {
  const settingsById = new Map(named)
  let current: SchedulingSettings | null = null
  return {
    readInForce: async (): Promise<void> => {
      if (current) return
      const learner = await learnerOf(tx, learnerId)
      current = learner.scheduling
    },
    readNamed: async (logs: Iterable<readonly LogEntry[]>): Promise<void> => {
      const missing = settingsNamedIn([...logs].flat()).filter((id) => !settingsById.has(id))
      for (const [id, settings] of await settingsOfLog(tx, learnerId, missing)) settingsById.set(id, settings)
    },
    inForce: (): SchedulingSettings => {
      if (!current) throw new Error('the settings in force were not read')
      return current
    },
    own: (id: SettingsId): SchedulingSettings => {
      const settings = settingsById.get(id)
      if (!settings) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
      return settings
    },
  }
}

/**
 * Of the new answers of a card those between which and the last one that their client knew, or after which, another
 * client answered it.
 */
const answeredElsewhere = (
  fresh: readonly Fresh[],
  traces: ReadonlyMap<ReviewId, Trace>,
  log: readonly LogEntry[],
): readonly (readonly [ReviewId, Instant])[] => {
  const voided = new Set(log.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
  return fresh.flatMap(({ input, entry }) => {
    if (input.kind !== 'review' || input.knownReviewAt === undefined) return []
    const before = traces.get(entry.id)?.memoryBefore?.lastReviewAt ?? null
    if (before !== null && before > (input.knownReviewAt ?? -1)) return [[entry.id, before] as const]
    const later = log.find(({ kind, id, at }) => kind === 'review' && at > entry.at && !voided.has(id))
    return later ? [[entry.id, later.at] as const] : []
  })
}

/**
 * Puts accepted entries into the log and brings memories up to date, card by card in parts with pauses between them:
 * other requests are answered meanwhile.
 * @param confusedWith the cards whose answers were typed instead, by entry
 * @param unmarked cards that are in the library for the first time, without a log or a memory, and whose entries are not
 * marked as uncounted because the whole log is summed afterwards
 * @returns of answers, when their card was answered elsewhere, which their client did not know
 */
export const storeEntries = async (
  tx: Tx,
  ctx: Context,
  accepted: readonly Accepted[],
  named: ReadonlyMap<SettingsId, SchedulingSettings>,
  confusedWith: ReadonlyMap<ReviewId, CardId>,
  unmarked: ReadonlySet<CardId> = new Set(),
): Promise<ReadonlyMap<ReviewId, Instant>> => {
  const elsewhere = new Map<ReviewId, Instant>()
  const learner = actingLearner(ctx.actor)
  const { learnerId } = learner
  const settings = openSettings(tx, learnerId, named)
  if (accepted.some(({ input }) => input.kind !== 'review')) await settings.readInForce()
  const byCard = datedByCard(accepted, ctx, (input) =>
    input.kind === 'review' ? settings.own(input.settingsId) : settings.inForce(),
  )
  const adoptions = await adoptionsOfLearner(tx, learnerId)
  const adoptedAt = adoptions.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const pause = pauses()
  const isFirst = (id: CardId): boolean => unmarked.has(id)
  for (const { isLate, cards } of await partsOf(tx, learnerId, byCard, adoptedAt, isFirst)) {
    const ids = cards.map(({ cardId }) => cardId)
    const memories = await memoriesBefore(
      tx,
      learnerId,
      ids.filter((id) => !isFirst(id)),
    )
    const memoryBefore = (id: CardId) => (isFirst(id) ? null : memories.get(id))
    const replayed = isLate ? ids : ids.filter((id) => memoryBefore(id) === undefined)
    const logs = await logsOfCards(tx, learnerId, replayed)
    if (replayed.length > 0) {
      await settings.readNamed(logs.values())
      await settings.readInForce()
    }
    const changes = []
    for (const { cardId, fresh } of cards) {
      const before = memoryBefore(cardId)
      const [{ card } = { card: null }] = fresh
      if (!card) throw new Error(`card ${cardId} was not read`)
      const entries = fresh.map(({ entry }) => entry)
      const log = logs.get(cardId) ?? null
      const { inForce, own: settingsOf } = settings
      const change = await changeOfCard(
        { cardId, fresh: entries, memory: before ?? null, log, settingsOf, adoptions, inForce },
        pause,
      )
      changes.push({ card, before, fresh, ...change })
      for (const [id, at] of answeredElsewhere(fresh, change.traces, log ?? [])) elsewhere.set(id, at)
    }
    await pause()
    await appendToLog(
      tx,
      learner,
      changes.flatMap(({ card, fresh, traces }) =>
        fresh.map(({ input, digest, entry }) => ({
          entry,
          workspaceId: card.workspaceId,
          claimedAt: input.at,
          receivedAt: ctx.now,
          memoryBefore: traces.get(entry.id)?.memoryBefore ?? null,
          predictedRecall: traces.get(entry.id)?.predictedRecall ?? null,
          mixedUpWith: confusedWith.get(entry.id) ?? null,
          digest,
          via: ctx.via ?? 'browser',
        })),
      ),
      unmarked,
    )
    // A card that was never forgotten is no leech, whatever the threshold.
    const hasLapses = changes.some(({ memory }) => lapsesOf(memory) > 0)
    const threshold = hasLapses ? (await learnerOf(tx, learnerId)).scheduling.leechThreshold : 0
    await saveMemories(
      tx,
      learner,
      changes.map((change) => {
        const lapses = lapsesOf(change.memory)
        return { ...change, leech: lapses > 0 && isLeech(lapses, threshold, change.memory?.clearedLapses) }
      }),
    )
    await pause()
  }
  return elsewhere
}
