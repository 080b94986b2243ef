import { describe, expect, it } from 'vitest'
import { readingOfCard } from '@/lib/data/queries/study/study-cards'
import { contextLine, tells } from '@/lib/domain/cards/context-line'
import { givesAway } from '@/lib/domain/cards/given-away'
import { answerText, questionText } from '@/lib/domain/cards/sides'
import { edtfEnd } from '@/lib/domain/content/edtf'
import { SPOKEN_KINDS, WEIGHTS } from '@/lib/domain/library'
import { answersShown } from '@/lib/domain/queue/answers-shown'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { NewOrder } from '@/lib/domain/scheduling/settings'
import { surnameOf } from '@/lib/domain/surname'
import { DAY_MS } from '@/lib/domain/time/units'
import { staleFacts } from '@/lib/services/ageing/list-ageing'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import { contentFolder } from '@/lib/services/start-up'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { setQueue } from './second-learner'

const articles = readContent(contentFolder())
const cards = articles.flatMap((article) =>
  article.facts.flatMap((fact) => fact.cards.map((card) => ({ card, fact, article }))),
)

describe('the line above each card of the starter library', () => {
  it.each(cards.map((one) => [one.card.key, one] as const))(
    'of %s says whose and when, and not the answer',
    (_, one) => {
      const { card, fact, article } = one
      const line = contextLine({ ...card, fact, source: article })
      expect(line).not.toBe('')
      expect(line).not.toContain('…')
      // A year that the question names too gives nothing away.
      const years = new Set(questionText(card).match(/\b20\d\d\b/g))
      expect(
        tells(
          line.replace(/\b20\d\d\b/g, (year) => (years.has(year) ? '' : year)),
          card,
        ),
      ).toBe(false)
      if (fact.speaker === null || !SPOKEN_KINDS.has(fact.kind)) return
      const isAuthor = article.authors.includes(fact.speaker)
      const when = /\b20\d\d\b/.test(card.back) ? '(?:, .*\\d{4})?' : ', .*\\d{4}'
      if (isAuthor) expect(line).toMatch(new RegExp(`^${surnameOf(fact.speaker)}${when} · ${article.outlet}$`, 'u'))
      if (isAuthor) expect(card.front).not.toMatch(/^\p{Lu}\S+ \([^()]*\d{4}\):/u)
    },
  )

  it('stands above no question that another card asks too', () => {
    const questions = cards.map(({ card }) => questionText(card).toLowerCase())
    expect(new Set(questions).size).toBe(questions.length)
  })

  it('is told for every fact with a speaker when its opinion was held, to the month where the article gives it', () => {
    for (const { fact, article } of cards.filter(({ fact: { kind } }) => SPOKEN_KINDS.has(kind))) {
      expect(fact.speaker, fact.key).not.toBeNull()
      expect(fact.asOf ?? article.published, fact.key).toMatch(/^\d{4}/)
    }
  })
})

onBothEngines('the first day with the starter library', (open) => {
  it('asks one card of each of twenty facts, the thesis of every article among them', async () => {
    const { ctx, engine } = await open()
    await loadContent(engine, localWorkspace(ctx), articles, ctx.now)
    const { main } = await loadSession(ctx)
    expect(main).toHaveLength(20)
    expect(new Set(main.map(({ factId }) => factId)).size).toBe(20)
    expect(main.every(({ fact }) => fact.weight === 'must')).toBe(true)
    expect(new Set(main.map(({ source }) => source.articleKey)).size).toBe(articles.length)
  })

  it('has no fact that needs checking, nor one within a year', async () => {
    const { ctx, engine } = await open()
    await loadContent(engine, localWorkspace(ctx), articles, ctx.now)
    for (const days of [0, 365]) {
      const day = Math.floor((ctx.now + days * DAY_MS) / DAY_MS)
      expect(await staleFacts(engine.read, ctx.actor.workspaceIds, day)).toEqual([])
    }
    for (const { fact } of cards)
      if (fact.reviewBy !== null) expect(edtfEnd(fact.reviewBy) > '2026-12-31', fact.key).toBe(true)
  })
})

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
