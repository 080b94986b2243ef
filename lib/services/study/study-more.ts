import { briefingsAhead } from '../../data/queries/briefing/briefings'
import { type OptionsOfDecks, openDeckOptions } from '../../data/queries/learner/decks'
import type { Learner } from '../../data/queries/learner/learner'
import { type DoneToday, doneOnDay } from '../../data/queries/study/answers'
import type { StudyDay } from '../../domain/ids'
import type { StudyPace } from '../../domain/queue/pace'
import type { Counts } from '../../domain/queue/queue-card'
import { type SessionSize, sessionSizeOf } from '../../domain/queue/session-size'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { learnerToday } from '../learner/study-day-of'
import { sessionQueue } from './session-queue'
import { addressOfSaved, namesCards, type StudyScope, scopeSchema } from './study-scope'

/** A briefing so near is offered to be crammed. */
const BRIEFING_DAYS = 8

/** How many new cards “more” are. */
export const MORE_NEW = 10

/** How far ahead reviews can be chosen, in days. */
const AHEAD_DAYS = [1, 7] as const

/** Cards missed in so many days are offered to be crammed. */
const MISSED_DAYS = 7

/** Saved searches that are offered, in the order of their names. */
const MOST_SAVED = 5

/** Something to study beyond the day's session. `address` is the query of the session, without the question mark. */
export type StudyMoreChoice = SessionSize &
  (
    | { readonly kind: 'new'; readonly address: string; readonly more: number }
    /** Reviews that are due and that the day's limit holds back, with what is due now. */
    | { readonly kind: 'held-back'; readonly address: string }
    /** What falls due in so many days, with the cards that wait `now` anyway. */
    | { readonly kind: 'ahead'; readonly address: string; readonly days: number; readonly now: number }
    | { readonly kind: 'cram-missed'; readonly address: string; readonly days: number }
    /** What is due or new among the cards of a saved search. */
    | { readonly kind: 'saved'; readonly address: string; readonly name: string }
    /** Every card of the nearest briefing. */
    | { readonly kind: 'cram-briefing'; readonly address: string; readonly id: string; readonly title: string }
  )

type Known = {
  readonly learner: Learner
  readonly options: OptionsOfDecks
  readonly day: StudyDay
  readonly done: DoneToday
  readonly pace: StudyPace
  readonly counts: Counts
  readonly keptBack: { readonly reviews: number }
  /** Cards that were never studied and are not in the day's session. */
  readonly shelf: number
}

/**
 * The scope of the day's session with `more` new cards beyond those that it has now. It names the sum of the day, so that
 * opening the same address again asks what is left of them.
 * @throws when the learner has no row
 */
export const moreNewScope = async (ctx: Context, more: number): Promise<StudyScope> => {
  const { learner, day } = await learnerToday(ctx)
  const done = await doneOnDay(ctx.engine.read, learner.id, day)
  const options = await openDeckOptions(ctx.engine.read, learner, ctx.actor.workspaceIds)
  const { queue } = await sessionQueue(ctx, learner, options, day, {})
  return { newUpTo: done.new + queue.counts.new + more }
}

/**
 * What can be studied beyond the day's session, each with the cards and minutes that its session opens with. What would
 * add nothing is left out.
 */
export const studyMore = async (ctx: Context, known: Known): Promise<readonly StudyMoreChoice[]> => {
  const { learner, options, day, done, pace, counts, keptBack, shelf } = known
  const sizeOfScope = async (scope: StudyScope) =>
    sessionSizeOf(await sessionQueue(ctx, learner, options, day, scope), scope.isCram === true, ctx.now, pace)
  const choices: StudyMoreChoice[] = []
  const moreNew = Math.min(MORE_NEW, shelf)
  if (moreNew > 0) {
    const newUpTo = done.new + counts.new + moreNew
    const size = await sizeOfScope({ newUpTo })
    const more = size.counts.new - counts.new
    if (more > 0) choices.push({ kind: 'new', address: `new=${newUpTo}`, more, ...size })
  }
  const now = counts.due + counts.learning
  let most = now
  if (keptBack.reviews > 0) {
    const size = await sizeOfScope({ aheadDays: 0 })
    if (size.cards > most) choices.push({ kind: 'held-back', address: 'ahead=0', ...size })
    most = Math.max(most, size.cards)
  }
  for (const days of AHEAD_DAYS) {
    const size = await sizeOfScope({ aheadDays: days })
    if (size.cards > most) choices.push({ kind: 'ahead', address: `ahead=${days}`, days, now, ...size })
    most = Math.max(most, size.cards)
  }
  const [briefing] = (await briefingsAhead(ctx.engine.read, learner.id, ctx.now, 1)).next
  if (briefing && briefing.at - ctx.now < BRIEFING_DAYS * DAY_MS) {
    const { id, title } = briefing
    const size = await sizeOfScope({ briefingId: id, isCram: true })
    const address = `mode=cram&briefing=${encodeURIComponent(id)}`
    if (size.cards > 0) choices.push({ kind: 'cram-briefing', address, id, title, ...size })
  }
  let missed = 0
  for (const days of [MISSED_DAYS, 1]) {
    const size = await sizeOfScope({ missedDays: days, isCram: true })
    if (size.cards > 0 && size.cards !== missed)
      choices.push({ kind: 'cram-missed', address: `mode=cram&missed=${days}`, days, ...size })
    missed = size.cards
  }
  for (const saved of learner.preferences.savedSearches.slice(0, MOST_SAVED)) {
    const address = addressOfSaved(saved)
    const scope = scopeSchema.safeParse(Object.fromEntries(new URLSearchParams(address)))
    if (!scope.success || !namesCards(scope.data)) continue
    const size = await sizeOfScope(scope.data)
    if (size.cards > 0) choices.push({ kind: 'saved', address, name: saved.name, ...size })
  }
  return choices
}
