import { expect, it } from 'vitest'
import { findFact } from '@/lib/data/queries/facts/fact-views'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { questionText } from '@/lib/domain/cards/sides'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import { factDraftSchema } from '@/lib/domain/drafting/draft-schema'
import type { CardId, FactId } from '@/lib/domain/ids'
import { MOST_SHAPES, type NamedShape, shapesMarkdown } from '@/lib/domain/occlusion/occluded-text'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { undo } from '@/lib/services/history/undo'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later, newId } from '@/tests/support/entries'
import { must, present } from '@/tests/support/must'
import { addedKey, cloze, draft, madeFact } from './library-fixture'

const PICTURE = `![a map](media:${'a'.repeat(64)}.png#640x480)`

const shape = (number: number, name: string, x = number * 1000): NamedShape => ({
  shape: { x, y: 100, width: 500, height: 500 },
  hidesAlways: true,
  number,
  name,
  hint: null,
})
const front = (...shapes: readonly NamedShape[]) => `Which city?\n${PICTURE}${shapesMarkdown(shapes)}`
const THREE = front(shape(1, 'Oslo'), shape(2, 'Bergen'), shape(3, 'Malmö'))

const found = async ({ engine, actor }: Context, factId: FactId) =>
  present(await findFact(engine.read, actor.workspaceIds, actor.learnerId, factId)).fact

const written = async (ctx: Context, text: string): Promise<FactId> => {
  const id = newId(ctx.now)
  return must(await addOwnCard(ctx, ownCardSchema.parse({ id, front: text, source: 'School atlas, p. 12' }))).factId
}

/** Cards that are not retired, by the number of their shape. */
const liveCards = async (ctx: Context, factId: FactId): Promise<ReadonlyMap<number, CardId>> => {
  const { cards } = await found(ctx, factId)
  return new Map(cards.flatMap((card) => (card.retiredAt === null ? [[card.deletion, card.cardId] as const] : [])))
}

const withFront = async (ctx: Context, factId: FactId, text: string) => {
  const input = draftOfFact(await found(ctx, factId))
  return must(
    await editFact(ctx, factId, null, {
      ...input,
      cards: input.cards.map((card) => ({ ...card, front: text })),
    }),
  )
}

onBothEngines('parts of a picture', (open) => {
  it('are one card each, found by what they hide, and say in words what is asked', async () => {
    const { ctx } = await open()
    const factId = await written(ctx, THREE)
    const { cards, statement, sourceLine } = await found(ctx, factId)
    expect(cards.map(({ form, deletion }) => [form, deletion])).toEqual([
      ['cloze', 1],
      ['cloze', 2],
      ['cloze', 3],
    ])
    expect([statement, sourceLine]).toEqual(['Which city? a map: Oslo, Bergen, Malmö', 'School atlas, p. 12'])
    expect(cards.map(questionText)).toEqual([
      'Which city?\na map: [part 1 of 3, top left]',
      'Which city?\na map: [part 2 of 3, top left]',
      'Which city?\na map: [part 3 of 3, top left]',
    ])
    expect((await searchCards(ctx, cardQuery({ search: 'bergen' }))).lines).toHaveLength(3)
  })

  it('keep their memories while others are moved, renamed, deleted and added', async () => {
    const { ctx } = await open()
    const factId = await written(ctx, THREE)
    const before = await liveCards(ctx, factId)
    for (const cardId of before.values()) await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    const memories = () => memoriesOf(ctx.engine.read, ctx.actor.learnerId, [...before.values()])
    const remembered = await memories()
    expect(remembered.size).toBe(3)

    await withFront(later(ctx, 1000), factId, front(shape(1, 'Oslo', 7000), shape(3, 'Malmö, Sweden')))
    const fewer = await liveCards(ctx, factId)
    expect([...fewer]).toEqual([
      [1, before.get(1)],
      [3, before.get(3)],
    ])
    // Another shape takes the number of the deleted one; its card is new.
    const changed = await withFront(
      later(ctx, 2000),
      factId,
      front(shape(1, 'Oslo'), shape(2, 'Tromsø', 9000), shape(3, 'Malmö')),
    )
    const more = await liveCards(ctx, factId)
    expect([more.get(1), more.get(3)]).toEqual([before.get(1), before.get(3)])
    expect(more.get(2)).not.toBe(before.get(2))
    expect(await memories()).toEqual(remembered)

    // One undo brings the shapes back as they were.
    expect(changed.changeId).toBeDefined()
    expect(await undo(later(ctx, 3000), { id: changed.changeId ?? '' })).toMatchObject({ ok: true })
    expect([...(await liveCards(ctx, factId))]).toEqual([...fewer])
  })

  it('of an article may have names that are not in the passage', async () => {
    const { ctx } = await open()
    const text = front(shape(1, 'Tromsø 1794'))
    const { factId } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [cloze(text)] }))
    expect([...(await liveCards(ctx, factId)).keys()]).toEqual([1])
  })

  it('are limited in number, and not by the length of the text', () => {
    const many = (count: number) =>
      front(...Array.from({ length: count }, (_, at) => shape(at + 1, `City ${at}`, at * 100)))
    const parse = (text: string) => factDraftSchema.safeParse(draft({ cards: [cloze(text)] }))
    expect(many(MOST_SHAPES).length).toBeGreaterThan(2000)
    expect(parse(many(MOST_SHAPES)).success).toBe(true)
    expect(parse(many(MOST_SHAPES + 1)).error?.issues[0]?.message).toBe('Hide at most 50 parts of a picture.')
    expect(ownCardSchema.safeParse({ id: newId(0), front: 'x'.repeat(2001) }).success).toBe(false)
  })
})
