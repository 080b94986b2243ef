import { answersOf, type Rehearsal, rehearsalsOf } from '../../data/queries/briefing/forecasts'
import { libraryCards } from '../../data/queries/study/study-cards'
import { type RehearsalAnswer, rehearsalOutcomes, rehearsalScore } from '../../domain/briefing/rehearsal'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Given, type Result } from '../result'
import { isOpen } from './start-rehearsal'

const pastOf = (rehearsal: Rehearsal, answers: readonly RehearsalAnswer[]) => ({
  id: rehearsal.id,
  startedAt: rehearsal.startedAt,
  /** Whether it can go on: there are cards and minutes left. */
  isOpen: isOpen(rehearsal, answers),
  score: rehearsalScore(rehearsalOutcomes(answers)),
})

/** A rehearsal in the history of its briefing. */
export type PastRehearsal = ReturnType<typeof pastOf>

const rehearsed = async ({ engine, actor }: Context, briefingId: string) => {
  const all = await rehearsalsOf(engine.read, actor.learnerId, briefingId)
  const ids = all.map(({ id }) => id)
  const answers = await answersOf(engine.read, actor.learnerId, ids)
  return all.map((rehearsal) => ({ rehearsal, answers: answers.get(rehearsal.id) ?? [] }))
}

/** The actor's rehearsals of a briefing with their scores, the latest first. */
export const loadHistory = async (ctx: Context, briefingId: string): Promise<Result<readonly PastRehearsal[]>> => {
  const briefing = await briefingToChange(ctx, briefingId)
  if (!briefing.ok) return briefing
  return done((await rehearsed(ctx, briefingId)).map(({ rehearsal, answers }) => pastOf(rehearsal, answers)))
}

/** What came of a rehearsal of a briefing: of the latest where none is named. */
export const loadResults = async (ctx: Context, briefingId: string, rehearsalId: string | null) => {
  const briefing = await briefingToChange(ctx, briefingId)
  if (!briefing.ok) return briefing
  const all = await rehearsed(ctx, briefingId)
  const found = rehearsalId === null ? all[0] : all.find(({ rehearsal }) => rehearsal.id === rehearsalId)
  if (!found) return failed('not-found', 'There is no such rehearsal.')
  const outcomes = rehearsalOutcomes(found.answers)
  const ids = outcomes.map(({ cardId }) => cardId)
  const cards = await libraryCards(ctx.engine.read, ctx.actor.workspaceIds, ids)
  return done({
    briefing: briefing.value,
    rehearsal: pastOf(found.rehearsal, found.answers),
    /** Errors made with confidence first. */
    cards: outcomes.flatMap((outcome) => {
      const card = cards.get(outcome.cardId)
      return card ? [{ ...outcome, card }] : []
    }),
    /** The other rehearsals of the briefing, the latest first. */
    others: all.filter((one) => one !== found).map(({ rehearsal, answers }) => pastOf(rehearsal, answers)),
  })
}

/** One card of a rehearsal that was asked, with what became of it. */
export type RehearsedCard = Given<typeof loadResults>['cards'][number]
