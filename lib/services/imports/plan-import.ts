import type { Store } from '../../data/engine/engine'
import { factsByExportedGuid } from '../../data/queries/imports/imports'
import { allDecks } from '../../data/queries/learner/deck-names'
import { type Learner, learnerOf } from '../../data/queries/learner/learner'
import type { CardId } from '../../domain/ids'
import type { ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import { once } from '../../domain/memoize'
import { shortened } from '../../domain/shortened'
import { studyCalendar } from '../../domain/time/study-day'
import { firstDueDayOf } from '../../interchange/anki/card-history'
import { openProblems } from '../../interchange/anki/import-problems'
import { retentionOfDecks } from '../../interchange/anki/preset-options'
import type { StagedNote } from '../../interchange/anki/staged-note'
import type { Context } from '../context'
import type { EntryInput } from '../study/entry-schema'
import { type ImportPresets, openImportPresets } from './import-presets'
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
  readonly presets: ImportPresets
  /** The names of the decks that are here before it. */
  readonly here: ReadonlySet<string>
}

/** Opens an import to be planned. */
export const openPlan = async (
  store: Store,
  ctx: Context,
  staged: StagedPackage,
  { withScheduling, withPresets = false, deck, decks }: ImportOptions,
): Promise<OpenedImport> => {
  const learner = await learnerOf(store, ctx.actor.learnerId)
  // Decks that are put together or under other names have the options of the decks here.
  const isGiving =
    withScheduling && withPresets && deck === null && Object.values(decks ?? {}).every(({ to }) => to === null)
  const here = new Set(await allDecks(store, [ctx.actor.workspaceId]))
  return { learner, presets: await openImportPresets(store, ctx, staged, learner, isGiving), here }
}

/** What each batch of notes comes to, given what is in the library. */
export async function* plannedBatches(
  store: Store,
  ctx: Context,
  staged: StagedPackage,
  options: ImportOptions,
  { learner, presets }: OpenedImport,
): AsyncGenerator<PlannedBatch> {
  const { timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const rules = {
    learnerId: learner.id,
    firstDay: firstDueDayOf(staged.summary, calendar),
    calendar,
    now: ctx.now,
    retentionOf: retentionOfDecks(staged.summary.presets),
  }
  const { workspaceId } = ctx.actor
  const own = { facts: once(() => factsByExportedGuid(store, workspaceId)), notes: openOwnNotes(ctx) }
  for await (const batch of staged.batches()) {
    const notes = await planNotes(store, workspaceId, batch, options, own)
    const settingsOf = await presets.ofNotes(notes)
    const entries = await planEntries(store, notes, { ...rules, settingsOf })
    yield { notes, entries }
  }
}

/** Adds up what batches come to. */
export const openReport = ({ summary }: StagedPackage, { here }: Pick<OpenedImport, 'here'>) => {
  const notes = { new: 0, changed: 0, same: 0 }
  const problems = openProblems()
  const counts = { cards: 0, reviews: 0 }
  const inDecks = new Set<string>()
  const sourceFields = new Map<string, Set<string>>()
  let sourced = 0
  /** What is left as it is gets no source; the fields are those that were chosen all the same. */
  const addSource = ({ original, source, hasLongSource, statement }: StagedNote, isLeft: boolean): void => {
    if (hasLongSource && !isLeft) problems.add('long-source', shortened(statement, EXAMPLE_CHARACTERS))
    if (source == null || original.sourceFields === undefined) return
    if (!isLeft) sourced += 1
    const names = sourceFields.get(original.noteType) ?? new Set()
    for (const name of original.sourceFields) names.add(name)
    sourceFields.set(original.noteType, names)
  }
  return {
    add: ({ notes: planned, entries }: PlannedBatch): void => {
      for (const { kind, note, deck, cards, left } of planned) {
        notes[kind] += 1
        addSource(note, left !== null)
        if (left !== null) problems.add(left, shortened(note.statement, EXAMPLE_CHARACTERS))
        if (kind !== 'same') counts.cards += cards.filter(({ isNew }) => isNew).length
        if (kind === 'new') inDecks.add(deck)
      }
      for (const inputs of entries.values()) counts.reviews += inputs.filter(({ kind }) => kind === 'review').length
    },
    result: (media: ImportReport['media'], memories: ImportReport['memories'] = null): ImportReport => {
      return {
        notes,
        ...counts,
        media,
        decks: [...inDecks].sort(),
        newDecks: [...inDecks].filter((name) => !here.has(name)).sort(),
        problems: [...summary.problems, ...problems.all()],
        memories,
        ...(sourceFields.size === 0
          ? {}
          : {
              sources: {
                fields: Object.fromEntries([...sourceFields].map(([type, names]) => [type, [...names]])),
                notes: sourced,
              },
            }),
      }
    },
  }
}
