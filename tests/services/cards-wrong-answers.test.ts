import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { editCard } from '@/lib/services/facts/edit-card'
import { contentFolder } from '@/lib/services/start-up'
import { onBothEngines } from '@/tests/support/engines'
import { addedKey, draft, entry, madeFact } from './library-fixture'

const wrongAnswersOf = async ({ engine }: Context, cardId: CardId | undefined) => {
  const { cards } = engine.read.t
  const [row] = await engine.read.db
    .select({ distractors: cards.distractors })
    .from(cards)
    .where(eq(cards.id, cardId ?? anId<CardId>('')))
  return row?.distractors
}

onBothEngines('wrong answers of cards', (open) => {
  it('are made when a fact is saved, and made anew when its answer changes', async () => {
    const { ctx } = await open()
    const sentence = entry({ front: 'How many vehicles does the Stone Bridge carry a day?', back: '1999' })
    const { cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [sentence] }))
    const [cardId] = cardIds
    const first = await wrongAnswersOf(ctx, cardId)
    expect(first).toHaveLength(3)
    for (const each of first ?? []) expect(each).toMatch(/^(?!1999)(19|20)\d\d$/)
    if (!cardId) throw new Error('a card was made')
    const edited = await editCard(ctx, cardId, { front: 'Which bridge?', back: 'the Stone Bridge', hint: null })
    expect(edited.ok).toBe(true)
    expect(await wrongAnswersOf(ctx, cardId)).toBeNull()
  })

  it('take names of the library: those of the same article before others', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    for (const people of [['Ada Brook'], ['Bela Horn'], ['Cleo Marsh'], ['Dora Finch']]) {
      await madeFact(ctx, key, draft({ people, cards: [entry({ hint: people[0] ?? null })] }))
    }
    const who = entry({ front: 'Who called it a street over water?', back: 'Mira Holm' })
    const { cardIds } = await madeFact(
      ctx,
      key,
      draft({ kind: 'person', people: ['Mira Holm'], statement: 'Its architect was Mira Holm.', cards: [who] }),
      'Its architect, Mira Holm',
    )
    const wrong = (await wrongAnswersOf(ctx, cardIds[0])) ?? []
    expect(wrong).toHaveLength(3)
    expect(['Ada Brook', 'Bela Horn', 'Cleo Marsh', 'Dora Finch']).toEqual(expect.arrayContaining([...wrong]))
  })

  it('come with the starter library for most answers that are a name or a figure, never one that is the answer', async () => {
    const { ctx } = await open()
    await loadContent(ctx.engine, localWorkspace(ctx), readContent(contentFolder()), ctx.now)
    const { cards } = ctx.engine.read.t
    const rows = await ctx.engine.read.db
      .select({ back: cards.back, aliases: cards.aliases, distractors: cards.distractors })
      .from(cards)
    const made = rows.filter(({ distractors }) => distractors !== null)
    // Most cards ask why and how: other answers of their kind would be made up. docs/MEASURED.md has the share of all.
    const isNameOrFigure = (text: string) =>
      /^(?:(?:the|around|more than) )?(?:[\p{Lu}$]|\d)\S*(?: \S+){0,2}$/u.test(text)
    const wanted = rows.filter(({ back }) => back !== null && isNameOrFigure(back))
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.filter(({ distractors }) => distractors !== null).length / wanted.length).toBeGreaterThan(0.5)
    for (const { back, aliases, distractors } of made) {
      expect(distractors).toHaveLength(3)
      for (const right of [back, ...aliases]) expect(distractors).not.toContain(right)
    }
  })
})
