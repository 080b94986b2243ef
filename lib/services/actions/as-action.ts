import type { Tx } from '../../data/engine/engine'
import { orderedId } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import { imagesOf, imagesWhere, type Touched } from '../../data/queries/actions/actions'
import { type ActionChange, type ActionKind, rowChanges } from '../../domain/actions/action'
import { doneTo } from '../../domain/actions/action-words'
import type { FactId } from '../../domain/ids'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'

/** What the history says of something that was done. */
export type ActionNote = {
  readonly kind: ActionKind
  readonly words: string
  /** Of the action, where its request has one; a new one where it is left out. */
  readonly id?: string
  /** What was made by it, and so could not be named before. */
  readonly made?: Touched
  /** What it changed that are no rows of the library. */
  readonly changes?: readonly ActionChange[]
}

const joined = (one: Touched, other: Touched = {}): Touched => ({
  ...one,
  factIds: [...(one.factIds ?? []), ...(other.factIds ?? [])],
  articleIds: [...(one.articleIds ?? []), ...(other.articleIds ?? [])],
  deckIds: [...(one.deckIds ?? []), ...(other.deckIds ?? [])],
})

/**
 * Does work as one action of the actor's, which can be undone and redone: keeps what it changed in rows of the library,
 * in the same transaction. Work that fails or changes nothing is no action.
 * @param touched what the work may change; what it makes is named afterwards
 * @param note what the history says of it; null where it is no action
 * @returns what the work gave, and the id of the action; null where there is none
 */
export const recorded = async <T>(
  tx: Tx,
  ctx: Context,
  touched: Touched,
  work: () => Promise<Result<T>>,
  note: (value: T) => ActionNote | null | Promise<ActionNote | null>,
): Promise<Result<{ readonly value: T; readonly actionId: string | null }>> => {
  const { workspaceIds } = ctx.actor
  const before = await imagesOf(tx, workspaceIds, touched)
  const result = await work()
  if (!result.ok) return result
  const { value } = result
  const said = await note(value)
  if (said === null) return done({ value, actionId: null })
  const { kind, words, id = orderedId(ctx.now), made, changes = [] } = said
  const after = await imagesOf(tx, workspaceIds, joined(touched, made))
  const all = [...changes, ...rowChanges(before, after)]
  if (all.length === 0) return done({ value, actionId: null })
  const via = ctx.via ?? 'browser'
  await addAction(tx, actingLearner(ctx.actor), { id, kind, words, via, at: ctx.now, changes: all })
  return done({ value, actionId: id })
}

/** The same where nobody needs the action's id. */
export const asAction = async <T>(...given: Parameters<typeof recorded<T>>): Promise<Result<T>> => {
  const result = await recorded(...given)
  return result.ok ? done(result.value.value) : result
}

/** What a fact of the actor's says; empty if there is none of that id. */
export const statementOf = async (tx: Tx, ctx: Context, factId: FactId): Promise<string> => {
  const [fact] = await imagesWhere(tx, ctx.actor.workspaceIds, 'facts', ['id'], [factId])
  return String(fact?.columns.statement ?? '')
}

/**
 * Does work on one fact as an action of the actor's.
 * @param what was done to it, as the history says it before what the fact says
 * @returns what the work gave, and the id of the action; null where nothing changed
 */
export const recordedOnFact = <T>(
  tx: Tx,
  ctx: Context,
  factId: FactId,
  what: string,
  work: () => Promise<Result<T>>,
): ReturnType<typeof recorded<T>> =>
  recorded(tx, ctx, { factIds: [factId] }, work, async () => ({
    kind: 'facts',
    words: doneTo(what, await statementOf(tx, ctx, factId)),
  }))

/** The same where nobody needs the action's id. */
export const asFactAction = async <T>(...given: Parameters<typeof recordedOnFact<T>>): Promise<Result<T>> => {
  const result = await recordedOnFact(...given)
  return result.ok ? done(result.value.value) : result
}

/** What the history says of a fact that was made. */
export const factMade = (factId: FactId, statement: string): ActionNote => ({
  kind: 'facts',
  words: doneTo('Fact added', statement),
  made: { factIds: [factId] },
})
