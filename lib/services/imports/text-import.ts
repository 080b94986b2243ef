import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Store } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { newKey, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { addImportChanges, beginImport, finishImport } from '../../data/mutations/imports'
import { withinFiles } from '../../domain/content-files/library'
import type { ImportOptions } from '../../domain/imports/import-options'
import { type ImportReport, NO_MEDIA } from '../../domain/imports/import-report'
import { localWorkspace } from '../authorise'
import { type LibraryRows, libraryRows, saveLibraryRows } from '../content/library-rows'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { type Imported, type Importing, importPackage, previewImport } from './import-package'
import { isContent, type StagedContent, type StagedImport } from './staged-package'

/** After the articles of a library, before the facts without one. */
const FIRST_POSITION = 90_000
const MOST_EXAMPLES = 3

/** What files bring: rows that no later start takes for those of the starter library. */
const importedRows = ({ articles, facts, factPassages, cards, placed, ...rows }: LibraryRows): LibraryRows => {
  const behind = <Row extends { readonly position: number }>(row: Row): Row => ({
    ...row,
    position: row.position + FIRST_POSITION * POSITIONS_AN_ARTICLE,
  })
  return {
    ...rows,
    articles: articles.map((row) => ({ ...row, origin: 'file', position: FIRST_POSITION + row.position })),
    facts: facts.map((row) => ({ ...row, origin: 'person' })),
    factPassages: factPassages.map((row) => ({ ...row, origin: 'person' })),
    cards: cards.map(behind),
    placed: placed.map(behind),
  }
}

/**
 * The rows of articles that are new here. One that has facts here, or whose name another one has, stays as it is: of a
 * retired one, as after an undone import, the facts come back.
 */
const planContent = async (store: Store, { actor, now }: Context, { articles }: StagedContent) => {
  const { articles: a, facts: f } = store.t
  const all = libraryRows(actor.workspaceId, articles, now)
  const ids = all.articles.map(({ id }) => id)
  const keys = all.articles.map(({ key }) => key)
  const named = await store.db
    .select({ id: a.id, key: a.key })
    .from(a)
    .where(and(eq(a.workspaceId, actor.workspaceId), or(inArray(a.id, ids), inArray(a.key, keys))))
  const live = await store.db
    .selectDistinct({ id: f.articleId })
    .from(f)
    .where(and(eq(f.workspaceId, actor.workspaceId), inArray(f.articleId, ids), isNull(f.retiredAt)))
  const isLive = new Set(live.map(({ id }) => id))
  const idOfKey = new Map(named.map(({ key, id }) => [key, id]))
  const here = new Set(
    all.articles.flatMap(({ id, key }) => (isLive.has(id) || (idOfKey.get(key) ?? id) !== id ? [key] : [])),
  )
  const rows = libraryRows(actor.workspaceId, withinFiles(articles.filter(({ key }) => !here.has(key))), now)
  const known = articles.filter(({ key }) => here.has(key))
  const count = known.length
  const report: ImportReport = {
    notes: { new: rows.facts.length, changed: 0, same: known.flatMap(({ facts }) => facts).length },
    cards: rows.cards.length,
    reviews: 0,
    media: NO_MEDIA,
    decks: rows.decks.map(({ name }) => name).sort(),
    problems:
      count === 0
        ? []
        : [
            {
              what: `${count === 1 ? '1 article is' : `${count} articles are`} in the library already and stayed as ${count === 1 ? 'it is' : 'they are'}.`,
              count,
              examples: known.slice(0, MOST_EXAMPLES).map(({ title }) => title),
            },
          ],
    memories: null,
  }
  return { rows: importedRows(rows), report }
}

/** Brings articles of content files into the library; those that are here stay as they are. */
const importContent = (ctx: Context, staged: StagedContent): Promise<Imported> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const { rows, report } = await planContent(tx, ctx, staged)
    if (rows.facts.length === 0) return { importId: null, report }
    const { fileName } = staged
    const { learnerId } = ctx.actor
    const workspace = localWorkspace(ctx)
    const importId = newKey()
    await beginImport(tx, workspace, { id: importId, learnerId, fileName, at: ctx.now }, report)
    await saveLibraryRows(tx, workspace, rows)
    const changes = rows.facts.map(({ id }) => ({ importId, factId: id, kind: 'new' as const, before: null }))
    await addImportChanges(tx, workspace, changes)
    await finishImport(tx, workspace, importId, { report, deckIds: rows.decks.map(({ id }) => id) })
    return { importId, report }
  })

/** What importing a file would bring, without writing anything. */
export const previewStaged = async (
  ctx: Context,
  staged: StagedImport,
  options: ImportOptions,
): Promise<ImportReport> =>
  isContent(staged) ? (await planContent(ctx.engine.read, ctx, staged)).report : previewImport(ctx, staged, options)

/** Imports a file of any kind in one transaction. */
export const importStaged = async (
  ctx: Context,
  staged: StagedImport,
  options: ImportOptions,
  importing: Importing = {},
): Promise<Result<Imported>> =>
  isContent(staged) ? done(await importContent(ctx, staged)) : importPackage(ctx, staged, options, importing)
