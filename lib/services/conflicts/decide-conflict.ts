import { z } from 'zod'
import type { Authorized } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import {
  addContradictions,
  type ConflictDecision,
  decideOn,
  removeContradictions,
} from '../../data/mutations/conflicts'
import { versionsOfFacts } from '../../data/queries/ageing/ageing'
import {
  type ConflictRow,
  conflictsOfPair,
  contradictionNotes,
  type FactPair,
  pairOf,
  undecidedContradictions,
} from '../../data/queries/conflicts/conflicts'
import { type FactSide, factSides } from '../../data/queries/facts/fact-views'
import type { ConflictKind } from '../../data/schema/reading'
import { doneTo } from '../../domain/actions/action-words'
import type { FactIndex } from '../../domain/comparison/index-of-facts'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import { oneLine } from '../../domain/drafting/draft-schema'
import type { FactId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import { asAction, statementOf } from '../actions/as-action'
import { authorizedIn } from '../authorise'
import { comparisonIndexOf } from '../comparison/comparison-index'
import type { Context } from '../context'
import { changeFactIn } from '../facts/edit-fact'
import { restoreFactIn, retireFactIn } from '../facts/retire-fact'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'

const MOST_NOTE_CHARACTERS = 600

const note = z
  .string()
  .max(MOST_NOTE_CHARACTERS, `Use at most ${MOST_NOTE_CHARACTERS} characters.`)
  .transform(oneLine)
  .refine((text) => text !== '', 'Enter a sentence that says who says what: it is shown on the cards.')

const factId = z
  .string()
  .max(200)
  .transform((id) => id as FactId) // edge

/** What can be decided of two facts. */
export const conflictDecisionSchema = z.discriminatedUnion('kind', [
  /** Both stay, and the cards of each say what the other says. */
  z.object({ kind: z.literal('keep'), note }),
  /** One counts; the other is retired, or marked to be checked again. */
  z.object({ kind: z.literal('prefer'), factId, other: z.enum(['retire', 'check-again']), reason: note }),
  /** They are no contradiction. */
  z.object({ kind: z.literal('dismiss') }),
])
export type DecisionOnConflict = z.infer<typeof conflictDecisionSchema>

export type PairInput = FactPair & { readonly kind: ConflictKind }

type Found = {
  readonly pair: FactPair
  readonly row: ConflictRow
  readonly sides: readonly [Authorized<FactSide>, Authorized<FactSide>]
}

const GONE = 'These two facts no longer conflict. Reload the page.'

const find = async (ctx: Context, asked: PairInput, store = ctx.engine.read): Promise<Result<Found>> => {
  const pair = pairOf(asked.factId, asked.otherFactId)
  const { workspaceIds } = ctx.actor
  const sides = await factSides(store, workspaceIds, [pair.factId, pair.otherFactId])
  const one = authorizedIn(ctx.actor, sides.get(pair.factId))
  const other = authorizedIn(ctx.actor, sides.get(pair.otherFactId))
  if (!one || !other) return failed('not-found', 'One of these facts is not in your library.')
  const recorded = await conflictsOfPair(store, one.workspaceId, pair)
  const row =
    recorded.find(({ kind }) => kind === asked.kind) ??
    (await undecidedContradictions(store, [one.workspaceId])).find(
      (declared) =>
        asked.kind === 'conflict' && declared.factId === pair.factId && declared.otherFactId === pair.otherFactId,
    )
  return row ? done({ pair, row, sides: [one, other] }) : failed('not-found', GONE)
}

const save = (tx: Tx, { sides, row }: Found, decision: ConflictDecision): Promise<void> => {
  const { kind, difference, foundAt } = row
  return decideOn(tx, sides, { kind, difference, foundAt }, decision)
}

const keep = async (tx: Tx, ctx: Context, found: Found, text: string): Promise<void> => {
  const [one] = found.sides
  const { factId, otherFactId } = found.pair
  const notes = await contradictionNotes(tx, [one.workspaceId], [factId, otherFactId])
  const stands = notes.has(`${factId} ${otherFactId}`) && notes.has(`${otherFactId} ${factId}`)
  const isDeclared = stands && [...notes.values()].includes(text)
  if (!stands) await addContradictions(tx, found.sides, text)
  // A note that a content file gives already is not kept twice: taking the decision back must leave the file's own.
  await save(tx, found, {
    state: 'kept',
    preferredFactId: null,
    note: isDeclared ? null : text,
    decidedAt: ctx.now,
  })
}

const setReviewBy = (tx: Tx, ctx: Context, index: FactIndex, factId: FactId, reviewBy: string | null, note: string) =>
  changeFactIn(tx, ctx, factId, (found) => done({ ...draftOfFact(found.fact), reviewBy }), {
    span: null,
    minds: () => false,
    note,
    index,
  })

type Preference = Extract<DecisionOnConflict, { readonly kind: 'prefer' }>

const prefer = async (
  tx: Tx,
  ctx: Context,
  found: Found,
  { factId: preferred, other: what, reason }: Preference,
  { index, today }: Comparing,
): Promise<Result<null>> => {
  const { pair } = found
  const other = preferred === pair.factId ? pair.otherFactId : pair.factId
  const changed =
    what === 'retire' ? await retireFactIn(tx, ctx, other) : await setReviewBy(tx, ctx, index, other, today, reason)
  if (!changed.ok) return changed
  await save(tx, found, { state: 'preferred', preferredFactId: preferred, note: reason, decidedAt: ctx.now })
  return done(null)
}

type Comparing = { readonly index: FactIndex; readonly today: string }

/** What is read before the transaction. */
const comparingIn = async (ctx: Context, { sides: [one] }: Found): Promise<Comparing> => ({
  index: await comparisonIndexOf(ctx, one.workspaceId),
  today: isoDateOf((await studyDayOf(ctx)).day),
})

/** Does something to a pair as one action. */
const asConflictAction = (tx: Tx, ctx: Context, found: Found, what: string, work: () => Promise<Result<null>>) => {
  const { factId, otherFactId } = found.pair
  return asAction(tx, ctx, { factIds: [factId, otherFactId] }, work, async () => ({
    kind: 'conflicts',
    words: doneTo(what, await statementOf(tx, ctx, factId)),
  }))
}

/** What the history says of each decision. */
const DECIDED = {
  keep: 'Conflict decided, both kept',
  prefer: 'Conflict decided, one preferred',
  dismiss: 'Conflict dismissed',
} as const

/** Decides what two facts have to do with each other. Nothing is deleted; `reopenConflict` takes it back. */
export const decideConflict = async (
  ctx: Context,
  asked: PairInput,
  decision: DecisionOnConflict,
): Promise<Result<null>> => {
  const read = await find(ctx, asked)
  if (!read.ok) return read
  const found = read.value
  if (found.row.state !== 'open') {
    return failed('conflict', 'This has already been decided. Reload the page to see how.')
  }
  const { factId, otherFactId } = found.pair
  if (decision.kind === 'prefer' && decision.factId !== factId && decision.factId !== otherFactId) {
    return failed('invalid', 'Choose one of the two facts.')
  }
  const comparing = await comparingIn(ctx, found)
  return ctx.engine.write((tx) =>
    asConflictAction(tx, ctx, found, DECIDED[decision.kind], async () => {
      if (decision.kind === 'prefer') return prefer(tx, ctx, found, decision, comparing)
      if (decision.kind === 'keep') await keep(tx, ctx, found, decision.note)
      else await save(tx, found, { state: 'dismissed', preferredFactId: null, note: null, decidedAt: ctx.now })
      return done(null)
    }),
  )
}

/** The fact that was not preferred is as it was before: restored, or with the review-by that it had. */
const undoPreference = async (
  tx: Tx,
  ctx: Context,
  { row, sides }: Found,
  { index }: Comparing,
): Promise<Result<unknown>> => {
  const other = sides.find(({ factId }) => factId !== row.preferredFactId)
  if (!other) return done(null)
  if (other.retiredAt !== null) return restoreFactIn(tx, ctx, other.factId)
  const versions = await versionsOfFacts(tx, ctx.actor.workspaceIds, [other.factId])
  const marked = versions.get(other.factId)?.findLast(({ at, note }) => at === row.decidedAt && note === row.note)
  if (!marked || other.reviewBy !== marked.after.reviewBy) return done(null)
  const why = 'The preference for another source was undone.'
  return setReviewBy(tx, ctx, index, other.factId, marked.before.reviewBy, why)
}

/** Takes back what was decided: the pair is open again, and both facts are as they were. */
export const reopenConflict = async (ctx: Context, asked: PairInput): Promise<Result<null>> => {
  const read = await find(ctx, asked)
  if (!read.ok) return read
  const found = read.value
  const { row, sides } = found
  if (row.state === 'open') return done(null)
  const comparing = await comparingIn(ctx, found)
  return ctx.engine.write((tx) =>
    asConflictAction(tx, ctx, found, 'Conflict opened again', async () => {
      if (row.state === 'preferred') {
        const undone = await undoPreference(tx, ctx, found, comparing)
        if (!undone.ok) return undone
      }
      if (row.state === 'kept' && row.note !== null) await removeContradictions(tx, sides, row.note)
      await save(tx, found, { state: 'open', preferredFactId: null, note: null, decidedAt: null })
      return done(null)
    }),
  )
}
