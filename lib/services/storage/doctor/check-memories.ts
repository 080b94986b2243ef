import { and, eq, inArray } from 'drizzle-orm'
import type { Engine, Store } from '../../../data/engine/engine'
import { inPieces } from '../../../data/engine/insert-many'
import { lockLearner } from '../../../data/engine/raw-query'
import { placeCards } from '../../../data/mutations/library'
import { type MemoryChange, newCardRow, saveMemories } from '../../../data/mutations/log'
import { learnerOf } from '../../../data/queries/learner/learner'
import { rollupState, storedRollups, uncountedEntriesOf } from '../../../data/queries/retention/rollups'
import {
  allWorkspaces,
  cardsInLog,
  memoriesWithoutLog,
  memoryRows,
  newCardRows,
  placedCards,
  strangersInNewCardQueue,
} from '../../../data/queries/storage/integrity-scan'
import { type LoggedCard, loggedCards, replayedMemories } from '../../../data/queries/study/log'
import { type CardPlacement, type MemoryRow, memoryOfRow } from '../../../data/rows'
import type { CardId, LearnerId, WorkspaceId } from '../../../domain/ids'
import { ROLLUPS_VERSION, type Rollups } from '../../../domain/retention/rollups'
import { isLeech } from '../../../domain/scheduling/leech'
import type { Memory } from '../../../domain/scheduling/memory'
import { shuffleOf } from '../../../domain/shuffle'
import { actingLearner, workspacesToChange } from '../../authorise'
import type { Actor } from '../../context'
import { type ChangedRollups, changedBy, rebuildRollups, sumLog } from '../../retention/rollup-keeper'
import { differenceTo, type Examination, type OpenCheck, type Repair, rest } from './check'

/** Cards rewritten in one transaction: few, since each log is replayed in it while a server beside waits. */
const AT_ONCE = 20

type Wrong = { readonly change: MemoryChange; readonly cardId: CardId; readonly what: string }

/** How a stored memory differs from the one that its log leads to; null where it does not. */
const difference = (
  { cardId, factId, workspaceId, retired }: LoggedCard,
  expected: Memory | null,
  leech: boolean,
  row: MemoryRow | undefined,
): string | null => {
  if (expected === null) return row === undefined ? null : 'there is a memory, but the log gives none'
  if (row === undefined) return 'there is no memory, but the log gives one'
  return differenceTo({ ...expected, factId, workspaceId, retired, leech, shuffle: shuffleOf(cardId) }, row)
}

/** The memories among these cards that are not what their logs lead to. Cards without a library row are passed over. */
const wrongMemories = async (store: Store, { learnerId }: Actor, ids: readonly CardId[]): Promise<readonly Wrong[]> => {
  const learner = await learnerOf(store, learnerId)
  const cards = await loggedCards(store, await allWorkspaces(store), ids)
  const replayed = await replayedMemories(store, learnerId, ids, learner.scheduling)
  const rows = await memoryRows(store, learnerId, ids)
  return ids.flatMap((cardId) => {
    const card = cards.get(cardId)
    if (!card) return []
    const memory = replayed.get(cardId) ?? null
    const row = rows.get(cardId)
    const leech = isLeech(memory?.lapses ?? 0, learner.scheduling.leechThreshold, memory?.clearedLapses)
    const what = difference(card, memory, leech, row)
    if (what === null) return []
    return [{ cardId, what, change: { card, before: row ? memoryOfRow(row) : null, memory, leech } }]
  })
}

type Suspects = { readonly actor: Actor; readonly ids: readonly CardId[] }

/** Puts whole new rows in the place of the wrong ones: saving over a row leaves the card's place in the library as it is. */
const repairMemories = async (engine: Engine, suspects: readonly Suspects[], check: OpenCheck): Promise<void> => {
  for (const { actor, ids } of suspects) {
    for (const some of inPieces(ids, AT_ONCE)) {
      await engine.write(async (tx) => {
        const { memories: m } = tx.t
        await lockLearner(tx, actor.learnerId)
        // An answer may have come in since: what is wrong now is what is put right.
        const wrong = await wrongMemories(tx, actor, some)
        if (wrong.length === 0) return
        const cardIds = wrong.map(({ cardId }) => cardId)
        await tx.db.delete(m).where(and(eq(m.learnerId, actor.learnerId), inArray(m.cardId, cardIds)))
        const changes = wrong.map(({ change }) => change)
        await saveMemories(tx, actingLearner(actor), changes)
      })
      check.repaired(some.length)
      await rest()
    }
  }
}

/** Rebuilds every memory of every learner from the log and compares it with the stored one. */
export const checkMemories = async ({ store, actors }: Examination, check: OpenCheck): Promise<Repair> => {
  const suspects: Suspects[] = []
  for (const actor of actors) {
    const examine = async (ids: readonly CardId[]) => {
      check.examined(ids.length)
      const wrong = await wrongMemories(store, actor, ids)
      for (const { cardId, what } of wrong) check.found(`card ${cardId}: ${what}`)
      if (wrong.length > 0) suspects.push({ actor, ids: wrong.map(({ cardId }) => cardId) })
    }
    for await (const ids of cardsInLog(store, actor.learnerId)) await examine(ids)
    await examine(await memoriesWithoutLog(store, actor.learnerId))
  }
  return (engine) => repairMemories(engine, suspects, check)
}

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
export const checkNewCardQueue = async ({ store, actors }: Examination, check: OpenCheck): Promise<Repair> => {
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
  return (engine) => rebuildQueues(engine, wrongOf, check)
}

/** Totals of probabilities that were added in another order differ in their last digits. */
const CLOSE = 1e-9

/** Rows of rollups by what they stand for, each with its numbers. */
type Lines = ReadonlyMap<string, Readonly<Record<string, number>>>

const isNothing = (numbers: Readonly<Record<string, number>>) =>
  Object.values(numbers).every((value) => Math.abs(value) < CLOSE)

/** Rows by name, without days and cards that wait to be summed again. */
const linesOf = ({ days, scores, cards }: Rollups, waiting: ChangedRollups): Lines =>
  new Map<string, Readonly<Record<string, number>>>([
    ...days.flatMap(({ day, stage, answers, ms, tested, passed, unpredicted }) =>
      waiting.days.has(day) ? [] : [[`day ${day}, ${stage}`, { answers, ms, tested, passed, unpredicted }] as const],
    ),
    ...scores.flatMap(({ day, bin, n, recalled, predicted, logLoss }) =>
      waiting.days.has(day) ? [] : [[`day ${day}, bin ${bin}`, { n, recalled, predicted, logLoss }] as const],
    ),
    ...cards.flatMap(({ cardId, answers, ms, tested, passed, unpredicted, n, recalled, predicted, logLoss }) => {
      const sum = { answers, ms, tested, passed, unpredicted, n, recalled, predicted, logLoss }
      return waiting.cards.has(cardId) ? [] : [[`card ${cardId}`, sum] as const]
    }),
  ])

/** How the stored lines differ from the counted ones, a sentence each. */
const differences = (is: Lines, wanted: Lines): readonly string[] => {
  const names = new Set([...is.keys(), ...wanted.keys()])
  return [...names].flatMap((name) => {
    const [a = {}, b = {}] = [is.get(name), wanted.get(name)]
    if (isNothing(a) && isNothing(b)) return []
    const keys = Object.keys(wanted.has(name) ? b : a)
    const wrong = keys.filter(
      (key) => Math.abs((a[key] ?? 0) - (b[key] ?? 0)) > CLOSE * Math.max(1, Math.abs(b[key] ?? 0)),
    )
    if (wrong.length === 0) return []
    return [`${name}: ${wrong.map((key) => `${key} is ${a[key] ?? 0} and should be ${b[key] ?? 0}`).join('; ')}`]
  })
}

const compare = async (store: Store, { learnerId }: Actor): Promise<{ lines: number; wrong: readonly string[] }> => {
  const waiting = await changedBy(store, learnerId, await uncountedEntriesOf(store, learnerId))
  const wanted = linesOf(await sumLog(store, learnerId, null), waiting)
  const stored = linesOf(await storedRollups(store, learnerId), waiting)
  return { lines: wanted.size, wrong: differences(stored, wanted) }
}

const repairRollups = async (engine: Engine, actors: readonly Actor[], check: OpenCheck): Promise<void> => {
  for (const actor of actors) {
    // They may only have differed because of what was stored beside answers.
    const { wrong } = await compare(engine.read, actor)
    if (wrong.length > 0) await rebuildRollups(engine, actor, rest)
  }
  check.repaired(check.left())
}

/**
 * Sums each learner's log from its beginning and compares that with the stored rollups. Days and cards that still wait to
 * be summed are nothing wrong.
 */
export const checkRollups = async ({ store, actors }: Examination, check: OpenCheck): Promise<Repair> => {
  const wrongOf: Actor[] = []
  for (const actor of actors) {
    if ((await rollupState(store, actor.learnerId))?.version !== ROLLUPS_VERSION) continue
    const { lines, wrong } = await compare(store, actor)
    check.examined(lines)
    for (const what of wrong) check.found(what)
    if (wrong.length > 0) wrongOf.push(actor)
  }
  return (engine) => repairRollups(engine, wrongOf, check)
}
