import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { AlsoArticle } from '../../../domain/also-articles'
import type { ArticleId, FactId, Instant, PassageId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { PassageRole, SourceArticle } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { rowsByIds } from '../../engine/prepared'
import { inPieces } from '../../engine/upsert'
import type { FactOrigin, PassageState } from '../../schema/library'

/** A passage of a fact beside its main one, with the article that it is in. */
export type FurtherPassage = {
  readonly factId: FactId
  readonly passageId: PassageId
  readonly role: PassageRole
  readonly note: string | null
  readonly state: PassageState | null
  readonly origin: FactOrigin
  readonly exact: string
  /** The rest of the paragraph on both sides. */
  readonly before: string
  readonly after: string
  /** UTF-16 offsets into the snapshot's text. */
  readonly start: number
  readonly end: number
  readonly snapshotId: SnapshotId
  readonly article: SourceArticle & { readonly articleId: ArticleId }
}

/**
 * The further passages of these facts by fact, in the order in which the library has their articles. Passages of
 * articles that were removed are left out.
 */
export const furtherPassages = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<string, readonly FurtherPassage[]>> => {
  const { factPassages: fp, passages: p, articles: a } = store.t
  const found = new Map<string, FurtherPassage[]>()
  const rows = await rowsByIds(store, 'further_passages', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ fp, p, a })
      .from(fp)
      .innerJoin(p, and(eq(p.workspaceId, fp.workspaceId), eq(p.id, fp.passageId)))
      .innerJoin(a, and(eq(a.workspaceId, fp.workspaceId), eq(a.id, fp.articleId), isNull(a.retiredAt)))
      .where(and(inWorkspaces(fp.workspaceId), isAmong(fp.factId)))
      .orderBy(asc(a.position), asc(p.start), asc(p.id)),
  )
  for (const row of rows) {
    const { role, note, state, origin } = row.fp
    const { exact, before, after, start, end, snapshotId } = row.p
    const { key, title, authors, outlet, published, url } = row.a
    const passage: FurtherPassage = {
      factId: row.fp.factId,
      passageId: row.fp.passageId,
      role,
      note,
      state,
      origin,
      exact,
      before,
      after,
      start,
      end,
      snapshotId,
      article: { articleId: row.a.id, key, title, authors, outlet, published, url, origin: row.a.origin },
    }
    found.set(passage.factId, [...(found.get(passage.factId) ?? []), passage])
  }
  return found
}

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
  const { factPassages: fp } = store.t
  const rows = await store.db
    .select({ passageId: fp.passageId, createdAt: fp.createdAt })
    .from(fp)
    .where(and(eq(fp.workspaceId, workspaceId), eq(fp.factId, factId), eq(fp.articleId, articleId)))
  const named = rows.filter(({ passageId }) => passageIds.includes(passageId))
  const found = named.length > 0 ? named : rows.filter(({ createdAt }) => createdAt === at)
  return found.map(({ passageId }) => passageId)
}

/** What a newer text did to the main passage of a fact; null where it is as it was. */
export const passageStateOf = async (
  store: Store,
  workspaceId: WorkspaceId,
  factId: FactId,
): Promise<PassageState | null> => {
  const { facts: f } = store.t
  const [row] = await store.db
    .select({ state: f.passageState })
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
  return row?.state ?? null
}

/** The articles of the further passages of these facts by fact, each once for a role, in the order of the library. */
export const furtherArticles = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<string, readonly AlsoArticle[]>> => {
  const { factPassages: fp, articles: a } = store.t
  const found = new Map<string, AlsoArticle[]>()
  for (const piece of inPieces(factIds)) {
    const rows = await store.db
      .selectDistinct({ factId: fp.factId, role: fp.role, key: a.key, title: a.title, position: a.position })
      .from(fp)
      .innerJoin(a, and(eq(a.workspaceId, fp.workspaceId), eq(a.id, fp.articleId), isNull(a.retiredAt)))
      .where(and(inArray(fp.workspaceId, [...workspaceIds]), inArray(fp.factId, [...piece])))
      .orderBy(asc(a.position), asc(a.key), asc(fp.role))
    for (const { factId, role, key, title } of rows)
      found.set(factId, [...(found.get(factId) ?? []), { role, key, title }])
  }
  return found
}
