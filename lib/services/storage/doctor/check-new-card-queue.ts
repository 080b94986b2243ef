import { eq } from 'drizzle-orm'
import type { Engine, Store } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/lock-learner'
import { placeCards } from '../../../data/mutations/cards'
import { newCardRow } from '../../../data/mutations/memories'
import {
  memoryRows,
  newCardRows,
  placedCards,
  strangersInNewCardQueue,
} from '../../../data/queries/storage/integrity-scan'
import type { CardPlacement, MemoryRow } from '../../../data/rows'
import type { LearnerId, WorkspaceId } from '../../../domain/ids'
import { workspacesToChange } from '../../authorise'
import type { Actor } from '../../context'
import { differenceTo, type Examination, type Examined, type OpenCheck, openCheck } from './check'

const isNew = (card: CardPlacement, memory: MemoryRow | undefined): boolean =>
  !card.retired && (memory === undefined || (memory.state === 'new' && !memory.suspended))

/** What is wrong with the places of some cards, a sentence each. */
const wrongPlaces = async (
  store: Store,
  learnerId: LearnerId,
  workspaceId: WorkspaceId,
  cards: readonly CardPlacement[],
): Promise<readonly string[]> => {
  const ids = cards.map(({ cardId }) => cardId)
  const memories = await memoryRows(store, learnerId, ids)
  const queued = await newCardRows(store, learnerId, ids)
  return cards.flatMap((card) => {
    const { cardId } = card
    const [memory, row] = [memories.get(cardId), queued.get(cardId)]
    if (!isNew(card, memory)) return row ? [`card ${cardId} is in the queue of new cards but is not new`] : []
    if (!row) return [`card ${cardId} is new but missing from the queue of new cards`]
    const what = differenceTo(newCardRow(learnerId, { ...card, workspaceId }, memory), row)
    return what === null ? [] : [`card ${cardId} ${what}`]
  })
}

/** Makes the queues of learners anew from their libraries and memories. */
const rebuildQueues = async (engine: Engine, actors: readonly Actor[], check: OpenCheck): Promise<void> => {
  for (const actor of actors) {
    await engine.write(async (tx) => {
      const { newCards: n } = tx.t
      await lockLearner(tx, actor.learnerId)
      await tx.db.delete(n).where(eq(n.learnerId, actor.learnerId))
      for (const workspace of workspacesToChange(actor)) {
        for await (const cards of placedCards(tx, workspace.workspaceId)) await placeCards(tx, workspace, cards)
      }
    })
  }
  check.repaired(check.left())
}

/** Compares each learner's new-card queue with what library and memories say it holds. */
export const checkNewCardQueue = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('new-card-queue')
  const wrongOf: Actor[] = []
  for (const actor of actors) {
    const before = check.left()
    for (const workspaceId of actor.workspaceIds) {
      for await (const cards of placedCards(store, workspaceId)) {
        check.examined(cards.length)
        for (const what of await wrongPlaces(store, actor.learnerId, workspaceId, cards)) check.found(what)
      }
    }
    for (const id of await strangersInNewCardQueue(store, actor.learnerId, actor.workspaceIds))
      check.found(`card ${id} is in the queue of new cards but in none of the learner’s libraries`)
    if (check.left() > before) wrongOf.push(actor)
  }
  return { check, repair: (engine) => rebuildQueues(engine, wrongOf, check) }
}
