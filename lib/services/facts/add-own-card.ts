import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { ensureNoSource, NO_SOURCE_POSITION, replaceDecksOfFacts, saveDecks } from '../../data/mutations/library'
import { lastOwnPositions } from '../../data/queries/facts/fact-views'
import { deckNamed } from '../../data/queries/learner/decks'
import { blockingIssue, issueWords } from '../../domain/cards/lint-issue'
import { planCards } from '../../domain/drafting/draft-cards'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import { draftOfOwnCard } from '../../domain/drafting/own-card'
import { counted } from '../../domain/format/words'
import type { DeckId, FactId, Instant } from '../../domain/ids'
import { type ActionNote, asAction, factMade, statementOf } from '../actions/as-action'
import { factToChange, localWorkspace } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, type Failure, failed, type Result } from '../result'
import type { OwnCardInput } from './own-card-input'
import { writeFact } from './write-fact'

const FIRST_CARD = NO_SOURCE_POSITION * POSITIONS_AN_ARTICLE

/** `cards` counts the cards that the fact has. `isNew` is false where the same id was saved before. */
type AddedOwnCard = {
  readonly id: FactId
  readonly factId: FactId
  readonly cards: number
  readonly isNew: boolean
}

const putIntoDeck = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  { factId, name, now }: { readonly factId: FactId; readonly name: string; readonly now: Instant },
): Promise<void> => {
  const known = await deckNamed(tx, workspace.workspaceId, name)
  const deckId = known ?? newKey<DeckId>()
  if (known === null) await saveDecks(tx, workspace, [{ id: deckId, name, articleId: null, createdAt: now }])
  await replaceDecksOfFacts(tx, workspace, [{ deckId, factId }])
}

/** Makes the fact of a card without a source inside a transaction. Its card comes into the new-card queue. */
const addOwnCardIn = async (tx: Tx, ctx: Context, input: OwnCardInput): Promise<Result<AddedOwnCard>> => {
  const { id: factId, deck, source } = input
  const before = await factToChange(ctx, factId, tx)
  if (before.ok) {
    const cards = before.value.fact.cards.filter(({ retiredAt }) => retiredAt === null).length
    return done({ id: factId, factId, cards, isNew: false })
  }
  const workspace = localWorkspace(ctx)
  const draft = draftOfOwnCard(input)
  const block = blockingIssue(lintDraft(draft, lintContextOf({ text: '', published: null }, null)))
  if (block) {
    const isFront = block.what === 'The card has no question' || draft.cards[0]?.form === 'cloze'
    return failed('invalid', issueWords(block), isFront ? 'front' : 'back')
  }
  const { articleId, passageId } = await ensureNoSource(tx, workspace, ctx.now)
  const last = await lastOwnPositions(tx, workspace.workspaceId, articleId, FIRST_CARD)
  const cardIds = await writeFact(tx, workspace, {
    place: {
      id: factId,
      key: factId,
      articleId,
      passageId,
      sourceLine: source,
      origin: 'person',
      position: (last.fact ?? -1) + 1,
      editedAt: null,
      retiredAt: null,
    },
    input: draft,
    plan: planCards([], draft.cards),
    cardPosition: (last.card ?? FIRST_CARD - 1) + 1,
    statementBefore: null,
    now: ctx.now,
  })
  if (deck !== null) await putIntoDeck(tx, workspace, { factId, name: deck, now: ctx.now })
  return done({ id: factId, factId, cards: cardIds.length, isNew: true })
}

/**
 * Adds a card that a person wrote without an article. It has no passage, so the rules about passages do not apply to it;
 * an empty side is refused. The same id again changes nothing and answers the same.
 */
export const addOwnCard = async (ctx: Context, input: OwnCardInput): Promise<Result<AddedOwnCard>> => {
  const added = await ctx.engine.write(async (tx) => {
    const deckId = input.deck === null ? null : await deckNamed(tx, ctx.actor.workspaceId, input.deck)
    return await asAction(
      tx,
      ctx,
      {},
      () => addOwnCardIn(tx, ctx, input),
      async ({ factId, isNew }) => {
        if (!isNew) return null
        const made =
          input.deck === null || deckId !== null ? null : await deckNamed(tx, ctx.actor.workspaceId, input.deck)
        const note = factMade(factId, await statementOf(tx, ctx, factId))
        return { ...note, made: { factIds: [factId], deckIds: made === null ? [] : [made] } }
      },
    )
  })
  if (added.ok && added.value.isNew) await noteConflictsOf(ctx, [added.value.factId])
  return added
}

/** A transaction of this many keeps others waiting for a moment only. */
const AT_ONCE = 50

/**
 * More are an import: to compare that many with each other could take minutes, in which nothing else is saved. Each is
 * compared when it is next changed.
 */
const MOST_COMPARED = 200

/** Why a card of a list was not added; `at` is its place, from 0. */
type RefusedCard = { readonly at: number; readonly failure: Failure }

const addEach = async (
  tx: Tx,
  ctx: Context,
  inputs: readonly OwnCardInput[],
): Promise<readonly Result<AddedOwnCard>[]> => {
  const saved: Result<AddedOwnCard>[] = []
  for (const input of inputs) saved.push(await addOwnCardIn(tx, ctx, input))
  return saved
}

const factsMade = (saved: readonly Result<AddedOwnCard>[]): ActionNote | null => {
  const factIds = saved.flatMap((one) => (one.ok && one.value.isNew ? [one.value.factId] : []))
  return factIds.length === 0
    ? null
    : { kind: 'facts', words: `${counted(factIds.length, 'card')} added`, made: { factIds } }
}

/** Adds many cards without an article, in their order. One that is refused does not stop the others. */
export const addOwnCards = async (
  ctx: Context,
  inputs: readonly OwnCardInput[],
): Promise<Result<{ readonly added: readonly AddedOwnCard[]; readonly refused: readonly RefusedCard[] }>> => {
  const added: AddedOwnCard[] = []
  const refused: RefusedCard[] = []
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    const results = await ctx.engine.write(async (tx) => {
      const some = inputs.slice(from, from + AT_ONCE)
      const acted = await asAction(tx, ctx, {}, async () => done(await addEach(tx, ctx, some)), factsMade)
      return acted.ok ? acted.value : []
    })
    for (const [i, result] of results.entries()) {
      if (result.ok) added.push(result.value)
      else refused.push({ at: from + i, failure: result })
    }
  }
  const factIds = added.flatMap(({ factId, isNew }): FactId[] => (isNew ? [factId] : []))
  if (factIds.length <= MOST_COMPARED) await noteConflictsOf(ctx, factIds)
  return done({ added, refused })
}
