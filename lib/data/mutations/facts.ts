import type { ArticleId, FactId, Instant, PassageId } from '../../domain/ids'
import { type PassageRole, WEIGHTS, type Weight } from '../../domain/library'
import type { OwnFact, OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { FactPassageRow, NewRow } from '../rows'
import type { PassageState } from '../schema/library'
import { changeRows, deleteRows, insertOfWorkspace, saveRow } from './change-rows'
import type { FactLinkRow } from './library'
import { indexItems, indexNames } from './search-entries'

/** Notes that a person changed facts: what a content file says no longer overwrites them. */
export const markFactsChanged = (tx: Tx, { workspaceId }: OwnWorkspace, ids: readonly FactId[], now: Instant) =>
  changeRows(tx, tx.t.facts, { workspaceId, id: ids }, { editedAt: now, updatedAt: now })

/** Gives facts a weight, and their new cards the place in the queue that goes with it. */
export const setFactsWeight = async (tx: Tx, { workspaceId }: OwnWorkspace, ids: readonly FactId[], weight: Weight) => {
  await changeRows(tx, tx.t.facts, { workspaceId, id: ids }, { weight })
  await changeRows(tx, tx.t.newCards, { workspaceId, factId: ids }, { weightRank: WEIGHTS.indexOf(weight) })
}

/** Gives facts a topic; those that have it keep it. */
export const addTopic = async (tx: Tx, workspace: OwnWorkspace, ids: readonly FactId[], name: string) => {
  const rows = ids.map((factId) => ({ factId, kind: 'topic' as const, name }))
  await insertOfWorkspace(tx, workspace, tx.t.factTags, rows)
  await indexNames(tx, workspace.workspaceId, [{ kind: 'topic', name }])
}

/** Takes a topic from facts. */
export const removeTopic = async (tx: Tx, { workspaceId }: OwnWorkspace, ids: readonly FactId[], name: string) => {
  await deleteRows(tx, tx.t.factTags, { workspaceId, kind: 'topic', name, factId: ids })
  await indexNames(tx, workspaceId, [{ kind: 'topic', name }])
}

/** Gives a fact a further passage; one that it has already stays as it is. */
export const addFactPassage = (tx: Tx, fact: OwnFact, passage: Omit<FactPassageRow, 'factId'>) =>
  insertOfWorkspace(tx, fact, tx.t.factPassages, [{ ...passage, factId: fact.factId }])

/** Removes a further passage from a fact. The words stay in the snapshot that has them. */
export const removeFactPassage = (tx: Tx, { workspaceId, factId }: OwnFact, passageId: PassageId) =>
  deleteRows(tx, tx.t.factPassages, { workspaceId, factId, passageId })

/** A further passage after a newer text: at its new place, or where it was, with what there is to check. */
export type MovedPassage = {
  readonly row: FactPassageRow
  /** Null where the newer text does not have it. */
  readonly passageId: PassageId | null
  readonly state: PassageState | null
}

/** Puts a further passage at its place in a newer snapshot; two that meet in one place become one. */
export const moveFactPassage = async (tx: Tx, workspace: OwnWorkspace, { row, passageId, state }: MovedPassage) => {
  const { factPassages: t } = tx.t
  const own = { workspaceId: workspace.workspaceId, factId: row.factId, passageId: row.passageId }
  if (passageId === null || passageId === row.passageId) return await changeRows(tx, t, own, { state })
  await deleteRows(tx, t, own)
  await addFactPassage(tx, { ...workspace, factId: row.factId }, { ...row, passageId, state })
}

/** Makes another passage the main one of a fact, in the article that has it. */
export const setMainPassage = async (
  tx: Tx,
  { workspaceId, factId }: OwnFact,
  {
    state,
    ...main
  }: { readonly passageId: PassageId; readonly articleId: ArticleId; readonly state: PassageState | null },
): Promise<void> => {
  await changeRows(tx, tx.t.facts, { workspaceId, id: factId }, { ...main, passageState: state })
  await indexItems(tx, workspaceId, 'fact', [factId])
}

/** Gives a further passage another role and note. It is a person's from then on: a content file no longer replaces it. */
export const changeFactPassage = (
  tx: Tx,
  { workspaceId, factId }: OwnFact,
  passageId: PassageId,
  { role, note }: { readonly role: PassageRole; readonly note: string | null },
) => changeRows(tx, tx.t.factPassages, { workspaceId, factId, passageId }, { role, note, origin: 'person' })

/** Links two facts; a link of that kind between them that exists takes the new note. */
export const saveFactLink = (
  tx: Tx,
  { workspaceId, factId }: OwnFact,
  { otherFactId, kind, note }: Omit<FactLinkRow, 'factId'>,
): Promise<void> => saveRow(tx, tx.t.factLinks, { workspaceId, factId, otherFactId, kind }, { note })

/** Removes the links that say that a fact is the newer value of others. */
export const removeUpdatesBy = (tx: Tx, { workspaceId, factId }: OwnFact): Promise<void> =>
  deleteRows(tx, tx.t.factLinks, { workspaceId, factId, kind: 'updates' })

/** Puts a change into a fact's history. Entries are never changed. */
export const addVersion = (tx: Tx, workspace: OwnWorkspace, row: NewRow<'factVersions'>): Promise<void> =>
  insertOfWorkspace(tx, workspace, tx.t.factVersions, [row])

/** Notes that somebody looked at the source of a fact: what was in doubt of its passage is settled with it. */
export const markConfirmed = (tx: Tx, { workspaceId, factId }: OwnFact, confirmedAt: Instant) =>
  changeRows(tx, tx.t.facts, { workspaceId, id: factId }, { confirmedAt, passageState: null })
