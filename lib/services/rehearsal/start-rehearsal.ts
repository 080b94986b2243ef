import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { endRehearsalRow, insertRehearsal } from '../../data/mutations/rehearsals'
import { findRehearsal, rehearsalsOf, topicsOfCards } from '../../data/queries/rehearsal/rehearsals'
import { libraryCards } from '../../data/queries/study/study-cards'
import { recallAt } from '../../domain/briefing/forecast'
import { byNeedFirst, drawUp } from '../../domain/briefing/rehearsal/draw'
import type { DrawCard } from '../../domain/briefing/rehearsal/format'
import { isLastDay } from '../../domain/briefing/rehearsal/next-rehearsal'
import { answerText, questionText } from '../../domain/cards/sides'
import { actingLearner, briefingToChange } from '../authorise'
import { forecastInputsOf, type Outlook } from '../briefing/forecast-inputs'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { done, failed, type Result } from '../result'
import { forecastToKeep } from './rehearsal-readiness'

export const MOST_REHEARSAL_MINUTES = 120

export const startSchema = z.object({
  /** Made by the client, so that asking twice starts one rehearsal. */
  id: z.uuid('must be a UUID').optional(),
  minutes: z
    .int('Enter a whole number of minutes.')
    .min(1, 'Enter 1 or more.')
    .max(MOST_REHEARSAL_MINUTES, 'Enter 120 or less: the limit is two hours.'),
})

export type StartInput = z.infer<typeof startSchema>

/** Nobody answers faster: no more cards than these minutes could hold are read. */
const LEAST_SECONDS = 3

/** Must-knows that stay below their target if nothing more is studied. */
const factsAtRisk = ({ cards, recallIfStopped, briefing }: Outlook): ReadonlySet<string> => {
  const recalls = new Map<string, number>()
  for (const { cardId, factId, weight, cardsOfFact } of cards) {
    if (weight !== 'must') continue
    recalls.set(factId, (recalls.get(factId) ?? 0) + (recallIfStopped.get(cardId) ?? 0) / cardsOfFact)
  }
  return new Set([...recalls].flatMap(([id, recall]) => (recall < briefing.choices.targetMust ? [id] : [])))
}

/** The cards most in need, as many as the minutes could ever take, with all that drawing up asks for. */
const drawCards = async (ctx: Context, outlook: Outlook, minutes: number): Promise<readonly DrawCard[]> => {
  const { read } = ctx.engine
  const { workspaceIds } = ctx.actor
  const { correct = (recall: number) => recall } = outlook.input
  const recalls = new Map(
    outlook.cards.map((card) => [card.cardId, card.studied === null ? 0 : correct(recallAt(card, ctx.now))]),
  )
  const atRisk = factsAtRisk(outlook)
  const needs = outlook.rows.map((row) => ({
    row,
    weight: row.weight,
    predictedRecall: recalls.get(row.cardId) ?? 0,
    recallAtBriefing: outlook.recallIfStopped.get(row.cardId) ?? 0,
    isAtRisk: atRisk.has(row.factId),
  }))
  needs.sort((a, b) => byNeedFirst(a, b) || (a.row.cardId < b.row.cardId ? -1 : 1))
  const facts = new Set<string>()
  const most = Math.ceil((minutes * 60) / LEAST_SECONDS)
  for (const { row } of needs) if (facts.size < most) facts.add(row.factId)
  const chosen = needs.filter(({ row }) => facts.has(row.factId))
  const ids = chosen.map(({ row }) => row.cardId)
  const [cards, topics] = [await libraryCards(read, workspaceIds, ids), await topicsOfCards(read, workspaceIds, ids)]
  return chosen.flatMap(({ row: { cardId, factId, articleKey }, ...need }): DrawCard[] => {
    const card = cards.get(cardId)
    if (!card) return []
    const { form, aliases } = card
    return [
      {
        cardId,
        factId,
        ...need,
        form,
        articleKey,
        topics: topics.get(cardId) ?? [],
        aliases,
        question: questionText(card),
        answer: answerText(card),
      },
    ]
  })
}

export type StartedRehearsal = { readonly id: string; readonly questions: number }

/**
 * Draws up a rehearsal of a briefing for so many minutes and writes it down. One that was left open is ended and kept;
 * starting again with the same id gives the same rehearsal.
 */
export const startRehearsal = async (
  ctx: Context,
  briefingId: string,
  { id = uuidv7(), minutes }: StartInput,
): Promise<Result<StartedRehearsal>> => {
  const learner = actingLearner(ctx.actor)
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  const existing = await findRehearsal(ctx.engine.read, learner.learnerId, id)
  if (existing) {
    if (existing.briefingId === briefingId) return done({ id, questions: existing.items.length })
    return failed('conflict', 'Another rehearsal has this id. Start one with a new id.')
  }
  const briefing = found.value
  if (briefing.at <= ctx.now) {
    return failed(
      'invalid',
      'The briefing has passed, so there is nothing left to rehearse. Write its debrief instead.',
    )
  }
  const outlook = await forecastInputsOf(ctx, briefing)
  if (outlook.cards.length === 0) {
    return failed('invalid', 'The briefing has no facts that can be asked. Widen its scope, then rehearse.')
  }
  const before = await rehearsalsOf(ctx.engine.read, learner.learnerId, briefingId)
  const { review, learning } = await studyPace(ctx)
  const items = drawUp({
    cards: await drawCards(ctx, outlook, minutes),
    formats: briefing.choices.formats,
    minutes,
    isLast: isLastDay(outlook.day, outlook.input.briefingDay),
    seed: `${briefingId} ${outlook.day} ${before.length}`,
    pace: { known: Math.max(LEAST_SECONDS, review), again: Math.max(LEAST_SECONDS, learning) },
  })
  if (items.length === 0) return failed('invalid', 'No question fits into this time. Enter more minutes.', 'minutes')
  await ctx.engine.write(async (tx) => {
    for (const other of before)
      if (other.endedAt === null) await endRehearsalRow(tx, { ...learner, id: other.id }, ctx.now)
    const row = { id, briefingId, startedAt: ctx.now, endedAt: null, items, minutes }
    await insertRehearsal(tx, learner, row, forecastToKeep(outlook))
  })
  return done({ id, questions: items.length })
}
