import type { Store } from '../../data/engine/engine'
import { importedEntryIdOf, importVoidIdOf } from '../../data/library-ids'
import { inPieces } from '../../data/mutations/upsert'
import { logEnds, storedEntries } from '../../data/queries/study/log'
import type { CardId, Instant, LearnerId, ReviewId, SettingsId } from '../../domain/ids'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import type { Preset } from '../../domain/scheduling/presets'
import { type HistoryRules, historyOfCard, type ImportedEntry, marksOfCard } from '../../interchange/anki/card-history'
import type { StagedCard } from '../../interchange/anki/staged-note'
import type { EntryInput } from '../study/entry-schema'
import type { PlannedNote } from './plan-notes'

const IDS_AT_ONCE = 500

/** `isFirst`: the card is not in the library, so that nothing of it can be in the log. */
type Wanted = {
  readonly cardId: CardId
  readonly entry: ImportedEntry
  readonly settingsId: SettingsId
  readonly isFirst: boolean
  round: number
}

const idOf = ({ cardId, entry, round }: Wanted): ReviewId => importedEntryIdOf(cardId, entry.key, round)

const inputOf = (wanted: Wanted): EntryInput => {
  const { entry, cardId, settingsId } = wanted
  const id = idOf(wanted)
  if (entry.kind === 'review') {
    // By far the most.
    const { at, kind, rating, mode, answerMs } = entry
    return { id, cardId, at, kind, rating, mode, answerMs, format: 'flash', questionMs: 0, fuzz: null, settingsId }
  }
  const { key: _, ...act } = entry
  return { id, cardId, ...act }
}

/** Which of these ids are in the log. */
const inLog = async (store: Store, learnerId: LearnerId, ids: readonly ReviewId[]): Promise<ReadonlySet<ReviewId>> => {
  const found = new Set<ReviewId>()
  for (const piece of inPieces(ids, IDS_AT_ONCE)) {
    for (const id of (await storedEntries(store, learnerId, piece)).keys()) found.add(id)
  }
  return found
}

/**
 * Those of the entries that are not in the log, or were taken back with the import that brought them: these come in again
 * under the id of their next round. An entry that a person took back stays taken back.
 */
const missing = async (store: Store, learnerId: LearnerId, wanted: readonly Wanted[]): Promise<readonly Wanted[]> => {
  const here = wanted.filter(({ isFirst }) => !isFirst)
  const ends = await logEnds(store, learnerId, [...new Set(here.map(({ cardId }) => cardId))])
  const found = wanted.filter(({ cardId }) => !ends.has(cardId))
  let left = wanted.filter(({ cardId }) => ends.has(cardId))
  while (left.length > 0) {
    const stored = await inLog(store, learnerId, left.map(idOf))
    found.push(...left.filter((one) => !stored.has(idOf(one))))
    const again = left.filter((one) => stored.has(idOf(one)))
    const undone = await inLog(
      store,
      learnerId,
      again.map((one) => importVoidIdOf(idOf(one))),
    )
    left = again.filter((one) => undone.has(importVoidIdOf(idOf(one))))
    for (const one of left) one.round += 1
  }
  return found
}

/** Whether a review of a card would show nothing as its answer. A cloze has its answer in its gap. */
const isUnanswered = ({ form, back, extra }: StagedCard): boolean =>
  form !== 'cloze' && `${back}${extra ?? ''}`.trim() === ''

/** A card is suspended that nobody can answer, also where no scheduling is imported. */
const heldBack = (at: Instant): ImportedEntry => ({ key: 'suspended', at, kind: 'suspend', suspended: true })

export type EntryRules = Omit<HistoryRules, 'model' | 'retention'> & {
  readonly learnerId: LearnerId
  /** Under which preset the answers of a note count. */
  readonly presetOf: (note: PlannedNote) => Pick<Preset, 'settingsId' | 'scheduling'>
  /** The historical retention that a deck has in the package. */
  readonly retentionOf: (deck: string) => number
}

/**
 * What the logs of planned notes add to the learner's log, by card. New cards without an answer are suspended. Suspension, flags and marks come with cards that are
 * new here; on others the learner's own stay.
 */
export const planEntries = async (
  store: Store,
  notes: readonly PlannedNote[],
  rules: EntryRules,
): Promise<ReadonlyMap<CardId, readonly EntryInput[]>> => {
  const wanted = notes.flatMap((planned) => {
    const { note, cards, withScheduling } = planned
    const { settingsId, scheduling } = rules.presetOf(planned)
    const ofCards = { ...rules, model: fsrsModel(scheduling.weights), retention: rules.retentionOf(note.deck ?? '') }
    return cards.flatMap(({ id: cardId, staged, before, isNew }): Wanted[] => {
      const history = withScheduling ? historyOfCard(staged.anki, staged.reviews, ofCards) : []
      const marks = withScheduling && isNew ? marksOfCard(staged.anki, note, rules.now, scheduling.leechThreshold) : []
      const held = isNew && isUnanswered(staged) && !marks.some(({ kind }) => kind === 'suspend')
      const isFirst = before === null
      return [...history, ...marks, ...(held ? [heldBack(rules.now)] : [])].map((entry) => ({
        cardId,
        entry,
        settingsId,
        isFirst,
        round: 0,
      }))
    })
  })
  const byCard = new Map<CardId, EntryInput[]>()
  for (const one of await missing(store, rules.learnerId, wanted)) {
    const inputs = byCard.get(one.cardId) ?? []
    byCard.set(one.cardId, inputs)
    inputs.push(inputOf(one))
  }
  return byCard
}
