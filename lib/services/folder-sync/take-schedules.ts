import type { Tx } from '../../data/engine/engine'
import { dateCardsBack } from '../../data/mutations/cards'
import { inPieces } from '../../data/mutations/upsert'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import type { CardId, FactId } from '../../domain/ids'
import type { TextSchedule } from '../../domain/imports/text-schedule'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import { studyCalendar } from '../../domain/time/study-day'
import { historyOfCard, scheduledCard } from '../../interchange/anki/card-history'
import { retentionOfDecks } from '../../interchange/anki/preset-options'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { storeActs } from '../study/act-on-cards'
import { type EntryInput, MOST_ENTRIES } from '../study/entry-schema'
import { newReviewId } from '../study/review-id'

/** A card that a sync made, with the date that its note gives it. */
export type DatedCard = { readonly cardId: CardId; readonly factId: FactId; readonly schedule: TextSchedule }

/**
 * Gives cards that a sync made the due dates and intervals of their notes, as an import does: each gets the memory that
 * follows from them, at the day of its last answer there. The caller has locked the learner.
 */
export const takeSchedules = async (tx: Tx, ctx: Context, dated: readonly DatedCard[]): Promise<void> => {
  if (dated.length === 0) return
  const { now } = ctx
  const learner = await learnerOf(tx, ctx.actor.learnerId)
  const { timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const retention = retentionOfDecks({ all: [], ofDecks: [] })('')
  const presets = await openPresets(tx, learner, ctx.actor.workspaceIds)
  const optionsOf = await presets.ofFacts([...new Set(dated.map(({ factId }) => factId))])
  const entries = dated.flatMap(({ cardId, factId, schedule }): EntryInput[] => {
    const model = fsrsModel(optionsOf(factId).preset.scheduling.weights)
    const card = scheduledCard(schedule, { place: 0, ordinal: 0, now })
    const history = historyOfCard(card, [], { firstDay: 0, calendar, model, retention, now })
    return history.map(({ key: _, ...act }) => ({ ...act, id: newReviewId(now), cardId }) as EntryInput) // one statement of a memory
  })
  // A log begins with its card.
  await dateCardsBack(tx, localWorkspace(ctx), new Map(entries.map(({ cardId, at }) => [cardId, at])))
  for (const piece of inPieces(entries, MOST_ENTRIES)) {
    const stored = await storeActs(tx, ctx, piece)
    if (!stored.ok) throw new Error(`a card just made has no log: ${stored.message}`)
  }
}
