import type { Tx } from '../../data/engine/engine'
import { savePassages } from '../../data/mutations/library'
import { updatedAtOf } from '../../data/queries/ageing/ageing'
import { snapshotText } from '../../data/queries/articles/article-page'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { blockingIssue, issueWords, type LintIssue } from '../../domain/cards/lint-issue'
import type { VersionReason } from '../../domain/comparison/change'
import type { FactIndex } from '../../domain/comparison/index-of-facts'
import type { Anchor } from '../../domain/content/anchor'
import { draftCardsOf, draftOfFact, planCards } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import { followingItsCard } from '../../domain/drafting/own-card'
import type { Span } from '../../domain/finder/mention'
import type { CardId, FactId, Instant } from '../../domain/ids'
import { recordedOnFact } from '../actions/as-action'
import { type FactToChange, factToChange } from '../authorise'
import { comparisonIndexOf } from '../comparison/comparison-index'
import { recordConflicts } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { editedPlaceOf, passageAt, recordVersion, writeFact } from './write-fact'

export type EditedFact = {
  readonly factId: FactId
  readonly cardIds: readonly CardId[]
  /** What an undo names; only where something was changed. */
  readonly changeId?: string
}

/** Both were built by the same schema, so their fields stand in the same order. */
export const isSameDraft = (a: FactDraft, b: FactDraft) => JSON.stringify(a) === JSON.stringify(b)

/** How a fact is rewritten. */
export type Rewriting = {
  /** A new passage in the snapshot of the old one. */
  readonly span: Span | null
  /** Which issues of the lint stop it. */
  readonly minds: (issue: LintIssue) => boolean
  /** What the history says of it; an edit without a note where it is left out. */
  readonly reason?: VersionReason
  readonly note?: string | null
}

const isSameIssue = (a: LintIssue, b: LintIssue) => a.rule === b.rule && a.what === b.what && a.cardKey === b.cardKey

/**
 * Brings a found fact to what `wanted` says, and keeps in its history what it said before. A fact from a content file is
 * marked as edited, so that the file no longer overwrites it. Where nothing was changed, nothing is written. What the
 * lint found before does not stop it: an imported fact may have a value that is not in its passage.
 */
export const rewriteFact = async (
  tx: Tx,
  ctx: Context,
  found: FactToChange,
  wanted: FactDraft,
  { span, minds, reason, note }: Rewriting,
): Promise<Result<EditedFact>> => {
  const { fact, source } = found
  const before = draftOfFact(fact)
  const input = followingItsCard(before, wanted)
  const { workspaceId, passage: old, factId } = fact
  const text = (await snapshotText(tx, workspaceId, old.snapshotId)) ?? ''
  const isMoved = span !== null && (span.start !== old.start || span.end !== old.end)
  if (!isMoved && isSameDraft(input, before)) {
    const live = fact.cards.filter(({ retiredAt }) => retiredAt === null)
    return done({ factId, cardIds: live.map(({ cardId }) => cardId) })
  }
  const moved = isMoved ? passageAt(workspaceId, old.snapshotId, text, span) : null
  if (moved?.ok === false) return moved
  const { published } = source
  const contextAt = (passage: Anchor) => lintContextOf({ text, published }, passage)
  const blocks = lintDraft(input, contextAt(moved?.value.passage ?? old)).filter(({ severity }) => severity === 'block')
  const stood = blocks.length === 0 ? [] : lintDraft(before, contextAt(old))
  const block = blockingIssue(blocks.filter((one) => minds(one) && !stood.some((other) => isSameIssue(one, other))))
  if (block) return failed('invalid', issueWords(block))
  if (moved) await savePassages(tx, found, [moved.value.row])
  const cardIds = await writeFact(tx, found, {
    place: { ...editedPlaceOf(found, ctx.now), passageId: moved?.value.row.id ?? old.passageId },
    input,
    plan: planCards(fact.cards, input.cards),
    cardPosition: Math.max(0, ...fact.cards.map(({ position }) => position)) + 1,
    statementBefore: fact.statement,
    now: ctx.now,
  })
  await recordVersion(tx, ctx, found, { ...(reason ? { reason } : {}), ...(note ? { note } : {}) })
  return done({ factId, cardIds })
}

/** What somebody else made of a fact while it was edited, for the one who may not overwrite it unseen. */
const changedMeanwhile = ({ fact }: FoundFact): string => {
  const cards = draftCardsOf(fact.cards).map(({ front, back }) => (back === '' ? front : `${front} ${back}`))
  return [
    'It has since been changed, in another window or by somebody else.',
    `It now says: “${fact.statement}” Its cards: ${cards.map((card) => `“${card}”`).join(', ')}.`,
    'What you typed is still here: copy what you want to keep, reload the page, and paste it in.',
  ].join(' ')
}

type Changing = Rewriting & {
  /** When the fact had last been changed as the editor saw it; null where nobody saw it before. */
  readonly seen?: Instant | null
  /** What the history says was done to it. */
  readonly what?: string
}

/**
 * Does what `changeFact` does inside a transaction, as a part of an action.
 * @param index from `comparisonIndexOf`, asked for before the transaction
 */
export const changeFactIn = async (
  tx: Tx,
  ctx: Context,
  factId: FactId,
  change: (found: FoundFact) => Result<FactDraft>,
  { seen = null, index, ...rewriting }: Omit<Changing, 'what'> & { readonly index: FactIndex },
): Promise<Result<EditedFact>> => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok) return read
  const found = read.value
  if (found.fact.retiredAt !== null) {
    return failed('conflict', 'The fact is retired. Restore it first, then change it.')
  }
  if (seen !== null && (await updatedAtOf(tx, [found.workspaceId], factId)) !== seen) {
    return failed('conflict', changedMeanwhile(found))
  }
  const input = change(found)
  if (!input.ok) return input
  const edited = await rewriteFact(tx, ctx, found, input.value, rewriting)
  if (edited.ok) await recordConflicts(tx, found, index, [factId], ctx.now)
  return edited
}

/**
 * Changes a fact of the actor's in one transaction and compares what it says now with the library. Memories are never
 * touched and ids stay.
 * @param change what the fact should say; it is given what it says
 */
export const changeFact = async (
  ctx: Context,
  factId: FactId,
  change: (found: FoundFact) => Result<FactDraft>,
  { what = 'Fact edited', ...changing }: Changing,
): Promise<Result<EditedFact>> => {
  const before = await factToChange(ctx, factId)
  if (!before.ok) return before
  const index = await comparisonIndexOf(ctx, before.value.workspaceId)
  return ctx.engine.write(async (tx) => {
    const work = () => changeFactIn(tx, ctx, factId, change, { ...changing, index })
    const acted = await recordedOnFact(tx, ctx, factId, what, work)
    if (!acted.ok) return acted
    const { value, actionId } = acted.value
    return done(actionId === null ? value : { ...value, changeId: actionId })
  })
}

/**
 * Changes a fact and its cards as a form says: a new deletion is a new card, one that is taken away is retired, one that
 * comes back is the same card again.
 * @param seen when the fact had last been changed as the editor saw it; fails with `conflict` where it was changed since
 */
export const editFact = (
  ctx: Context,
  factId: FactId,
  span: Span | null,
  input: FactDraft,
  { seen = null }: { readonly seen?: Instant | null } = {},
): Promise<Result<EditedFact>> => changeFact(ctx, factId, () => done(input), { span, minds: () => true, seen })
