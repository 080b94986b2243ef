import type { Store, Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { insertRehearsalAnswers } from '../../data/mutations/briefings'
import { findRehearsal } from '../../data/queries/briefing/forecasts'
import { cardSides, cardsHolding, type SideRow } from '../../data/queries/retention/problem-cards'
import { answerText } from '../../domain/cards/sides'
import type { CardId, Instant, ReviewId, WorkspaceId } from '../../domain/ids'
import { type Answerable, mixedUpWith } from '../../domain/retention/confused-answers'
import { foldText, wordsOf } from '../../domain/text/fold'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { logAppended } from '../events'
import type { EntryInput } from './entry-schema'
import { type Accepted, CLOCK_AHEAD_MS, type EntryResult, sortOutEntries, storeEntries } from './store-entries'

/** Marks, braces and articles make a back longer than what is typed for it. */
const LONGER_BY = 40

/** What tells whose answer a text is, of a card as it is stored. */
const answerable = (row: SideRow): Answerable => ({
  cardId: row.cardId,
  factId: row.factId,
  articleId: row.articleId,
  answer: answerText(row),
})

/** The card that a wrong answer to a card is the answer of; null where it is of none, or nobody can say of which. */
const cardOfAnswer = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  cardId: CardId,
  typedAnswer: string,
): Promise<CardId | null> => {
  const words = wordsOf(foldText(typedAnswer))
  const [asked] = await cardSides(store, workspaceIds, [cardId])
  if (!asked || words.length === 0) return null
  const others = await cardsHolding(store, workspaceIds, words, typedAnswer.length + LONGER_BY)
  return mixedUpWith(answerable(asked), typedAnswer, others.map(answerable))
}

/**
 * Which cards' answers were typed instead of the right ones, by entry: of answers graded Again that say what was typed.
 * The text itself goes no further.
 */
export const confusedAnswers = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  inputs: readonly EntryInput[],
): Promise<ReadonlyMap<ReviewId, CardId>> => {
  const found = new Map<ReviewId, CardId>()
  for (const input of inputs) {
    if (input.kind !== 'review' || input.typedAnswer === undefined || input.rating !== 1 || input.format !== 'typed')
      continue
    // Each goes through the library: a batch of many must not keep other requests waiting for all of them.
    await yieldToEventLoop()
    const other = await cardOfAnswer(store, workspaceIds, input.cardId, input.typedAnswer)
    if (other !== null) found.set(input.id, other)
  }
  return found
}

export type { EntryResult } from './store-entries'

const AHEAD = 'This device’s clock is ahead, so the answer was saved with the current time. Correct the clock.'

/** Keeps how sure the learner was of the answers of rehearsals, beside the log. */
const keepConfidences = async (tx: Tx, ctx: Context, accepted: readonly Accepted[]): Promise<void> => {
  const sent = accepted.flatMap(({ input }) =>
    input.kind === 'review' && input.mode === 'rehearsal' && input.rehearsal
      ? [{ reviewId: input.id, rehearsalId: input.rehearsal.id, confidence: input.rehearsal.confidence }]
      : [],
  )
  const learner = actingLearner(ctx.actor)
  for (const id of new Set(sent.map(({ rehearsalId }) => rehearsalId))) {
    // An answer counts, whether its rehearsal is known or not.
    if (await findRehearsal(tx, learner.learnerId, id))
      await insertRehearsalAnswers(
        tx,
        learner,
        sent.filter(({ rehearsalId }) => rehearsalId === id),
      )
  }
}

/**
 * Appends entries to the actor's log and brings the memories of their cards up to date, all in one transaction.
 * Sending an entry again changes nothing; one that comes late is put in its place by time; an instant before the card
 * was made or more than five minutes ahead is moved to the nearest possible one and the answer says so.
 * @returns one result for each entry, in their order; the promise resolves when everything stored is durable
 */
export const submitEntries = async (ctx: Context, inputs: readonly EntryInput[]): Promise<readonly EntryResult[]> => {
  // Looked up before the write: it goes through the library, and no other answer has to wait for it.
  const confusedWith = await confusedAnswers(ctx.engine.read, ctx.actor.workspaceIds, inputs)
  const stored = await ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const { accepted, results, settings } = await sortOutEntries(tx, ctx, inputs)
    const elsewhere =
      accepted.length > 0 ? await storeEntries(tx, ctx, accepted, settings, confusedWith) : new Map<ReviewId, Instant>()
    await keepConfidences(tx, ctx, accepted)
    return results.map((result, i) => {
      const isAhead = result.status === 'stored' && (inputs[i]?.at ?? 0) > ctx.now + CLOCK_AHEAD_MS
      const alsoAnsweredAt = elsewhere.get(result.id)
      return {
        ...result,
        ...(isAhead ? { message: AHEAD } : {}),
        ...(alsoAnsweredAt === undefined ? {} : { alsoAnsweredAt }),
      }
    })
  })
  if (stored.some(({ status }) => status === 'stored')) logAppended(ctx)
  return stored
}
