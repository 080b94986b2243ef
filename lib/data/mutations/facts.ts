import { and, eq, inArray } from 'drizzle-orm'
import type { ArticleId, FactId, Instant, PassageId } from '../../domain/ids'
import { type PassageRole, WEIGHTS, type Weight } from '../../domain/library'
import type { Authorized, FactInWorkspace, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import type { FactPassageRow } from '../rows'
import type { PassageState } from '../schema/library'
import { insertOfWorkspace } from './insert-rows'
import type { FactLinkRow } from './library'
import { indexItems } from './search-entries'

/** Notes that a person changed facts: what a content file says no longer overwrites them. */
export const markFactsChanged = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  now: Instant,
): Promise<void> => {
  const { facts: f } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db
      .update(f)
      .set({ editedAt: now, updatedAt: now })
      .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, [...piece])))
  }
}

/** Gives facts a weight, and their new cards the place in the queue that goes with it. */
export const setFactsWeight = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  weight: Weight,
): Promise<void> => {
  const { facts: f, newCards: n } = tx.t
  for (const piece of inPieces(ids)) {
    const factIds = [...piece]
    await tx.db
      .update(f)
      .set({ weight })
      .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, factIds)))
    await tx.db
      .update(n)
      .set({ weightRank: WEIGHTS.indexOf(weight) })
      .where(and(eq(n.workspaceId, workspaceId), inArray(n.factId, factIds)))
  }
}

/** Gives facts a topic; those that have it keep it. */
export const addTopic = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  ids: readonly FactId[],
  name: string,
): Promise<void> =>
  insertOfWorkspace(
    tx,
    workspace,
    tx.t.factTags,
    ids.map((factId) => ({ factId, kind: 'topic' as const, name })),
  )

/** Takes a topic from facts. */
export const removeTopic = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  name: string,
): Promise<void> => {
  const { factTags: t } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db
      .delete(t)
      .where(and(eq(t.workspaceId, workspaceId), eq(t.kind, 'topic'), eq(t.name, name), inArray(t.factId, [...piece])))
  }
}

/** Gives a fact a further passage; one that it has already stays as it is. */
export const addFactPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  passage: Omit<FactPassageRow, 'factId'>,
): Promise<void> => {
  await tx.db
    .insert(tx.t.factPassages)
    .values({ ...passage, workspaceId, factId })
    .onConflictDoNothing()
}

/** Removes a further passage from a fact. The words stay in the snapshot that has them. */
export const removeFactPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  passageId: PassageId,
): Promise<void> => {
  const { factPassages: t } = tx.t
  await tx.db.delete(t).where(and(eq(t.workspaceId, workspaceId), eq(t.factId, factId), eq(t.passageId, passageId)))
}

/** A further passage after a newer text: at its new place, or where it was, with what there is to check. */
export type MovedPassage = {
  readonly row: FactPassageRow
  /** Null where the newer text does not have it. */
  readonly passageId: PassageId | null
  readonly state: PassageState | null
}

/** Puts a further passage at its place in a newer snapshot; two that meet in one place become one. */
export const moveFactPassage = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  { row, passageId, state }: MovedPassage,
) => {
  const { factPassages: t } = tx.t
  const own = and(eq(t.workspaceId, workspace.workspaceId), eq(t.factId, row.factId), eq(t.passageId, row.passageId))
  if (passageId === null || passageId === row.passageId) {
    await tx.db.update(t).set({ state }).where(own)
    return
  }
  await tx.db.delete(t).where(own)
  await addFactPassage(tx, { ...workspace, factId: row.factId }, { ...row, passageId, state })
}

/** Makes another passage the main one of a fact, in the article that has it. */
export const setMainPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  main: { readonly passageId: PassageId; readonly articleId: ArticleId; readonly state: PassageState | null },
): Promise<void> => {
  const { facts: f } = tx.t
  await tx.db
    .update(f)
    .set({ passageId: main.passageId, articleId: main.articleId, passageState: main.state })
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
  await indexItems(tx, workspaceId, 'fact', [factId])
}

/** Gives a further passage another role and note. It is a person's from then on: a content file no longer replaces it. */
export const changeFactPassage = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  passageId: PassageId,
  { role, note }: { readonly role: PassageRole; readonly note: string | null },
): Promise<void> => {
  const { factPassages: t } = tx.t
  await tx.db
    .update(t)
    .set({ role, note, origin: 'person' })
    .where(and(eq(t.workspaceId, workspaceId), eq(t.factId, factId), eq(t.passageId, passageId)))
}

/** Links two facts; a link of that kind between them that exists takes the new note. */
export const saveFactLink = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  link: Omit<FactLinkRow, 'factId'>,
): Promise<void> => {
  const { factLinks: l } = tx.t
  await tx.db
    .insert(l)
    .values({ ...link, workspaceId, factId })
    .onConflictDoUpdate({ target: [l.workspaceId, l.factId, l.otherFactId, l.kind], set: { note: link.note } })
}

/** Removes the links that say that a fact is the newer value of others. */
export const removeUpdatesBy = async (tx: Tx, { workspaceId, factId }: Authorized<FactInWorkspace>): Promise<void> => {
  const { factLinks: l } = tx.t
  await tx.db.delete(l).where(and(eq(l.workspaceId, workspaceId), eq(l.factId, factId), eq(l.kind, 'updates')))
}

type VersionRow = Omit<Tx['t']['factVersions']['$inferInsert'], 'workspaceId'>

/** Puts a change into a fact's history. Entries are never changed. */
export const addVersion = async (tx: Tx, { workspaceId }: Authorized<InWorkspace>, row: VersionRow): Promise<void> => {
  await tx.db.insert(tx.t.factVersions).values({ ...row, workspaceId })
}

/** Notes that somebody looked at the source of a fact: what was in doubt of its passage is settled with it. */
export const markConfirmed = async (
  tx: Tx,
  { workspaceId, factId }: Authorized<FactInWorkspace>,
  confirmedAt: Instant,
): Promise<void> => {
  const { facts: f } = tx.t
  await tx.db
    .update(f)
    .set({ confirmedAt, passageState: null })
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId)))
}
