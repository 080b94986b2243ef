import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { openPresets } from '@/lib/data/queries/learner/presets'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { createPreset } from '@/lib/services/settings/change-presets'
import { assignPreset } from '@/lib/services/settings/deck-options'
import { presetTexts } from '@/lib/services/settings/preset-form'
import { savePresetOptions } from '@/lib/services/settings/save-preset-options'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

export const RIVERS = 'Bridges of rivers'
export const ARCHES = 'Bridges of arches'

/** Twice as stable after the first answer. */
export const SLOW = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 2 : weight))

export const loadDecks = (ctx: Context) => {
  const facts = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ key: `bridge-${letter}${String.fromCharCode(97 + i)}` }))
  const articles = [smallArticle('rivers', facts('r', 8)), smallArticle('arches', facts('a', 8))]
  return loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
}

export const doneOf = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; message: string },
): T => {
  if (!result.ok) throw new Error(result.message)
  return result.value
}

export const presetsOf = async ({ engine, actor }: Context) =>
  openPresets(engine.read, await learnerOf(engine.read, actor.learnerId), actor.workspaceIds)

/** A preset of a name with changed options, which a deck has. */
export const presetFor = async (
  ctx: Context,
  name: string,
  deck: string,
  change: Readonly<Record<string, string>> = {},
) => {
  const id = doneOf(await createPreset(ctx, name, null))
  if (Object.keys(change).length > 0) {
    const preset = (await presetsOf(ctx)).byId(id)
    const saved = await savePresetOptions(ctx, id, { ...presetTexts(preset), ...change })
    if (!saved.ok) throw new Error(JSON.stringify(saved))
  }
  const { decks } = doneOf(await assignPreset(ctx, [deck], id))
  expect(decks).toBe(1)
  return id
}

/** Answers cards as a session of that moment does: each under the settings of its preset. */
export const answer = async (ctx: Context, ids: readonly CardId[], rating: 1 | 2 | 3 | 4) => {
  const session = await loadSession(ctx, { cardIds: ids, aheadDays: 36_500 })
  const cards = [...session.learning, ...session.main].filter(({ cardId }) => ids.includes(cardId))
  expect(cards).toHaveLength(ids.length)
  const results = await submitEntries(
    ctx,
    cards.map(({ cardId, preset }) => ({
      kind: 'review' as const,
      id: newId(ctx.now),
      cardId,
      at: ctx.now,
      rating,
      format: 'flash' as const,
      mode: 'study' as const,
      questionMs: 1000,
      answerMs: 1000,
      fuzz: null,
      settingsId: session.presets?.[preset ?? -1]?.settingsId ?? session.settingsId,
    })),
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

export const memoryOf = async ({ engine, actor }: Context, cardId: CardId) => {
  const memory = (await memoriesOf(engine.read, actor.learnerId, [cardId])).get(cardId)
  if (!memory) throw new Error('the card was answered')
  return memory
}

/** What the doctor finds wrong in the log and the memories. */
export const wrongIn = async ({ now }: Context, settings: Parameters<typeof runDoctor>[0]) => {
  const { checks } = doneOf(await runDoctor(settings, now + 400 * DAY_MS, { repair: false }))
  return checks
    .filter(({ name, found }) => found > 0 && name !== 'rollups')
    .map(({ name, examples }) => [name, examples])
}

export const weightsText = (weights: readonly number[]) => weights.join(' ')
