import { and, count, eq, getTableName, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../../engine/engine'
import type { Schema } from '../../schema/tables'

/** Columns of a table that name a row of another one. Where the last of them is null they name none. */
export type Reference = { readonly from: readonly SQLiteColumn[]; readonly to: readonly SQLiteColumn[] }

/** Every reference between tables, those that the databases hold themselves and those across learner and library. */
export const references = (t: Schema): readonly Reference[] => {
  const ofWorkspace = ({ workspaceId }: { readonly workspaceId: SQLiteColumn }): Reference => ({
    from: [workspaceId],
    to: [t.workspaces.id],
  })
  const ofLearner = ({ learnerId }: { readonly learnerId: SQLiteColumn }): Reference => ({
    from: [learnerId],
    to: [t.learners.id],
  })
  const inLibrary = (
    { workspaceId }: { readonly workspaceId: SQLiteColumn },
    column: SQLiteColumn,
    to: { readonly workspaceId: SQLiteColumn; readonly id: SQLiteColumn },
  ): Reference => ({ from: [workspaceId, column], to: [to.workspaceId, to.id] })
  const inStudy = (
    { learnerId }: { readonly learnerId: SQLiteColumn },
    column: SQLiteColumn,
    to: { readonly learnerId: SQLiteColumn; readonly id: SQLiteColumn },
  ): Reference => ({ from: [learnerId, column], to: [to.learnerId, to.id] })
  return [
    ofWorkspace(t.articles),
    inLibrary(t.articles, t.articles.snapshotId, t.snapshots),
    inLibrary(t.snapshots, t.snapshots.articleId, t.articles),
    inLibrary(t.passages, t.passages.snapshotId, t.snapshots),
    inLibrary(t.facts, t.facts.articleId, t.articles),
    inLibrary(t.facts, t.facts.passageId, t.passages),
    inLibrary(t.factTags, t.factTags.factId, t.facts),
    inLibrary(t.factPassages, t.factPassages.factId, t.facts),
    inLibrary(t.factPassages, t.factPassages.passageId, t.passages),
    inLibrary(t.factPassages, t.factPassages.articleId, t.articles),
    inLibrary(t.factLinks, t.factLinks.factId, t.facts),
    inLibrary(t.factLinks, t.factLinks.otherFactId, t.facts),
    inLibrary(t.cards, t.cards.factId, t.facts),
    ofWorkspace(t.decks),
    inLibrary(t.decks, t.decks.articleId, t.articles),
    inLibrary(t.deckFacts, t.deckFacts.deckId, t.decks),
    inLibrary(t.deckFacts, t.deckFacts.factId, t.facts),
    ofWorkspace(t.contentLoads),
    ofWorkspace(t.imports),
    ofLearner(t.imports),
    inLibrary(t.importedNotes, t.importedNotes.factId, t.facts),
    inLibrary(t.importChanges, t.importChanges.importId, t.imports),
    inLibrary(t.importChanges, t.importChanges.factId, t.facts),
    ofWorkspace(t.media),
    ofWorkspace(t.searchEntries),
    ofWorkspace(t.searchStates),
    { from: [t.learners.id, t.learners.settingsId], to: [t.settingsVersions.learnerId, t.settingsVersions.id] },
    ofLearner(t.members),
    ofWorkspace(t.members),
    ofLearner(t.settingsVersions),
    ofLearner(t.deckOptions),
    inLibrary(t.deckOptions, t.deckOptions.deckId, t.decks),
    ofLearner(t.memories),
    inLibrary(t.memories, t.memories.cardId, t.cards),
    inLibrary(t.memories, t.memories.factId, t.facts),
    ofLearner(t.newCards),
    inLibrary(t.newCards, t.newCards.cardId, t.cards),
    inLibrary(t.newCards, t.newCards.factId, t.facts),
    ofLearner(t.reviews),
    inLibrary(t.reviews, t.reviews.cardId, t.cards),
    inStudy(t.reviews, t.reviews.settingsId, t.settingsVersions),
    ofLearner(t.rereadings),
    ofLearner(t.actions),
    inLibrary(t.rereadings, t.rereadings.passageId, t.passages),
    ofLearner(t.rollupStates),
    ofLearner(t.uncountedEntries),
    inStudy(t.uncountedEntries, t.uncountedEntries.id, t.reviews),
    ofLearner(t.dayRollups),
    ofLearner(t.hourRollups),
    ofLearner(t.scoreRollups),
    ofLearner(t.cardRollups),
    ofLearner(t.recallHistory),
    ofLearner(t.briefings),
    ofWorkspace(t.briefings),
    inStudy(t.briefingFacts, t.briefingFacts.briefingId, t.briefings),
    { from: [t.briefingFacts.factId], to: [t.facts.id] },
    inStudy(t.rehearsals, t.rehearsals.briefingId, t.briefings),
    inStudy(t.rehearsalForecasts, t.rehearsalForecasts.rehearsalId, t.rehearsals),
    inStudy(t.rehearsalAnswers, t.rehearsalAnswers.rehearsalId, t.rehearsals),
    inStudy(t.forecasts, t.forecasts.briefingId, t.briefings),
    inStudy(t.debriefs, t.debriefs.briefingId, t.briefings),
    ofLearner(t.calendarAddresses),
    ofLearner(t.devices),
    { from: [t.pairingCodes.value], to: [t.learners.id] },
    ofWorkspace(t.offeredArticles),
    inLibrary(t.offeredArticles, t.offeredArticles.feedId, t.feeds),
    inLibrary(t.offeredArticles, t.offeredArticles.articleId, t.articles),
    ofWorkspace(t.feeds),
    inLibrary(t.highlights, t.highlights.snapshotId, t.snapshots),
    inLibrary(t.factVersions, t.factVersions.factId, t.facts),
    inLibrary(t.conflicts, t.conflicts.factId, t.facts),
    inLibrary(t.conflicts, t.conflicts.otherFactId, t.facts),
    ofLearner(t.readings),
    inLibrary(t.readings, t.readings.articleId, t.articles),
    ofLearner(t.decisions),
    inLibrary(t.decisions, t.decisions.articleId, t.articles),
    inLibrary(t.decisions, t.decisions.factId, t.facts),
    ofLearner(t.modelSettings),
    ofLearner(t.modelCalls),
  ]
}

/** Rows whose reference leads nowhere. */
export type Orphans = {
  readonly table: string
  readonly target: string
  readonly rows: number
  /** What some of them name, and others do not find. */
  readonly names: readonly string[]
}

const tableOf = (columns: readonly SQLiteColumn[]): SQLiteTable => {
  const table = columns[0]?.table
  if (!table) throw new Error('a reference has columns')
  return table as SQLiteTable // columns of our own schema belong to tables of it
}

const orphansOf = async ({ db }: Store, { from, to }: Reference, most: number): Promise<Orphans | null> => {
  const [table, target, last] = [tableOf(from), tableOf(to), from.at(-1)]
  if (!last) throw new Error('a reference has columns')
  const same: (SQL | undefined)[] = from.map((column, i) => {
    const other = to[i]
    return other && eq(column, other)
  })
  const leadsNowhere = and(isNotNull(last), ...to.slice(0, 1).map((column) => isNull(column)))
  const joined = and(...same)
  const [found] = await db.select({ rows: count() }).from(table).leftJoin(target, joined).where(leadsNowhere)
  const rows = Number(found?.rows ?? 0)
  if (rows === 0) return null
  const some = await db.select({ name: last }).from(table).leftJoin(target, joined).where(leadsNowhere).limit(most)
  return {
    table: getTableName(table),
    target: getTableName(target),
    rows,
    names: some.map(({ name }) => String(name)),
  }
}

/** All rows of all tables whose references lead nowhere, a few names of each kind. */
export const findOrphans = async (store: Store, mostNames: number): Promise<readonly Orphans[]> => {
  const found: Orphans[] = []
  for (const reference of references(store.t)) {
    const orphans = await orphansOf(store, reference, mostNames)
    if (orphans) found.push(orphans)
  }
  return found
}

/** How many rows all tables hold. */
export const countRows = async ({ db, t }: Store): Promise<number> => {
  let rows = 0
  for (const table of Object.values(t)) {
    const [found] = await db.select({ rows: count() }).from(table)
    rows += Number(found?.rows ?? 0)
  }
  return rows
}
