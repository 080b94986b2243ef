import type { Via } from '../../domain/actions/action'
import type { CardId, Instant, StudyDay, WorkspaceId } from '../../domain/ids'
import type { LogEntry } from '../../domain/scheduling/log'
import type { Memory } from '../../domain/scheduling/memory'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { entryValue } from '../rows'
import { insertRows } from './insert-rows'

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
  learner: Authorized<OfLearner>,
  entries: readonly NewEntry[],
  unmarked: ReadonlySet<CardId> = NO_CARDS,
): Promise<void> => {
  await insertRows(
    tx,
    'append_to_log',
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
  await insertRows(
    tx,
    'append_uncounted',
    tx.t.uncountedEntries,
    entries.flatMap(({ entry }) =>
      unmarked.has(entry.cardId) ? [] : [{ learnerId: learner.learnerId, id: entry.id }],
    ),
  )
}
