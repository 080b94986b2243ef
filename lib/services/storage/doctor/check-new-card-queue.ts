import { and, eq, inArray } from 'drizzle-orm'
import type { Engine, Store, Tx } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/raw-query'
import { placeCards } from '../../../data/mutations/library'
import { newCardRow } from '../../../data/mutations/log'
import {
  memoryRows,
  type NewCardRow,
  newCardRows,
  placedCards,
  strangersInNewCardQueue,
} from '../../../data/queries/storage/integrity-scan'
import type { CardPlacement, MemoryRow } from '../../../data/rows'
import type { CardId, LearnerId, WorkspaceId } from '../../../domain/ids'
import { authorizedIn } from '../../authorise'
import type { Actor } from '../../context'
import { type Examination, type Examined, type OpenCheck, openCheck, rest } from './check'

type Wrong = { readonly card: CardPlacement; readonly what: string }

const isNew = (card: CardPlacement, memory: MemoryRow | undefined): boolean =>
  !card.retired && (memory === undefined || (memory.state === 'new' && !memory.suspended))

const difference = (wanted: NewCardRow | null, row: NewCardRow | undefined): string | null => {
  if (wanted === null) return row === undefined ? null : 'is in the queue of new cards but is not new'
  if (row === undefined) return 'is new but missing from the queue of new cards'
  const stored = new Map<string, unknown>(Object.entries(row))
  const differing = Object.entries(wanted).filter(([name, value]) => stored.get(name) !== value)
  if (differing.length === 0) return null
  return differing.map(([name, value]) => `${name} is ${stored.get(name)} and should be ${value}`).join('; ')
}

const compare = async (
  store: Store,
  learnerId: LearnerId,
  workspaceId: WorkspaceId,
  cards: readonly CardPlacement[],
): Promise<readonly Wrong[]> => {
  const ids = cards.map(({ cardId }) => cardId)
  const memories = await memoryRows(store, learnerId, ids)
  const queued = await newCardRows(store, learnerId, ids)
  return cards.flatMap((card) => {
    const memory = memories.get(card.cardId)
    const wanted = isNew(card, memory) ? newCardRow(learnerId, { ...card, workspaceId }, memory) : null
    const what = difference(wanted, queued.get(card.cardId))
    return what === null ? [] : [{ card, what }]
  })
}

const takeOff = async (tx: Tx, learnerId: LearnerId, ids: readonly CardId[]): Promise<void> => {
  const { newCards: n } = tx.t
  if (ids.length > 0) await tx.db.delete(n).where(and(eq(n.learnerId, learnerId), inArray(n.cardId, [...ids])))
}

const PIECE = 100

type Misplaced = { readonly actor: Actor; readonly workspaceId: WorkspaceId; readonly cards: readonly CardPlacement[] }
type Strangers = { readonly learnerId: LearnerId; readonly ids: readonly CardId[] }

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += PIECE) yield all.slice(from, from + PIECE)
}

const repairNewCardQueue = async (
  engine: Engine,
  misplaced: readonly Misplaced[],
  strangers: readonly Strangers[],
  check: OpenCheck,
): Promise<void> => {
  for (const { actor, workspaceId, cards } of misplaced) {
    const workspace = authorizedIn(actor, { workspaceId })
    for (const piece of workspace ? pieces(cards) : []) {
      await engine.write(async (tx) => {
        await lockLearner(tx, actor.learnerId)
        // An answer may have come in since: what is wrong now is what is put right.
        const wrong = (await compare(tx, actor.learnerId, workspaceId, piece)).map(({ card }) => card)
        if (!workspace || wrong.length === 0) return
        await takeOff(
          tx,
          actor.learnerId,
          wrong.map(({ cardId }) => cardId),
        )
        await placeCards(tx, workspace, wrong)
      })
      check.repaired(piece.length)
      await rest()
    }
  }
  for (const { learnerId, ids } of strangers) {
    for (const piece of pieces(ids)) {
      await engine.write(async (tx) => {
        await lockLearner(tx, learnerId)
        await takeOff(tx, learnerId, piece)
      })
      check.repaired(piece.length)
      await rest()
    }
  }
}

/** Compares each learner's new-card queue with what library and memories say it holds. */
export const checkNewCardQueue = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('new-card-queue')
  const misplaced: Misplaced[] = []
  const strangers: Strangers[] = []
  for (const actor of actors) {
    const { learnerId } = actor
    for (const workspaceId of actor.workspaceIds) {
      for await (const cards of placedCards(store, workspaceId)) {
        check.examined(cards.length)
        const wrong = await compare(store, learnerId, workspaceId, cards)
        for (const { card, what } of wrong) check.found(`card ${card.cardId} ${what}`)
        if (wrong.length > 0) misplaced.push({ actor, workspaceId, cards: wrong.map(({ card }) => card) })
      }
    }
    const ids = await strangersInNewCardQueue(store, learnerId, actor.workspaceIds)
    for (const id of ids) check.found(`card ${id} is in the queue of new cards but in none of the learner’s libraries`)
    if (ids.length > 0) strangers.push({ learnerId, ids })
  }
  return { check, repair: (engine) => repairNewCardQueue(engine, misplaced, strangers, check) }
}
