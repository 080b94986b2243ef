import type { Store } from '../../data/engine/engine'
import { factsByExportedGuid } from '../../data/queries/imports/imports'
import { allDecks, type CardSettings, type OptionsOfDecks, openDeckOptions } from '../../data/queries/learner/decks'
import { type Learner, learnerOf } from '../../data/queries/learner/learner'
import type { CardId } from '../../domain/ids'
import type { ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import { once } from '../../domain/memoize'
import { shortened } from '../../domain/shortened'
import { studyCalendar } from '../../domain/time/study-day'
import { USUAL_HISTORICAL_RETENTION } from '../../interchange/anki/anki-package'
import { firstDueDayOf } from '../../interchange/anki/card-history'
import { openProblems } from '../../interchange/anki/import-problems'
import type { StagedNote } from '../../interchange/anki/staged-note'
import type { Context } from '../context'
import type { EntryInput } from '../study/entry-schema'
import { openOwnNotes } from './own-notes'
import { planEntries } from './plan-entries'
import { type PlannedNote, planNotes } from './plan-notes'
import type { StagedPackage } from './staged-package'

const EXAMPLE_CHARACTERS = 60
/** A batch of notes, and the entries that their cards bring. */
export type PlannedBatch = {
  readonly notes: readonly PlannedNote[]
  readonly entries: ReadonlyMap<CardId, readonly EntryInput[]>
}

/** What an import needs to know of the learner and the library. */
export type OpenedImport = {
  readonly learner: Learner
  readonly options: OptionsOfDecks
  /** The names of the decks that are here before it. */
  readonly here: ReadonlySet<string>
}

/** Opens an import to be planned. */
export const openPlan = async (store: Store, { actor }: Context): Promise<OpenedImport> => {
  const learner = await learnerOf(store, actor.learnerId)
  const options = await openDeckOptions(store, learner, actor.workspaceIds)
  return { learner, options, here: new Set(await allDecks(store, [actor.workspaceId])) }
}

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
