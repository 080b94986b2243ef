import { answersOf, findRehearsal, type Rehearsal } from '../../data/queries/briefing/forecasts'
import type { RehearsalAnswer } from '../../domain/briefing/rehearsal'
import type { CardId } from '../../domain/ids'
import type { RehearsalOfSession } from '../../domain/queue/study-card'
import { cardsAfterMiss } from '../../domain/session/queue-after'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'

/** How far a rehearsal is: the cards still to be asked, in order, and the time that its answers took. */
export const rehearsalProgress = ({ cards }: Pick<Rehearsal, 'cards'>, answers: readonly RehearsalAnswer[]) => {
  const left = answers.reduce(
    (list: readonly { readonly cardId: CardId }[], { cardId, rating }) => cardsAfterMiss(list, cardId, rating === 1),
    cards.map((cardId) => ({ cardId })),
  )
  return {
    left: left.map(({ cardId }) => cardId),
    usedMs: answers.reduce((sum, { thinkingMs }) => sum + thinkingMs, 0),
  }
}

/** Whether a rehearsal can go on: there are cards and minutes left. */
export const isOpen = (rehearsal: Rehearsal, answers: readonly RehearsalAnswer[]): boolean => {
  const { left, usedMs } = rehearsalProgress(rehearsal, answers)
  return left.length > 0 && usedMs < rehearsal.minutes * MINUTE_MS
}

/** A rehearsal of the actor's as a session goes on with it; null where there is none of that id. */
export const rehearsalOfSession = async (
  { engine, actor }: Context,
  id: string,
): Promise<{ readonly rehearsal: RehearsalOfSession; readonly left: readonly CardId[] } | null> => {
  const found = await findRehearsal(engine.read, actor.learnerId, id)
  if (!found) return null
  const answers = (await answersOf(engine.read, actor.learnerId, [id])).get(id) ?? []
  const { left, usedMs } = rehearsalProgress(found, answers)
  return { rehearsal: { id, briefingId: found.briefingId, minutes: found.minutes, usedMs }, left }
}
