import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/mutations/upsert'
import { learnerOf } from '../../data/queries/learner/learner'
import { memoriesOf, storedEntries } from '../../data/queries/study/log'
import { HIGHEST_FLAG } from '../../domain/flags'
import type { CardId, ReviewId, StudyDay } from '../../domain/ids'
import { applyEntry } from '../../domain/scheduling/replay'
import { studyCalendar, studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { type EntryInput, MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'
import { sortOutEntries } from './sort-out-entries'
import { storeEntries } from './store-entries'

/** How far ahead a card may be put: as far as the longest interval. */
const MOST_DAYS_AHEAD = 36_500

/** What can be done to the learner's memories of cards from a list. Burying lasts until the next study day. */
export const cardActSchemas = [
  z.object({ kind: z.literal('suspend'), suspended: z.boolean() }),
  z.object({ kind: z.literal('bury'), buried: z.boolean() }),
  z.object({ kind: z.literal('forget') }),
  z.object({ kind: z.literal('set-due'), date: z.string() }),
  z.object({ kind: z.literal('mark'), marked: z.boolean() }),
  z.object({ kind: z.literal('clear-leech') }),
  z.object({ kind: z.literal('flag'), flag: z.int().min(0).max(HIGHEST_FLAG) }),
] as const
export type CardAct = z.infer<(typeof cardActSchemas)[number]>

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
    case 'clear-leech':
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

/** Puts entries that are not answers into the log, or says why one of them was refused. */
export const storeActs = async (tx: Tx, ctx: Context, entries: readonly EntryInput[]): Promise<Result<null>> => {
  const { accepted, results, settings } = await sortOutEntries(tx, ctx, entries)
  const refused = results.find(({ status }) => status !== 'stored')
  if (refused) return failed('conflict', refused.message ?? 'Some of the cards could not be changed.')
  await storeEntries(tx, ctx, accepted, settings, new Map())
  return done(null)
}

/**
 * Does one thing to the learner's memories of cards, each as an entry of the log, a part after the other inside one
 * transaction. The caller has locked the learner and checked that the cards are the actor's.
 * @returns the entries logged; cards that are already so, and never-studied ones that should become due, have none
 */
export const logActs = async (
  tx: Tx,
  ctx: Context,
  act: CardAct,
  cardIds: readonly CardId[],
): Promise<Result<readonly ReviewId[]>> => {
  const { learnerId } = ctx.actor
  const { scheduling } = await learnerOf(tx, learnerId)
  const day = studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(ctx.now)
  const change = changeOf(act, day)
  if (!change.ok) return change
  const logged: ReviewId[] = []
  for (const piece of inPieces(cardIds, MOST_ENTRIES)) {
    const memories = await memoriesOf(tx, learnerId, piece)
    const entries = piece.flatMap((cardId): EntryInput[] => {
      const id = newReviewId(ctx.now)
      const entry = { ...change.value, id, cardId, at: ctx.now } as EntryInput // a union spread keeps its kind
      const before = memories.get(cardId) ?? null
      return isDeepStrictEqual(before, applyEntry(before, { ...entry, day }, scheduling)) ? [] : [entry]
    })
    if (entries.length === 0) continue
    const stored = await storeActs(tx, ctx, entries)
    if (!stored.ok) return stored
    logged.push(...entries.map(({ id }) => id))
  }
  return done(logged)
}

/**
 * Takes back exactly these entries of the actor's log, whatever was logged since. The caller has locked the learner.
 * @throws when one of them is not there or takes back another: what names them is written with them
 */
export const voidEntries = async (tx: Tx, ctx: Context, entryIds: readonly ReviewId[]): Promise<void> => {
  for (const piece of inPieces(entryIds, MOST_ENTRIES)) {
    const stored = await storedEntries(tx, ctx.actor.learnerId, piece)
    const entries = [...stored.values()].filter(({ kind }) => kind !== 'void')
    if (entries.length < piece.length) throw new Error('an action names entries that are not in the log')
    const voided = await storeActs(
      tx,
      ctx,
      entries.map(({ id, cardId }) => ({ kind: 'void', id: newReviewId(ctx.now), cardId, at: ctx.now, voids: id })),
    )
    if (!voided.ok) throw new Error(`an action could not be undone: ${voided.message}`)
  }
}
