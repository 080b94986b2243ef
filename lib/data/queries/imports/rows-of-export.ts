import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type {
  ArticleId,
  CardId,
  DeckId,
  FactId,
  Instant,
  LearnerId,
  PassageId,
  SettingsId,
  SnapshotId,
  WorkspaceId,
} from '../../../domain/ids'
import type { Store } from '../../engine/engine'

// edge: whether ids of a file are ids of the library is what is asked here
type Named<Id> = { readonly id: Id; readonly key: string }
type NamedInFile = readonly { readonly id: string; readonly key: string }[]

/** The articles that have one of these ids or keys. */
export const articlesHere = (
  { db, t: { articles: a } }: Store,
  workspaceId: WorkspaceId,
  named: NamedInFile,
): Promise<readonly Named<ArticleId>[]> =>
  db
    .select({ id: a.id, key: a.key })
    .from(a)
    .where(
      and(
        eq(a.workspaceId, workspaceId),
        or(
          inArray(
            a.id,
            named.map(({ id }) => id as ArticleId),
          ),
          inArray(
            a.key,
            named.map(({ key }) => key),
          ),
        ),
      ),
    )

/** The facts that have one of these ids or keys, with when they were changed and retired. */
export const factsHere = (
  { db, t: { facts: f } }: Store,
  workspaceId: WorkspaceId,
  named: NamedInFile,
): Promise<
  readonly (Named<FactId> & {
    readonly statement: string
    readonly updatedAt: Instant
    readonly retiredAt: Instant | null
  })[]
> =>
  db
    .select({ id: f.id, key: f.key, statement: f.statement, updatedAt: f.updatedAt, retiredAt: f.retiredAt })
    .from(f)
    .where(
      and(
        eq(f.workspaceId, workspaceId),
        or(
          inArray(
            f.id,
            named.map(({ id }) => id as FactId),
          ),
          inArray(
            f.key,
            named.map(({ key }) => key),
          ),
        ),
      ),
    )

/** The cards that have one of these ids or keys. */
export const cardsHere = (
  { db, t: { cards: c } }: Store,
  workspaceId: WorkspaceId,
  named: NamedInFile,
): Promise<readonly Named<CardId>[]> =>
  db
    .select({ id: c.id, key: c.key })
    .from(c)
    .where(
      and(
        eq(c.workspaceId, workspaceId),
        or(
          inArray(
            c.id,
            named.map(({ id }) => id as CardId),
          ),
          inArray(
            c.key,
            named.map(({ key }) => key),
          ),
        ),
      ),
    )

/** The decks that have one of these ids or names. */
export const decksHere = (
  { db, t: { decks: d } }: Store,
  workspaceId: WorkspaceId,
  named: readonly { readonly id: string; readonly name: string }[],
): Promise<readonly { readonly id: DeckId; readonly name: string }[]> =>
  db
    .select({ id: d.id, name: d.name })
    .from(d)
    .where(
      and(
        eq(d.workspaceId, workspaceId),
        or(
          inArray(
            d.id,
            named.map(({ id }) => id as DeckId),
          ),
          inArray(
            d.name,
            named.map(({ name }) => name),
          ),
        ),
      ),
    )

/** Those of these snapshots and passages that are here. */
export const snapshotsHere = async (
  { db, t: { snapshots: s } }: Store,
  workspaceId: WorkspaceId,
  ids: readonly SnapshotId[],
) =>
  new Set(
    (
      await db
        .select({ id: s.id })
        .from(s)
        .where(and(eq(s.workspaceId, workspaceId), inArray(s.id, [...ids])))
    ).map(({ id }) => id),
  )
export const passagesHere = async (
  { db, t: { passages: p } }: Store,
  workspaceId: WorkspaceId,
  ids: readonly PassageId[],
) =>
  new Set(
    (
      await db
        .select({ id: p.id })
        .from(p)
        .where(and(eq(p.workspaceId, workspaceId), inArray(p.id, [...ids])))
    ).map(({ id }) => id),
  )

/** Those of these facts that an import made which was undone: importing it again brings them back. */
export const factsOfUndoneImports = async (
  { db, t: { imports: i, importChanges: c } }: Store,
  workspaceId: WorkspaceId,
  ids: readonly FactId[],
): Promise<ReadonlySet<FactId>> => {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ factId: c.factId })
    .from(c)
    .innerJoin(i, and(eq(i.workspaceId, c.workspaceId), eq(i.id, c.importId)))
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.factId, [...ids]), eq(c.kind, 'new'), isNotNull(i.undoneAt)))
  return new Set(rows.map(({ factId }) => factId))
}

/** Those of these versions of a learner's settings that are here. */
export const settingsHere = async (
  { db, t: { settingsVersions: v } }: Store,
  learnerId: LearnerId,
  ids: readonly SettingsId[],
): Promise<ReadonlySet<SettingsId>> =>
  new Set(
    (
      await db
        .select({ id: v.id })
        .from(v)
        .where(and(eq(v.learnerId, learnerId), inArray(v.id, [...ids])))
    ).map(({ id }) => id),
  )
