import { and, eq, inArray } from 'drizzle-orm'
import type { Engine, Store, Tx } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/lock-learner'
import { type Placed, placeCards } from '../../../data/mutations/cards'
import { shelfRow } from '../../../data/mutations/memories'
import { memoryRows, placedCards, type ShelfRow, shelfRows, strangersOnShelf } from '../../../data/queries/whole-study'
import type { MemoryRow } from '../../../data/rows'
import type { CardId, LearnerId, WorkspaceId } from '../../../domain/ids'
import { ownLibrary } from '../../authorise'
import type { Asker } from '../../context'
import { type Check, openCheck } from './check'

const REMEDY = 'Rebuild the shelf: npm run aide -- doctor --repair'

type Wrong = { readonly card: Placed; readonly what: string }

const isNew = (card: Placed, memory: MemoryRow | undefined): boolean =>
  !card.retired && (memory === undefined || (memory.state === 'new' && !memory.suspended))

const difference = (wanted: ShelfRow | null, row: ShelfRow | undefined): string | null => {
  if (wanted === null) return row === undefined ? null : 'stands on the shelf and is not new'
  if (row === undefined) return 'is new and is missing from the shelf'
  const stored = new Map<string, unknown>(Object.entries(row))
  const differing = Object.entries(wanted).filter(([name, value]) => stored.get(name) !== value)
  if (differing.length === 0) return null
  return differing.map(([name, value]) => `${name} is ${stored.get(name)} and should be ${value}`).join('; ')
}

const compare = async (
  store: Store,
  learnerId: LearnerId,
  workspaceId: WorkspaceId,
  cards: readonly Placed[],
): Promise<readonly Wrong[]> => {
  const ids = cards.map(({ cardId }) => cardId)
  const memories = await memoryRows(store, learnerId, ids)
  const shelf = await shelfRows(store, learnerId, ids)
  return cards.flatMap((card) => {
    const wanted = isNew(card, memories.get(card.cardId)) ? shelfRow(learnerId, { ...card, workspaceId }) : null
    const what = difference(wanted, shelf.get(card.cardId))
    return what === null ? [] : [{ card, what }]
  })
}

const takeOff = async (tx: Tx, learnerId: LearnerId, ids: readonly CardId[]): Promise<void> => {
  const { newCards: n } = tx.t
  if (ids.length > 0) await tx.db.delete(n).where(and(eq(n.learnerId, learnerId), inArray(n.cardId, [...ids])))
}

/**
 * Compares each learner's shelf of new cards with what library and memories say it holds. What differs is looked at once
 * more inside a transaction; with `repair` it is put right there.
 */
export const checkShelf = async (engine: Engine, askers: readonly Asker[], repair: boolean): Promise<Check> => {
  const check = openCheck('shelf', REMEDY)
  for (const asker of askers) {
    const { learnerId } = asker
    for (const workspaceId of asker.workspaceIds) {
      const proof = ownLibrary(asker, workspaceId)
      for await (const cards of placedCards(engine.read, workspaceId)) {
        check.examined(cards.length)
        const suspects = await compare(engine.read, learnerId, workspaceId, cards)
        if (suspects.length === 0 || !proof) continue
        const wrong = await engine.write(async (tx) => {
          await lockLearner(tx, learnerId)
          const again = suspects.map(({ card }) => card)
          const confirmed = await compare(tx, learnerId, workspaceId, again)
          if (repair && confirmed.length > 0) {
            const misplaced = confirmed.map(({ card }) => card)
            await takeOff(
              tx,
              learnerId,
              misplaced.map(({ cardId }) => cardId),
            )
            await placeCards(tx, proof, misplaced)
          }
          return confirmed
        })
        for (const { card, what } of wrong) check.found(`card ${card.cardId} ${what}`, repair)
      }
    }
    const strangers = await engine.write(async (tx) => {
      await lockLearner(tx, learnerId)
      const ids = await strangersOnShelf(tx, learnerId, asker.workspaceIds)
      if (repair) await takeOff(tx, learnerId, ids)
      return ids
    })
    for (const id of strangers)
      check.found(`card ${id} stands on the shelf and is in no library of the learner`, repair)
  }
  return check.done()
}
