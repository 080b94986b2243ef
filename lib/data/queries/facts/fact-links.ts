import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Update } from '../../../domain/comparison/value-chain'
import type { AlsoArticle } from '../../../domain/further-articles'
import { groupedBy } from '../../../domain/grouped-by'
import type { ArticleId, FactId, Instant, PassageId, WorkspaceId } from '../../../domain/ids'
import type { LinkKind } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { amongIds, rowsByIds } from '../../engine/prepared'
import { articleColumns, passageColumns } from '../columns'
import { rowOf, rowsOf } from '../rows-by-key'

/** How another fact stands to a fact: `updated-by` is the newer one of an update, seen from the older. */
export type LinkSeen = LinkKind | 'updated-by'

/** A fact that another one is linked to. */
export type LinkView = {
  readonly factId: FactId
  readonly kind: LinkSeen
  readonly note: string
  readonly statement: string
  /** EDTF. */
  readonly asOf: string | null
  readonly articleKey: string
  readonly articleTitle: string
}

const seenFrom = (kind: LinkKind, isFirst: boolean): LinkSeen => (kind === 'updates' && !isFirst ? 'updated-by' : kind)

/**
 * What these facts are linked to, by fact, from either end of each link; links to facts that were retired are left out.
 * A contradiction is stored in both directions, and each direction has its own note.
 */
export const linksOfFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { factLinks: l, facts: f, articles: a } = store.t
  const found = new Map<string, LinkView[]>()
  const asked = new Set<string>(factIds)
  const rows = await rowsByIds(store, 'links_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({
        from: l.factId,
        to: l.otherFactId,
        kind: l.kind,
        note: l.note,
        id: f.id,
        statement: f.statement,
        asOf: f.asOf,
        articleKey: a.key,
        articleTitle: a.title,
      })
      .from(l)
      .innerJoin(f, and(eq(f.workspaceId, l.workspaceId), or(eq(f.id, l.factId), eq(f.id, l.otherFactId))))
      .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
      .where(and(inWorkspaces(l.workspaceId), or(isAmong(l.factId), isAmong(l.otherFactId)), isNull(f.retiredAt)))
      .orderBy(l.kind, f.asOf, f.id),
  )
  // Each link is joined with the fact at either end; the one that is not the fact asked about is what it leads to.
  for (const { from, to, kind, note, id, ...fact } of rows) {
    const isFirst = id === to
    const owner = isFirst ? from : to
    if (!asked.has(owner) || (kind === 'contradicts' && !isFirst)) continue
    const view: LinkView = { ...fact, factId: id, kind: seenFrom(kind, isFirst), note }
    found.set(owner, [...(found.get(owner) ?? []), view])
  }
  return found
}

/** The updates that these facts are the newer or the older fact of, each once, those of retired facts too. */
export const updatesOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<readonly Update[]> => {
  const { factLinks: l } = store.t
  const isOfFact = or(amongIds(store, l.factId, factIds), amongIds(store, l.otherFactId, factIds))
  return await store.db
    .select({ newer: l.factId, older: l.otherFactId })
    .from(l)
    .where(and(inArray(l.workspaceId, [...workspaceIds]), eq(l.kind, 'updates'), isOfFact))
}

const passagesOf = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { factPassages: fp, passages: p, articles: a } = store.t
  return await rowsByIds(store, 'further_passages', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({
        factId: fp.factId,
        passageId: fp.passageId,
        role: fp.role,
        note: fp.note,
        state: fp.state,
        origin: fp.origin,
        ...passageColumns(store.t),
        start: p.start,
        end: p.end,
        snapshotId: p.snapshotId,
        article: { articleId: a.id, ...articleColumns(store.t) },
      })
      .from(fp)
      .innerJoin(p, and(eq(p.workspaceId, fp.workspaceId), eq(p.id, fp.passageId)))
      .innerJoin(a, and(eq(a.workspaceId, fp.workspaceId), eq(a.id, fp.articleId), isNull(a.retiredAt)))
      .where(and(inWorkspaces(fp.workspaceId), isAmong(fp.factId)))
      .orderBy(asc(a.position), asc(p.start), asc(p.id)),
  )
}

/** A passage of a fact beside its main one, with the article that it is in. Offsets are UTF-16, into the snapshot's text. */
export type FurtherPassage = Awaited<ReturnType<typeof passagesOf>>[number]

/**
 * The further passages of these facts by fact, in the order in which the library has their articles. Passages of
 * articles that were removed are left out.
 */
export const furtherPassages = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) =>
  groupedBy(await passagesOf(store, workspaceIds, factIds), 'factId')

type Addition = {
  readonly factId: FactId
  readonly articleId: ArticleId
  /** The passages that were added, as they were then. */
  readonly passageIds: readonly PassageId[]
  readonly at: Instant
}

/**
 * The further passages that a person added to a fact at one time, as far as it still has them. In a newer text of their
 * article they have other ids, and are known by the article and the time.
 */
export const passagesAdded = async (
  store: Store,
  workspaceId: WorkspaceId,
  { factId, articleId, passageIds, at }: Addition,
): Promise<readonly PassageId[]> => {
  const rows = await rowsOf(store, store.t.factPassages, { workspaceId, factId, articleId })
  const named = rows.filter(({ passageId }) => passageIds.includes(passageId))
  const found = named.length > 0 ? named : rows.filter(({ createdAt }) => createdAt === at)
  return found.map(({ passageId }) => passageId)
}

/** What a newer text did to the main passage of a fact; null where it is as it was. */
export const passageStateOf = async (store: Store, workspaceId: WorkspaceId, id: FactId) =>
  (await rowOf(store, store.t.facts, { workspaceId, id }))?.passageState ?? null

/** The articles of the further passages of these facts by fact, each once for a role, in the order of the library. */
export const furtherArticles = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<string, readonly AlsoArticle[]>> => {
  const { factPassages: fp, articles: a } = store.t
  const rows = await store.db
    .selectDistinct({ factId: fp.factId, role: fp.role, key: a.key, title: a.title, position: a.position })
    .from(fp)
    .innerJoin(a, and(eq(a.workspaceId, fp.workspaceId), eq(a.id, fp.articleId), isNull(a.retiredAt)))
    .where(and(inArray(fp.workspaceId, [...workspaceIds]), amongIds(store, fp.factId, factIds)))
    .orderBy(asc(a.position), asc(a.key), asc(fp.role))
  return groupedBy(rows, 'factId', ({ role, key, title }) => ({ role, key, title }))
}
