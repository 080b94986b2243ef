import { expect, it } from 'vitest'
import { readingOfCard } from '@/lib/data/queries/study/study-cards'
import { givesAway } from '@/lib/domain/cards/given-away'
import { answerText } from '@/lib/domain/cards/sides'
import { WEIGHTS } from '@/lib/domain/library'
import { answersShown } from '@/lib/domain/queue/answers-shown'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { NewOrder } from '@/lib/domain/scheduling/settings'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import { contentFolder } from '@/lib/services/start-up'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { setQueue } from './second-learner'

/** How many of the cards have their answer shown by one of the `before` cards in front of them. */
const shownBefore = (cards: readonly StudyCard[], before: number): number => {
  const shown = answersShown(cards.map(readingOfCard))
  return cards.filter(({ cardId }, at) =>
    cards.slice(Math.max(0, at - before), at).some((other) => shown.get(cardId)?.includes(other.cardId)),
  ).length
}

/** The same by the rule with which the lint looks for answers in questions: all words of the answer side by side. */
const saidBefore = (cards: readonly StudyCard[], before: number): number =>
  cards.filter((card, at) =>
    cards.slice(Math.max(0, at - before), at).some((other) => {
      const { question, answers, beside } = readingOfCard(other)
      return [question, ...answers.slice(0, 1), ...beside].some((text) => givesAway(text, answerText(card)))
    }),
  ).length

const sameArticleTwice = (cards: readonly StudyCard[]): number =>
  cards.filter(({ source }, at) => source.articleId === cards[at - 1]?.source.articleId).length

onBothEngines('the new cards of the starter library', (open) => {
  const session = async (newPerDay: number, newOrder: NewOrder = 'weight') => {
    const { ctx, engine } = await open()
    await loadContent(engine, localWorkspace(ctx), readContent(contentFolder()), ctx.now)
    await setQueue(ctx, { newPerDay, newOrder })
    return loadSession(ctx)
  }

  it.each([20, 60, 9_999])(
    'show no answer within five cards before it is asked for, among the first %i',
    async (most) => {
      const { main } = await session(most)
      expect(main.length).toBe(Math.min(most, main.length))
      for (const before of [1, 3, 5]) {
        expect(shownBefore(main, before)).toBe(0)
        expect(saidBefore(main, before)).toBe(0)
      }
    },
  )

  it('of the first days come from one article after another, the must-know facts first', async () => {
    const { main } = await session(60)
    expect(sameArticleTwice(main)).toBe(0)
    const weights = main.map(({ fact }) => WEIGHTS.indexOf(fact.weight))
    expect(weights).toEqual([...weights].sort((a, b) => a - b))
  })

  it('would show some in the order of the library: the counts can fail', async () => {
    const { main } = await session(9_999)
    const inOrder = [...main].sort((a, b) => a.position - b.position)
    expect(shownBefore(inOrder, 5)).toBeGreaterThan(0)
    expect(saidBefore(inOrder, 5)).toBeGreaterThan(0)
    expect(sameArticleTwice(inOrder)).toBeGreaterThan(0)
  })
})
