import { openDeckOptions } from '../../data/queries/learner/deck-options'
import { learnerOf } from '../../data/queries/learner/learner'
import { answersOf } from '../../data/queries/rehearsal/rehearsals'
import { type LibraryCard, libraryCards } from '../../data/queries/study/study-cards'
import type { RehearsalItem } from '../../domain/briefing/briefing'
import { hintOf } from '../../domain/briefing/rehearsal/hint'
import type { RehearsalQuestion, RehearsalSheet } from '../../domain/briefing/rehearsal/sheet'
import { answerText } from '../../domain/cards/sides'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { ownRehearsal } from './own-rehearsal'

const questionOf = (item: RehearsalItem, card: LibraryCard): RehearsalQuestion => ({
  item,
  card,
  hint: item.hinted ? (card.hint ?? hintOf(answerText(card))) : null,
})

/** The actor's rehearsal with its questions and answers. @throws when the learner has no row */
export const loadRehearsal = async (ctx: Context, id: string): Promise<Result<RehearsalSheet>> => {
  const found = await ownRehearsal(ctx, id)
  if (!found.ok) return found
  const { rehearsal, briefing } = found.value
  const { read } = ctx.engine
  const learner = await learnerOf(read, ctx.actor.learnerId)
  const ids = rehearsal.items.map(({ cardId }) => cardId)
  const cards = await libraryCards(read, ctx.actor.workspaceIds, ids)
  const answers = await answersOf(read, ctx.actor.learnerId, [id])
  const options = await openDeckOptions(read, learner, ctx.actor.workspaceIds)
  const optionsOf = await options.ofFacts([...new Set([...cards.values()].map(({ factId }) => factId))])
  const settingsIds = [...cards.values()].flatMap(({ cardId, factId }) => {
    const { settingsId } = optionsOf(factId)
    return settingsId === learner.settingsId ? [] : [[cardId, settingsId] as const]
  })
  return done({
    id,
    briefing: { id: briefing.id, title: briefing.title, at: briefing.at },
    startedAt: rehearsal.startedAt,
    endedAt: rehearsal.endedAt,
    minutes: rehearsal.minutes,
    questions: rehearsal.items.flatMap((item) => {
      const card = cards.get(item.cardId)
      return card ? [questionOf(item, card)] : []
    }),
    answers: answers.get(id) ?? [],
    settingsId: learner.settingsId,
    ...(settingsIds.length === 0 ? {} : { settingsIds: Object.fromEntries(settingsIds) }),
    contextLine: learner.preferences.contextLine,
    dates: learner.preferences.dates,
  })
}
