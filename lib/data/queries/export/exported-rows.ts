import { and, asc, inArray } from 'drizzle-orm'
import type { ArticleId, CardId, FactId, PassageId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

type Spaces = readonly WorkspaceId[]

/** The ids of all articles of these workspaces, removed ones too. */
export const allArticleIds = async ({ db, t }: Store, workspaceIds: Spaces): Promise<readonly ArticleId[]> => {
  const rows = await db
    .select({ id: t.articles.id })
    .from(t.articles)
    .where(inArray(t.articles.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.articles.position), asc(t.articles.id))
  return rows.map(({ id }) => id)
}

/** The ids of all facts of these workspaces, deleted ones too. */
export const allFactIds = async ({ db, t }: Store, workspaceIds: Spaces): Promise<readonly FactId[]> => {
  const rows = await db
    .select({ id: t.facts.id })
    .from(t.facts)
    .where(inArray(t.facts.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.facts.position), asc(t.facts.id))
  return rows.map(({ id }) => id)
}

/** The articles of these facts' passages, main and further. */
export const articleIdsOfFacts = async (
  { db, t }: Store,
  workspaceIds: Spaces,
  factIds: readonly FactId[],
): Promise<readonly ArticleId[]> => {
  const { facts: f, factPassages: fp } = t
  const own = await db
    .selectDistinct({ id: f.articleId })
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), inArray(f.id, [...factIds])))
  const further = await db
    .selectDistinct({ id: fp.articleId })
    .from(fp)
    .where(and(inArray(fp.workspaceId, [...workspaceIds]), inArray(fp.factId, [...factIds])))
  return [...own, ...further].map(({ id }) => id)
}

/** All decks of these workspaces. */
export const deckRows = ({ db, t }: Store, workspaceIds: Spaces) =>
  db
    .select()
    .from(t.decks)
    .where(inArray(t.decks.workspaceId, [...workspaceIds]))
    .orderBy(asc(t.decks.name))

/** The rows of articles. */
export const articleRows = ({ db, t }: Store, workspaceIds: Spaces, ids: readonly ArticleId[]) =>
  db
    .select()
    .from(t.articles)
    .where(and(inArray(t.articles.workspaceId, [...workspaceIds]), inArray(t.articles.id, [...ids])))

/** All snapshots of articles, the earliest first. */
export const snapshotRows = ({ db, t }: Store, workspaceIds: Spaces, ids: readonly ArticleId[]) =>
  db
    .select()
    .from(t.snapshots)
    .where(and(inArray(t.snapshots.workspaceId, [...workspaceIds]), inArray(t.snapshots.articleId, [...ids])))
    .orderBy(asc(t.snapshots.importedAt), asc(t.snapshots.id))

/** The rows of passages. */
export const passageRows = ({ db, t }: Store, workspaceIds: Spaces, ids: readonly PassageId[]) =>
  db
    .select()
    .from(t.passages)
    .where(and(inArray(t.passages.workspaceId, [...workspaceIds]), inArray(t.passages.id, [...ids])))

/** Facts in the order of the library, with the rows of what belongs to them. */
export const factRows = async ({ db, t }: Store, workspaceIds: Spaces, ids: readonly FactId[]) => {
  const { facts: f, factTags, deckFacts, factPassages, factLinks } = t
  const spaces = [...workspaceIds]
  const facts = await db
    .select()
    .from(f)
    .where(and(inArray(f.workspaceId, spaces), inArray(f.id, [...ids])))
    .orderBy(asc(f.position), asc(f.id))
  const tags = await db
    .select()
    .from(factTags)
    .where(and(inArray(factTags.workspaceId, spaces), inArray(factTags.factId, [...ids])))
    .orderBy(asc(factTags.name))
  const decks = await db
    .select()
    .from(deckFacts)
    .where(and(inArray(deckFacts.workspaceId, spaces), inArray(deckFacts.factId, [...ids])))
  const passages = await db
    .select()
    .from(factPassages)
    .where(and(inArray(factPassages.workspaceId, spaces), inArray(factPassages.factId, [...ids])))
    .orderBy(asc(factPassages.createdAt), asc(factPassages.passageId))
  const links = await db
    .select()
    .from(factLinks)
    .where(and(inArray(factLinks.workspaceId, spaces), inArray(factLinks.factId, [...ids])))
  return { facts, tags, decks, passages, links }
}

/** The cards of facts in the order of the library, deleted ones too. */
export const cardRowsOfFacts = ({ db, t: { cards: c } }: Store, workspaceIds: Spaces, factIds: readonly FactId[]) =>
  db
    .select()
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.factId, [...factIds])))
    .orderBy(asc(c.position), asc(c.id))

/** The facts of cards. */
export const factIdsOfCards = async (
  { db, t: { cards: c } }: Store,
  workspaceIds: Spaces,
  ids: readonly CardId[],
): Promise<readonly FactId[]> => {
  const rows = await db
    .selectDistinct({ id: c.factId })
    .from(c)
    .where(and(inArray(c.workspaceId, [...workspaceIds]), inArray(c.id, [...ids])))
  return rows.map(({ id }) => id)
}
