import { z } from 'zod'
import type { Authorized } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import {
  addContradictions,
  type ConflictDecision,
  decideOn,
  removeContradictions,
} from '../../data/mutations/conflicts'
import { versionsOfFacts } from '../../data/queries/ageing/fact-versions'
import {
  type ConflictRow,
  conflictsOfPair,
  contradictionNotes,
  type FactPair,
  pairOf,
  undecidedContradictions,
} from '../../data/queries/conflicts/conflicts'
import { type FactSide, factSides } from '../../data/queries/facts/fact-sides'
import type { ConflictKind } from '../../data/schema/reading'
import { draftOfFact } from '../../domain/drafts/draft-cards'
import { oneLine } from '../../domain/drafts/draft-schema'
import type { FactId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import { authorizedIn } from '../authorise'
import type { Context } from '../context'
import { changeFact } from '../facts/edit-fact'
import { restoreFact, retireFact } from '../facts/retire-fact'
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

const setReviewBy = (ctx: Context, factId: FactId, reviewBy: string | null, note: string) =>
  changeFact(ctx, factId, (found) => done({ ...draftOfFact(found.fact), reviewBy }), {
    span: null,
    minds: () => false,
    note,
  })

const prefer = async (
  ctx: Context,
  found: Found,
  decision: Extract<DecisionOnConflict, { kind: 'prefer' }>,
): Promise<Result<null>> => {
  const { pair } = found
  if (decision.factId !== pair.factId && decision.factId !== pair.otherFactId) {
    return failed('invalid', 'Choose one of the two facts.')
  }
  const other = decision.factId === pair.factId ? pair.otherFactId : pair.factId
  // First the fact and then the decision: if the second fails, a fact is retired that is easily restored.
  const today = isoDateOf((await studyDayOf(ctx)).day)
  const changed =
    decision.other === 'retire' ? await retireFact(ctx, other) : await setReviewBy(ctx, other, today, decision.reason)
  if (!changed.ok) return changed
  await ctx.engine.write((tx) =>
    save(tx, found, {
      state: 'preferred',
      preferredFactId: decision.factId,
      note: decision.reason,
      decidedAt: ctx.now,
    }),
  )
  return done(null)
}

/** Decides what two facts have to do with each other. Nothing is deleted; `reopenConflict` takes it back. */
export const decideConflict = async (
  ctx: Context,
  asked: PairInput,
  decision: DecisionOnConflict,
): Promise<Result<null>> => {
  const found = await find(ctx, asked)
  if (!found.ok) return found
  if (found.value.row.state !== 'open') {
    return failed('conflict', 'This has already been decided. Reload the page to see how.')
  }
  if (decision.kind === 'prefer') return prefer(ctx, found.value, decision)
  return ctx.engine.write(async (tx) => {
    if (decision.kind === 'keep') await keep(tx, ctx, found.value, decision.note)
    else await save(tx, found.value, { state: 'dismissed', preferredFactId: null, note: null, decidedAt: ctx.now })
    return done(null)
  })
}

/** The fact that was not preferred is as it was before: restored, or with the review-by that it had. */
const undoPreference = async (ctx: Context, { row, sides }: Found): Promise<Result<unknown>> => {
  const other = sides.find(({ factId }) => factId !== row.preferredFactId)
  if (!other) return done(null)
  if (other.retiredAt !== null) return restoreFact(ctx, other.factId)
  const versions = await versionsOfFacts(ctx.engine.read, ctx.actor.workspaceIds, [other.factId])
  const marked = versions.get(other.factId)?.findLast(({ at, note }) => at === row.decidedAt && note === row.note)
  if (!marked || other.reviewBy !== marked.after.reviewBy) return done(null)
  return setReviewBy(ctx, other.factId, marked.before.reviewBy, 'The preference for another source was undone.')
}

/** Takes back what was decided: the pair is open again, and both facts are as they were. */
export const reopenConflict = async (ctx: Context, asked: PairInput): Promise<Result<null>> => {
  const found = await find(ctx, asked)
  if (!found.ok) return found
  const { row, sides } = found.value
  if (row.state === 'open') return done(null)
  if (row.state === 'preferred') {
    const undone = await undoPreference(ctx, found.value)
    if (!undone.ok) return undone
  }
  return ctx.engine.write(async (tx) => {
    if (row.state === 'kept' && row.note !== null) await removeContradictions(tx, sides, row.note)
    await save(tx, found.value, { state: 'open', preferredFactId: null, note: null, decidedAt: null })
    return done(null)
  })
}
