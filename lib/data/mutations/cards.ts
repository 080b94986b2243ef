import { and, eq, inArray } from 'drizzle-orm'
import type { CardId, LearnerId, WorkspaceId } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { insertMany } from '../engine/insert-many'
import { fromExcluded, inPieces } from '../engine/upsert'
import { membersOf } from '../queries/learner/learner'
import type { SearchEntry } from '../queries/search/entries'
import type { CardPlacement } from '../rows'
import { insertOfWorkspace } from './insert-rows'
import type { NewCard } from './library'
import { newCardRow } from './log'
import { addToIndex, indexItems } from './search-entries'

/**
 * Inserts cards, or brings those that exist up to date. Memories are never touched: a card keeps its id, whatever its
 * text becomes and whichever fact it moves to.
 */
export const saveCards = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly NewCard[],
): Promise<void> => {
  const { cards: t } = tx.t
  const changed = [
    'group',
    'factId',
    'form',
    'deletion',
    'front',
    'back',
    'hint',
    'extra',
    'aliases',
    'position',
    'search',
    'updatedAt',
    'retiredAt',
  ]
  await insertOfWorkspace(tx, workspace, t, rows, { upsert: { target: [t.workspaceId, t.id], changed } })
  await indexItems(
    tx,
    workspace.workspaceId,
    'card',
    rows.map(({ id }) => id),
  )
}

/** Inserts cards that the workspace never had, with their entries in the full-text index. */
export const insertNewCards = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  rows: readonly NewCard[],
  entries: readonly SearchEntry[],
): Promise<void> => {
  await insertMany(
    tx,
    'new cards',
    tx.t.cards,
    rows.map((row) => ({ ...row, workspaceId })),
  )
  await addToIndex(tx, workspaceId, 'card', entries)
}

/** Marks cards as retired, or takes the mark away: nothing of the library is deleted. */
export const retireCards = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly CardId[],
  retiredAt: number | null,
): Promise<void> => {
  const { cards: t } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db
      .update(t)
      .set({ retiredAt })
      .where(and(eq(t.workspaceId, workspaceId), inArray(t.id, [...piece])))
  }
  await indexItems(tx, workspaceId, 'card', ids)
}

/**
 * Tells the study tables of every member where these cards stand now: new ones come onto the shelves, moved ones keep
 * memory and place, retired ones are asked no more.
 */
export const placeCards = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  placed: readonly CardPlacement[],
): Promise<void> => {
  for (const learnerId of await membersOf(tx, workspaceId)) {
    for (const piece of inPieces(placed)) await placeForLearner(tx, learnerId, workspaceId, piece)
  }
}

const placeForLearner = async (
  tx: Tx,
  learnerId: LearnerId,
  workspaceId: WorkspaceId,
  placed: readonly CardPlacement[],
): Promise<void> => {
  const { memories: m, newCards: n } = tx.t
  const ids = placed.map((card) => card.cardId)
  const own = and(eq(m.learnerId, learnerId), inArray(m.cardId, ids))
  const memoryRows = await tx.db
    .select({
      cardId: m.cardId,
      factId: m.factId,
      state: m.state,
      suspended: m.suspended,
      retired: m.retired,
      position: m.position,
    })
    .from(m)
    .where(own)
  const memories = new Map(memoryRows.map((row) => [row.cardId, row]))
  for (const card of placed) {
    const memory = memories.get(card.cardId)
    if (memory && (memory.factId !== card.factId || memory.retired !== card.retired)) {
      await tx.db
        .update(m)
        .set({ factId: card.factId, retired: card.retired })
        .where(and(eq(m.learnerId, learnerId), eq(m.cardId, card.cardId)))
    }
  }
  const isNew = ({ cardId, retired }: CardPlacement) => {
    const memory = memories.get(cardId)
    return !retired && (memory === undefined || (memory.state === 'new' && !memory.suspended))
  }
  const off = placed.filter((card) => !isNew(card)).map((card) => card.cardId)
  if (off.length > 0) await tx.db.delete(n).where(and(eq(n.learnerId, learnerId), inArray(n.cardId, off)))
  const on = placed
    .filter(isNew)
    .map((card) => newCardRow(learnerId, { ...card, workspaceId }, memories.get(card.cardId)))
  if (on.length === 0) return
  await insertMany(tx, 'place new cards', n, on, {
    target: [n.learnerId, n.cardId],
    set: fromExcluded(['factId', 'position', 'weightRank']),
  })
}
