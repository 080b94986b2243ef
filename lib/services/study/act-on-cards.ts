import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { type CardSettings, openDeckOptions } from '../../data/queries/learner/decks'
import { newCardPlaces } from '../../data/queries/study/card-places'
import { loggedCards, memoriesOf, storedEntries } from '../../data/queries/study/log'
import { HIGHEST_FLAG } from '../../domain/flags'
import type { CardId, ReviewId, StudyDay } from '../../domain/ids'
import { repositioned } from '../../domain/queue/reposition'
import { daysOfCard, readDueDays } from '../../domain/scheduling/due-days'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import type { Memory, Rating } from '../../domain/scheduling/memory'
import { modeOn } from '../../domain/scheduling/mode'
import { applyEntry } from '../../domain/scheduling/replay'
import { studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'
import { learnerToday } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'
import { type EntryInput, MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'
import { sortOutEntries, storeEntries } from './store-entries'

/** How far ahead a card may be put: as far as the longest interval. */
const MOST_DAYS_AHEAD = 36_500

/** The ease that Anki gives a card that it knows nothing of. */
const USUAL_EASE = 2.5

/** What can be done to the learner's memories of cards from a list. Burying lasts until the next study day. */
export const cardActSchemas = [
  z.object({ kind: z.literal('suspend'), suspended: z.boolean() }),
  z.object({ kind: z.literal('bury'), buried: z.boolean() }),
  z.object({ kind: z.literal('forget'), keepsCounts: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal('grade'), rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) }),
  z.object({ kind: z.literal('set-due'), date: z.string() }),
  z.object({ kind: z.literal('set-due-days'), days: z.string().max(20) }),
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

/** A card that something is done to. */
type Acted = { readonly cardId: CardId; readonly memory: Memory | null; readonly settings: CardSettings }

/** What an act changes of a card: one entry, or several in a row. */
type ChangesOf = (card: Acted) => readonly Change[]

/** A card that was never studied starts in review, as one that another program had given these days. */
const startedDue = (days: number, day: StudyDay, { settings }: Acted): readonly Change[] => {
  const intervalDays = Math.max(1, days)
  const { weights, desiredRetention } = settings.scheduling
  const state = fsrsModel(weights).fromEase(USUAL_EASE, intervalDays, desiredRetention)
  const memory = { ...state, intervalDays, reps: 0, lapses: 0 }
  return [{ kind: 'set-memory', memory }, ...(days === 0 ? [{ kind: 'set-due', dueDay: day } as const] : [])]
}

const dueInDays = (text: string, day: StudyDay): Result<ChangesOf> => {
  const range = readDueDays(text)
  if (!range)
    return failed('invalid', 'Enter days such as 5, a range such as 5-7, or 5! to set the interval too.', 'days')
  return done((card) => {
    const days = daysOfCard(range, card.cardId, day)
    if (card.memory === null || card.memory.state === 'new') return startedDue(days, day, card)
    const dueDay = day + days
    return [{ kind: 'set-due', dueDay, ...(range.setsInterval ? { intervalDays: Math.max(1, days) } : {}) }]
  })
}

/** An answer without a question: it took no time, and load balancing does not place it. */
const graded =
  (rating: Rating, day: StudyDay): ChangesOf =>
  ({ memory, settings: { settingsId } }) => {
    const times = { questionMs: 0, answerMs: 0 }
    return [{ kind: 'review', rating, format: 'flash', mode: modeOn(memory, day), ...times, fuzz: null, settingsId }]
  }

const changesOf = (act: CardAct, day: StudyDay): Result<ChangesOf> => {
  const each = (change: Change): Result<ChangesOf> => done(() => [change])
  switch (act.kind) {
    case 'suspend':
    case 'forget':
    case 'mark':
    case 'flag':
    case 'clear-leech':
      return each(act)
    case 'grade':
      return done(graded(act.rating, day))
    case 'bury':
      return each({ kind: 'bury', untilDay: act.buried ? day + 1 : null })
    case 'set-due-days':
      return dueInDays(act.days, day)
    case 'set-due': {
      const dueDay = studyDayOfDate(act.date)
      if (dueDay === null) return failed('invalid', 'Choose the date on which the cards are due.', 'date')
      if (dueDay < day) return failed('invalid', 'That date has passed. Choose today or a later one.', 'date')
      if (dueDay > day + MOST_DAYS_AHEAD) return failed('invalid', 'Choose a date within the next 100 years.', 'date')
      return each({ kind: 'set-due', dueDay })
    }
  }
}

/** Puts entries into the log, or says why one of them was refused. */
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
 * @returns the entries logged; cards that are already so, and never-studied ones that should be due on a date, have none
 */
export const logActs = async (
  tx: Tx,
  ctx: Context,
  act: CardAct,
  cardIds: readonly CardId[],
): Promise<Result<readonly ReviewId[]>> => {
  const { learnerId, workspaceIds } = ctx.actor
  const { learner, day } = await learnerToday(ctx, tx)
  const changes = changesOf(act, day)
  if (!changes.ok) return changes
  const options = await openDeckOptions(tx, learner, workspaceIds)
  const logged: ReviewId[] = []
  for (const piece of inPieces(cardIds, MOST_ENTRIES / 2)) {
    const memories = await memoriesOf(tx, learnerId, piece)
    const cards = await loggedCards(tx, workspaceIds, piece)
    const optionsOf = await options.ofFacts([...new Set([...cards.values()].map(({ factId }) => factId))])
    const entries = piece.flatMap((cardId): EntryInput[] => {
      const card = cards.get(cardId)
      if (!card) return []
      const before = memories.get(cardId) ?? null
      const settings = optionsOf(card.factId)
      const own = changes.value({ cardId, memory: before, settings }).map((change, index) => {
        // In their order, and after the last answer, also if the clock of its device was ahead.
        const at = Math.max(ctx.now, change.kind === 'review' ? (before?.lastReviewAt ?? -1) + 1 : 0) + index
        return { ...change, id: newReviewId(ctx.now), cardId, at } as EntryInput // a union spread keeps its kind
      })
      const after = own.reduce((memory, entry) => applyEntry(memory, { ...entry, day }, settings.scheduling), before)
      return isDeepStrictEqual(before, after) ? [] : own
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

/** New places among the learner's never-studied cards, or those of the library again. */
export const repositionSchemas = [
  z.object({ kind: z.literal('reposition'), to: z.enum(['first', 'last']) }),
  z.object({ kind: z.literal('library-order') }),
] as const
export type RepositionAct = z.infer<(typeof repositionSchemas)[number]>

type Repositioned = { readonly entryIds: readonly ReviewId[]; readonly changed: number }

/**
 * Gives cards other places among the learner's new cards, each as an entry of the log. Cards that were studied stay as
 * they are. The caller has locked the learner and checked that the cards are the actor's.
 * @returns the entries, and how many of the cards have another place now
 */
export const repositionCards = async (
  tx: Tx,
  ctx: Context,
  act: RepositionAct,
  cardIds: readonly CardId[],
): Promise<Result<Repositioned>> => {
  const { learnerId, workspaceIds } = ctx.actor
  const all = await newCardPlaces(tx, learnerId, workspaceIds)
  const isChosen = new Set(cardIds)
  const chosen = all.filter(({ cardId }) => isChosen.has(cardId))
  const others = all.filter(({ cardId }) => !isChosen.has(cardId))
  const positions =
    act.kind === 'library-order'
      ? new Map(chosen.map(({ cardId }) => [cardId, null]))
      : repositioned(chosen, others, act.to)
  if (positions === null)
    return failed('invalid', 'There are no positions left on that side. Put all new cards in library order first.')
  const moved = chosen.filter(({ cardId, position: before, isGiven }) => {
    const after = positions.get(cardId)
    return after !== undefined && (after === null ? isGiven : after !== before)
  })
  const entries = moved.map(({ cardId }): EntryInput => {
    const common = { id: newReviewId(ctx.now), cardId, at: ctx.now }
    return { ...common, kind: 'reposition', position: positions.get(cardId) ?? null }
  })
  for (const piece of inPieces(entries, MOST_ENTRIES)) {
    const stored = await storeActs(tx, ctx, piece)
    if (!stored.ok) return stored
  }
  return done({ entryIds: entries.map(({ id }) => id), changed: moved.length })
}
