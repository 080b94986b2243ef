import type { Tx } from '../data/engine/engine'
import { savePassages } from '../data/mutations/library'
import type { OwnLibrary } from '../data/proof'
import { snapshotText } from '../data/queries/article-page'
import { type FoundFact, findFact } from '../data/queries/fact-page'
import type { CardId, FactId } from '../domain/ids'
import { ownLibrary } from './authorise'
import { entriesOf, planCards } from './card-entries'
import type { Context } from './context'
import type { FactInput, Span } from './fact-input'
import { blockOf, type FactFinding, lintDraft } from './lint-draft'
import { passageAt } from './passage-at'
import { done, failed, type Result } from './result'
import { writeFact } from './write-fact'

export type EditedFact = { readonly factId: FactId; readonly cardIds: readonly CardId[] }

/** A fact as the form for it begins. */
export const inputOf = ({ fact }: FoundFact): FactInput => {
  const { kind, weight, statement, asOf, reviewBy, speaker, hedge, topics, people, places } = fact
  const cards = entriesOf(fact.cards)
  return { kind, weight, statement, asOf, reviewBy, speaker, hedge, topics, people, places, cards }
}

/** Both were built by the same schema, so their fields stand in the same order. */
const isSame = (a: FactInput, b: FactInput) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Brings a found fact to what `input` says; `span` is a new passage in the snapshot of the old one. A fact from a content
 * file is marked as edited, so that the file no longer overwrites it. Where nothing was changed, nothing is written.
 */
export const rewriteFact = async (
  tx: Tx,
  ctx: Context,
  proof: OwnLibrary,
  { fact, source }: FoundFact,
  input: FactInput,
  { span, minds }: { readonly span: Span | null; readonly minds: (finding: FactFinding) => boolean },
): Promise<Result<EditedFact>> => {
  const { workspaceId, passage: old, factId } = fact
  const text = (await snapshotText(tx, workspaceId, old.snapshotId)) ?? ''
  const isMoved = span !== null && (span.start !== old.start || span.end !== old.end)
  if (!isMoved && isSame(input, inputOf({ fact, source }))) {
    const live = fact.cards.filter(({ retiredAt }) => retiredAt === null)
    return done({ factId, cardIds: live.map(({ cardId }) => cardId) })
  }
  const moved = isMoved ? passageAt(workspaceId, old.snapshotId, text, span) : null
  if (moved?.ok === false) return moved
  const passage = moved?.value.passage ?? (old.exact === '' ? null : old)
  const findings = lintDraft(input, { text, passage, published: source.published })
  const block = blockOf(findings.filter(minds))
  if (block) return failed('invalid', `${block.what} ${block.remedy}`)
  if (moved) await savePassages(tx, proof, [moved.value.row])
  const { kind, weight, statement, asOf, reviewBy, speaker, hedge } = input
  const cardIds = await writeFact(tx, proof, {
    row: {
      id: factId,
      key: fact.key,
      articleId: source.articleId,
      passageId: moved?.value.row.id ?? old.passageId,
      ...{ kind, weight, statement, asOf, reviewBy, speaker, hedge },
      origin: fact.origin,
      position: fact.position,
      editedAt: ctx.now,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      retiredAt: fact.retiredAt,
    },
    input,
    plan: planCards(fact.cards, input.cards),
    cardPosition: Math.max(0, ...fact.cards.map(({ position }) => position)) + 1,
    statementBefore: fact.statement,
    now: ctx.now,
  })
  return done({ factId, cardIds })
}

/**
 * Changes a fact and its cards. Memories are never touched and ids stay: a new deletion is a new card, one that is taken
 * away is retired, one that comes back is the same card again.
 */
export const editFact = (
  ctx: Context,
  factId: FactId,
  span: Span | null,
  input: FactInput,
): Promise<Result<EditedFact>> =>
  ctx.engine.write(async (tx) => {
    const { workspaceIds, learnerId } = ctx.asker
    const found = await findFact(tx, workspaceIds, learnerId, factId)
    const proof = found && ownLibrary(ctx.asker, found.fact.workspaceId)
    if (!found || !proof) return failed('not-found', 'There is no such fact in your library.')
    if (found.fact.retiredAt !== null) {
      return failed('conflict', 'The fact is retired. Restore it first, then change it.')
    }
    return rewriteFact(tx, ctx, proof, found, input, { span, minds: () => true })
  })
