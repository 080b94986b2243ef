import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { learnerOf } from '../../data/queries/learner/learner'
import { loggedCards, memoriesOf } from '../../data/queries/study/log'
import type { CardId, ReviewId, StudyDay } from '../../domain/ids'
import { applyEntry } from '../../domain/scheduling/replay'
import { studyCalendar } from '../../domain/time/study-day'
import { studyDayOfDate } from '../cards/card-address'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { type EntryInput, MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'
import { submitEntries } from './submit-entries'

/** How far ahead a card may be put: as far as the longest interval. */
const MOST_DAYS_AHEAD = 36_500

/** What can be done to cards from a list. Burying lasts until the next study day. */
export const cardActSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('suspend'), suspended: z.boolean() }),
  z.object({ kind: z.literal('bury'), buried: z.boolean() }),
  z.object({ kind: z.literal('forget') }),
  z.object({ kind: z.literal('set-due'), date: z.string() }),
  z.object({ kind: z.literal('mark'), marked: z.boolean() }),
  z.object({ kind: z.literal('flag'), flag: z.int().min(0).max(7) }),
])
export type CardAct = z.infer<typeof cardActSchema>

export type Acted = {
  /** The entries that were logged: what an undo takes back. */
  readonly entryIds: readonly ReviewId[]
  /** Cards on which the act changes nothing; nothing was logged for them. */
  readonly unchanged: number
}

type Change = EntryInput extends infer Each
  ? Each extends EntryInput
    ? Omit<Each, 'id' | 'cardId' | 'at'>
    : never
  : never

const changeOf = (act: CardAct, day: StudyDay): Result<Change> => {
  switch (act.kind) {
    case 'suspend':
    case 'forget':
    case 'mark':
    case 'flag':
      return done(act)
    case 'bury':
      return done({ kind: 'bury', untilDay: act.buried ? day + 1 : null })
    case 'set-due': {
      const dueDay = studyDayOfDate(act.date)
      if (dueDay === null) return failed('invalid', 'Choose the date on which the cards are due.', 'date')
      if (dueDay < day) return failed('invalid', 'That date has passed. Choose today or a later one.', 'date')
      if (dueDay > day + MOST_DAYS_AHEAD) return failed('invalid', 'Choose a date within the next 100 years.', 'date')
      return done({ kind: 'set-due', dueDay })
    }
  }
}

/**
 * Does one thing to some of the actor's cards, each as an entry of the log. Either all of them are the actor's or
 * nothing is done.
 * @returns the entries logged; cards that are already so, and never-studied ones that should become due, have none
 */
export const actOnCards = async (ctx: Context, act: CardAct, cardIds: readonly CardId[]): Promise<Result<Acted>> => {
  const ids = [...new Set(cardIds)]
  if (ids.length === 0) return failed('invalid', 'Choose at least one card.')
  if (ids.length > MOST_ENTRIES) return failed('too-large', `Choose at most ${MOST_ENTRIES} cards at once.`)
  const store = ctx.engine.read
  const { learnerId, workspaceIds } = ctx.actor
  const learner = await learnerOf(store, learnerId)
  const loggedById = await loggedCards(store, workspaceIds, ids)
  if (ids.some((id) => !loggedById.has(id))) {
    return failed('not-found', 'One of these cards is not in your library. Load the page again.')
  }
  const { timeZone, dayStartHour } = learner.scheduling
  const day = studyCalendar(timeZone, dayStartHour).dayOf(ctx.now)
  const change = changeOf(act, day)
  if (!change.ok) return change
  const memories = await memoriesOf(store, learnerId, ids)
  const entries = ids.flatMap((cardId): EntryInput[] => {
    const id = newReviewId(ctx.now)
    const entry = { ...change.value, id, cardId, at: ctx.now } as EntryInput // a union spread keeps its kind
    const before = memories.get(cardId) ?? null
    return isDeepStrictEqual(before, applyEntry(before, { ...entry, day }, learner.scheduling)) ? [] : [entry]
  })
  if (entries.length === 0) return done({ entryIds: [], unchanged: ids.length })
  const results = await submitEntries(ctx, entries)
  const refused = results.find(({ status }) => status !== 'stored')
  if (refused) return failed('conflict', refused.message ?? 'Some of the cards could not be changed.')
  return done({ entryIds: results.map(({ id }) => id), unchanged: ids.length - entries.length })
}
