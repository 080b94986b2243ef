import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { insertRehearsalAnswers } from '../../data/mutations/briefings'
import { findRehearsal } from '../../data/queries/briefing/forecasts'
import type { Instant, ReviewId } from '../../domain/ids'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { confusedAnswers } from './confused-answers'
import type { EntryInput } from './entry-schema'
import { type Accepted, type EntryResult, sortOutEntries } from './sort-out-entries'
import { CLOCK_AHEAD_MS, storeEntries } from './store-entries'

export type { EntryResult } from './sort-out-entries'

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
  if (stored.some(({ status }) => status === 'stored')) publish(ctx.engine, 'log-appended', ctx.actor)
  return stored
}
