import type { Store } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { importedEntryIdOf, importVoidIdOf } from '../../data/library-ids'
import { factsByExportedGuid } from '../../data/queries/imports/imports'
import { allDecks, type CardSettings, type OptionsOfDecks, openDeckOptions } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import { entriesOfCards, logEnds, storedEntries } from '../../data/queries/study/log'
import type { CardId, Instant, LearnerId, ReviewId, SettingsId } from '../../domain/ids'
import type { ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import { once } from '../../domain/memoize'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { shortened } from '../../domain/shortened'
import { studyCalendar } from '../../domain/time/study-day'
import { USUAL_HISTORICAL_RETENTION } from '../../interchange/anki/anki-package'
import {
  firstDueDayOf,
  type HistoryRules,
  historyOfCard,
  type ImportedEntry,
  marksOfCard,
} from '../../interchange/anki/card-history'
import { openProblems } from '../../interchange/anki/import-problems'
import { unpackedReviews } from '../../interchange/anki/reviews'
import type { StagedCard, StagedNote } from '../../interchange/anki/staged-note'
import type { Context } from '../context'
import type { EntryInput } from '../study/entry-schema'
import { isExported, openOwnNotes, type PlannedNote, planNotes } from './plan-notes'
import type { StagedPackage } from './staged-package'

const IDS_AT_ONCE = 500

/**
 * `isFirst`: the card is not in the library, so that nothing of it can be in the log. `isExported`: this program wrote
 * its note.
 */
type Wanted = {
  readonly cardId: CardId
  readonly entry: ImportedEntry
  readonly settingsId: SettingsId
  readonly isFirst: boolean
  readonly isExported: boolean
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

/**
 * How much later than here a package that this program wrote may have an answer, in milliseconds: of two answers of one
 * millisecond it moves the later one on. Nobody answers the same card twice so soon.
 */
const MOVED_MS = 10

/** The instant that a key of an entry begins with; NaN if the entry comes from no review. */
const instantOf = ({ key }: ImportedEntry): number => Number.parseInt(key, 10)

/**
 * Entries of notes that this program wrote without those of answers that were given here: these have ids of their own.
 * What an import brought and took back again is left to the rounds of its ids.
 */
const withoutOwn = async (
  store: Store,
  learnerId: LearnerId,
  wanted: readonly Wanted[],
): Promise<readonly Wanted[]> => {
  const cardIds = [...new Set(wanted.flatMap((one) => (one.isExported && !one.isFirst ? [one.cardId] : [])))]
  const instants = new Map<CardId, number[]>()
  for (const piece of inPieces(cardIds, IDS_AT_ONCE)) {
    const rows = await entriesOfCards(store, learnerId, piece)
    const voids = new Map(rows.flatMap(({ id, kind, value }) => (kind === 'void' ? [[value, id] as const] : [])))
    for (const { id, kind, cardId, at } of rows) {
      if (kind === 'void' || voids.get(id) === importVoidIdOf(id)) continue
      instants.set(cardId, [...(instants.get(cardId) ?? []), at])
    }
  }
  return wanted.filter(({ cardId, entry, isExported }) => {
    const at = instantOf(entry)
    return !isExported || !instants.get(cardId)?.some((own) => own <= at && at - own <= MOVED_MS)
  })
}

/** Whether a review of a card would show nothing as its answer. A cloze has its answer in its gap. */
const isUnanswered = ({ form, back, extra }: StagedCard): boolean =>
  form !== 'cloze' && `${back}${extra ?? ''}`.trim() === ''

/** A card is suspended that nobody can answer, also where no scheduling is imported. */
const heldBack = (at: Instant): ImportedEntry => ({ key: 'suspended', at, kind: 'suspend', suspended: true })

type EntryRules = Omit<HistoryRules, 'model' | 'retention'> & {
  readonly learnerId: LearnerId
  /** Under which settings the answers of a note count. */
  readonly settingsOf: (note: PlannedNote) => CardSettings
  /** The historical retention that a deck has in the package. */
  readonly retentionOf: (deck: string) => number
}

/**
 * What the logs of planned notes add to the learner's log, by card. New cards without an answer are suspended. Suspension, flags and marks come with cards that are
 * new here; on others the learner's own stay.
 */
const planEntries = async (
  store: Store,
  notes: readonly PlannedNote[],
  rules: EntryRules,
): Promise<ReadonlyMap<CardId, readonly EntryInput[]>> => {
  const wanted = notes.flatMap((planned) => {
    const { note, cards, withScheduling } = planned
    const { settingsId, scheduling } = rules.settingsOf(planned)
    const ofCards = { ...rules, model: fsrsModel(scheduling.weights), retention: rules.retentionOf(note.deck ?? '') }
    return cards.flatMap(({ id: cardId, staged, before, isNew }): Wanted[] => {
      const history = withScheduling
        ? historyOfCard(staged.anki, unpackedReviews(staged.anki.id, staged.reviews), ofCards)
        : []
      const marks = withScheduling && isNew ? marksOfCard(staged.anki, note, rules.now, scheduling.leechThreshold) : []
      const held = isNew && isUnanswered(staged) && !marks.some(({ kind }) => kind === 'suspend')
      const isFirst = before === null
      return [...history, ...marks, ...(held ? [heldBack(rules.now)] : [])].map((entry) => ({
        cardId,
        entry,
        settingsId,
        isFirst,
        isExported: isExported(note),
        round: 0,
      }))
    })
  })
  const byCard = new Map<CardId, EntryInput[]>()
  for (const one of await missing(store, rules.learnerId, await withoutOwn(store, rules.learnerId, wanted))) {
    const inputs = byCard.get(one.cardId) ?? []
    byCard.set(one.cardId, inputs)
    inputs.push(inputOf(one))
  }
  return byCard
}

const EXAMPLE_CHARACTERS = 60
/** A batch of notes, and the entries that their cards bring. */
export type PlannedBatch = {
  readonly notes: readonly PlannedNote[]
  readonly entries: ReadonlyMap<CardId, readonly EntryInput[]>
}

/** Opens an import to be planned: what it needs to know of the learner and the library. */
export const openPlan = async (store: Store, { actor }: Context) => {
  const learner = await learnerOf(store, actor.learnerId)
  const options = await openDeckOptions(store, learner, actor.workspaceIds)
  /** The names of the decks that are here before it. */
  const here: ReadonlySet<string> = new Set(await allDecks(store, [actor.workspaceId]))
  return { learner, options, here }
}

export type OpenedImport = Awaited<ReturnType<typeof openPlan>>

/** Under which settings the answers of notes count: those of the deck which a fact has or gets. */
const settingsOfNotes = async (options: OptionsOfDecks, notes: readonly PlannedNote[]) => {
  const known = notes.filter(({ kind }) => kind !== 'new')
  const optionsOf = await options.ofFacts(known.map(({ factId }) => factId))
  return ({ kind, factId, deck }: PlannedNote): CardSettings =>
    kind === 'new' ? options.ofDeck(deck) : optionsOf(factId)
}

/** What each batch of notes comes to, given what is in the library. */
export async function* plannedBatches(
  store: Store,
  ctx: Context,
  staged: StagedPackage,
  options: ImportOptions,
  { learner, options: ofDecks }: OpenedImport,
): AsyncGenerator<PlannedBatch> {
  const { timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const retentions = new Map(staged.summary.decks.map(({ name, historicalRetention }) => [name, historicalRetention]))
  const rules = {
    learnerId: learner.id,
    firstDay: firstDueDayOf(staged.summary, calendar),
    calendar,
    now: ctx.now,
    retentionOf: (deck: string) => retentions.get(deck) ?? USUAL_HISTORICAL_RETENTION,
  }
  const { workspaceId } = ctx.actor
  const own = { facts: once(() => factsByExportedGuid(store, workspaceId)), notes: openOwnNotes(ctx) }
  for await (const batch of staged.batches()) {
    const notes = await planNotes(store, workspaceId, batch, options, own)
    const settingsOf = await settingsOfNotes(ofDecks, notes)
    const entries = await planEntries(store, notes, { ...rules, settingsOf })
    yield { notes, entries }
  }
}

/** Adds up what batches come to. */
export class ReportSoFar {
  readonly #problems = openProblems()
  readonly #notes = { new: 0, changed: 0, same: 0 }
  readonly #inDecks = new Set<string>()
  readonly #sourceFields = new Map<string, Set<string>>()
  #sourced = 0
  #cards = 0
  #reviews = 0

  add({ notes, entries }: PlannedBatch): void {
    for (const { kind, note, deck, cards, left } of notes) {
      this.#notes[kind] += 1
      this.#addSource(note, left !== null)
      if (left !== null) this.#problems.add(left, shortened(note.statement, EXAMPLE_CHARACTERS))
      if (kind !== 'same') this.#cards += cards.filter(({ isNew }) => isNew).length
      if (kind === 'new') this.#inDecks.add(deck)
    }
    for (const inputs of entries.values()) this.#reviews += inputs.filter(({ kind }) => kind === 'review').length
  }

  /** What is left as it is gets no source; the fields are those that were chosen all the same. */
  #addSource({ original, source, hasLongSource, statement }: StagedNote, isLeft: boolean): void {
    if (hasLongSource && !isLeft) this.#problems.add('long-source', shortened(statement, EXAMPLE_CHARACTERS))
    if (source == null || original.sourceFields === undefined) return
    if (!isLeft) this.#sourced += 1
    const names = this.#sourceFields.get(original.noteType) ?? new Set()
    for (const name of original.sourceFields) names.add(name)
    this.#sourceFields.set(original.noteType, names)
  }

  /** @param here the decks that are here before the import */
  result(
    { summary }: StagedPackage,
    here: OpenedImport['here'],
    media: ImportReport['media'],
    memories: ImportReport['memories'] = null,
  ): ImportReport {
    const decks = [...this.#inDecks].sort()
    const fields = Object.fromEntries([...this.#sourceFields].map(([type, names]) => [type, [...names]]))
    return {
      notes: { ...this.#notes },
      cards: this.#cards,
      reviews: this.#reviews,
      media,
      decks,
      newDecks: decks.filter((name) => !here.has(name)),
      problems: [...summary.problems, ...this.#problems.all()],
      memories,
      ...(this.#sourceFields.size === 0 ? {} : { sources: { fields, notes: this.#sourced } }),
    }
  }
}
