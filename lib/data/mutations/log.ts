import type { Via } from '../../domain/actions/action'
import type { CardId, Instant, LearnerId, ReviewId, StudyDay, WorkspaceId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import type { Rollups } from '../../domain/retention/rollups'
import type { LogEntry } from '../../domain/scheduling/log'
import type { Memory } from '../../domain/scheduling/memory'
import { shuffleOf } from '../../domain/shuffle'
import type { OwnLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { insertMany } from '../engine/insert-many'
import type { LoggedCard } from '../queries/study/log'
import { entryValue } from '../rows'
import { changeRows, deleteRows, insertOfLearner, saveRow } from './change-rows'

export type NewEntry = {
  readonly entry: LogEntry & { readonly cardId: CardId; readonly day: StudyDay }
  readonly workspaceId: WorkspaceId
  /** The instant as the client sent it, before it was kept within what is possible. */
  readonly claimedAt: Instant
  readonly receivedAt: Instant
  readonly memoryBefore: Memory | null
  readonly predictedRecall: number | null
  /** The card that a wrong typed answer was the answer of. */
  readonly mixedUpWith: CardId | null
  readonly digest: string
  /** Where it was done; null where that is not known. */
  readonly via: Via
}

const NO_CARDS: ReadonlySet<CardId> = new Set()

/**
 * Appends entries to a learner's log. Rows are never changed afterwards.
 * @param unmarked cards whose entries are not marked as uncounted: the whole log is summed afterwards
 */
export const appendToLog = async (
  tx: Tx,
  learner: OwnLearner,
  entries: readonly NewEntry[],
  unmarked: ReadonlySet<CardId> = NO_CARDS,
): Promise<void> => {
  await insertMany(
    tx,
    tx.t.reviews,
    // Each column by its name: a million rows are made here, and spreading them takes twice as long.
    entries.map((one) => {
      const { entry } = one
      const review = entry.kind === 'review' ? entry : null
      return {
        learnerId: learner.learnerId,
        id: entry.id,
        kind: entry.kind,
        cardId: entry.cardId,
        at: entry.at,
        day: entry.day,
        rating: review?.rating ?? null,
        format: review?.format ?? null,
        mode: review?.mode ?? null,
        questionMs: review?.questionMs ?? null,
        answerMs: review?.answerMs ?? null,
        fuzz: review?.fuzz ?? null,
        settingsId: 'settingsId' in entry ? entry.settingsId : null,
        value: entryValue(entry),
        redoes: entry.redoes ?? null,
        workspaceId: one.workspaceId,
        claimedAt: one.claimedAt,
        receivedAt: one.receivedAt,
        memoryBefore: one.memoryBefore,
        predictedRecall: one.predictedRecall,
        mixedUpWith: one.mixedUpWith,
        digest: one.digest,
        via: one.via,
      }
    }),
  )
  const uncounted = entries.flatMap(({ entry }) => (unmarked.has(entry.cardId) ? [] : [{ id: entry.id }]))
  await insertOfLearner(tx, learner, tx.t.uncountedEntries, uncounted)
}

/** Writes what is derived beside entries of a learner's log: for repairs. The entries themselves are never changed. */
export const saveTraces = async (
  tx: Tx,
  { learnerId }: OwnLearner,
  traces: ReadonlyMap<ReviewId, Pick<NewEntry, 'memoryBefore' | 'predictedRecall'>>,
): Promise<void> => {
  for (const [id, { memoryBefore, predictedRecall }] of traces)
    await changeRows(tx, tx.t.reviews, { learnerId, id }, { memoryBefore, predictedRecall })
}

export type MemoryChange = {
  readonly card: LoggedCard
  /** Undefined where it could not be read, or cannot be true. */
  readonly before: Memory | null | undefined
  readonly memory: Memory | null
  readonly leech: boolean
}

/** Where a card stands is the library's to change (`placeCards`); an index on a column that is set is written anew. */
const PLACE: ReadonlySet<string> = new Set(['learnerId', 'cardId', 'workspaceId', 'factId', 'retired', 'shuffle'])

/** Whether a card is in the new-card queue. */
const isQueuedNew = (card: LoggedCard, memory: Memory | null) =>
  !card.retired && (memory === null || (memory.state === 'new' && !memory.suspended))

/** The row of a card on a learner's new-card queue. Its place is that of the library, or the one given to it. */
export const newCardRow = (
  learnerId: LearnerId,
  card: Omit<LoggedCard, 'createdAt' | 'retired'>,
  memory: Pick<Memory, 'position'> | null | undefined,
) => ({
  learnerId,
  cardId: card.cardId,
  workspaceId: card.workspaceId,
  factId: card.factId,
  position: memory?.position ?? card.position,
  weightRank: WEIGHTS.indexOf(card.weight),
  shuffle: shuffleOf(card.cardId),
})

/** Writes memories as they are now, removes those of cards that were forgotten, and keeps the new-card queue right. */
export const saveMemories = async (tx: Tx, learner: OwnLearner, changes: readonly MemoryChange[]) => {
  const { memories, newCards } = tx.t
  const { learnerId } = learner
  const kept = changes.flatMap(({ card, memory, leech }) => {
    const { cardId, workspaceId, factId, retired } = card
    const place = { learnerId, cardId, workspaceId, factId, retired, shuffle: shuffleOf(cardId) }
    return memory === null ? [] : [{ ...place, ...memory, leech }]
  })
  const [first] = kept
  const columns = Object.keys(first ?? {}).filter((name) => !PLACE.has(name))
  await insertMany(tx, memories, kept, columns)
  const ids = (list: readonly MemoryChange[]): CardId[] => list.map(({ card }) => card.cardId)
  const forgotten = ids(changes.filter(({ memory }) => memory === null))
  await deleteRows(tx, memories, { learnerId, cardId: forgotten })
  const placeOf = (memory: Memory | null) => memory?.position ?? null
  const moved = changes.filter(
    ({ card, before, memory }) =>
      before === undefined ||
      isQueuedNew(card, before) !== isQueuedNew(card, memory) ||
      placeOf(before) !== placeOf(memory),
  )
  const off = ids(moved.filter(({ card, memory }) => !isQueuedNew(card, memory)))
  await deleteRows(tx, newCards, { learnerId, cardId: off })
  const on = moved.flatMap(({ card, memory }) =>
    isQueuedNew(card, memory) ? [newCardRow(learnerId, card, memory)] : [],
  )
  await insertMany(tx, newCards, on, ['position'])
}

/** Replaces what a learner's rollups say of some study days and cards; null = of all. */
export const replaceRollups = async (
  tx: Tx,
  learner: OwnLearner,
  which: { readonly days: readonly StudyDay[] | null; readonly cards: readonly CardId[] | null },
  { days, scores, cards }: Rollups,
  revision: number,
): Promise<void> => {
  const { dayRollups: d, scoreRollups: s, cardRollups: c } = tx.t
  const { learnerId } = learner
  const ofDays = { learnerId, ...(which.days && { day: which.days }) }
  await deleteRows(tx, d, ofDays)
  await deleteRows(tx, s, ofDays)
  await deleteRows(tx, c, { learnerId, ...(which.cards && { cardId: which.cards }) })
  await insertOfLearner(tx, learner, d, days)
  await insertOfLearner(tx, learner, s, scores)
  const revised = cards.map((row) => ({ ...row, revision }))
  await insertOfLearner(tx, learner, c, revised)
}

/** Writes in which way and at which revision a learner's rollups are summed. */
export const saveRollupState = (
  tx: Tx,
  { learnerId }: OwnLearner,
  state: Omit<Tx['t']['rollupStates']['$inferSelect'], 'learnerId'>,
): Promise<void> => saveRow(tx, tx.t.rollupStates, { learnerId }, state)

/** Removes the mark of entries that the rollups include now. */
export const markCounted = (tx: Tx, { learnerId }: OwnLearner, ids: readonly ReviewId[]): Promise<void> =>
  deleteRows(tx, tx.t.uncountedEntries, { learnerId, id: ids })
