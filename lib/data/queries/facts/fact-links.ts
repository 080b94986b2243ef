import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Update } from '../../../domain/comparison/value-chain'
import type { FactId, WorkspaceId } from '../../../domain/ids'
import type { LinkKind } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { amongIds, rowsByIds } from '../../engine/prepared'

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
export const linksOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<string, readonly LinkView[]>> => {
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
