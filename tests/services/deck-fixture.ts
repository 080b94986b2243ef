import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { settingsOfCard } from '@/lib/domain/queue/study-card'
import { type DeckOptions, NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { setDeckOptions } from '@/lib/services/settings/deck-options'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { reviewOf } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { must, present } from '@/tests/support/must'

export const RIVERS = 'Bridges of rivers'
export const ARCHES = 'Bridges of arches'

export const loadDeckArticles = (ctx: Context) => {
  const facts = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ key: `bridge-${letter}${String.fromCharCode(97 + i)}` }))
  const articles = [smallArticle('rivers', facts('r', 8)), smallArticle('arches', facts('a', 8))]
  return loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
}

/** Gives a deck these options, and no others. */
export const choose = async (ctx: Context, deck: string, options: Partial<DeckOptions>) =>
  must(await setDeckOptions(ctx, deck, { ...NO_DECK_OPTIONS, ...options }))

/** Answers cards as a session of that moment does: each under the settings of its deck. */
export const answer = async (ctx: Context, ids: readonly CardId[], rating: 1 | 2 | 3 | 4) => {
  const session = await loadSession(ctx, { cardIds: ids, aheadDays: 36_500 })
  const cards = [...session.learning, ...session.main].filter(({ cardId }) => ids.includes(cardId))
  expect(cards).toHaveLength(ids.length)
  const results = await submitEntries(
    ctx,
    cards.map((card) =>
      reviewOf({ cardId: card.cardId, at: ctx.now, rating, settingsId: settingsOfCard(session, card).settingsId }),
    ),
  )
  expect(results.map(({ status }) => status)).toEqual(ids.map(() => 'stored'))
}

export const cardsOf = async ({ engine }: Context, title: string): Promise<readonly CardId[]> => {
  const { cards, facts, articles } = engine.read.t
  const rows = await engine.read.db
    .select({ id: cards.id })
    .from(cards)
    .innerJoin(facts, eq(facts.id, cards.factId))
    .innerJoin(articles, eq(articles.id, facts.articleId))
    .where(eq(articles.title, title))
    .orderBy(cards.position)
  return rows.map(({ id }) => id)
}

export const memoryOf = async ({ engine, actor }: Context, cardId: CardId) =>
  present((await memoriesOf(engine.read, actor.learnerId, [cardId])).get(cardId))

/** What the doctor finds wrong in the log and the memories. */
export const wrongIn = async ({ now }: Context, settings: Parameters<typeof runDoctor>[0]) => {
  const { checks } = must(await runDoctor(settings, now + 400 * DAY_MS, { repair: false }))
  return checks
    .filter(({ name, found }) => found > 0 && name !== 'rollups')
    .map(({ name, examples }) => [name, examples])
}
