import { expect, it } from 'vitest'
import { cardIdOf } from '@/lib/data/library-ids'
import { findFact } from '@/lib/data/queries/facts/fact-views'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { CardId, FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { editCard } from '@/lib/services/facts/edit-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf } from '@/tests/support/entries'
import { holdsTogether } from '@/tests/support/failing-engine'
import { smallArticle } from '@/tests/support/library'
import { present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, madeFact, NO_FACT, spanOf } from './library-fixture'

const CLOZE = 'The {{c1::Stone}} Bridge was opened in {{c2::1999}}.'

/** Answers cards with Good, so that they have memories. */
const studied = async (ctx: Context, cardIds: readonly CardId[]) => {
  const entries = await Promise.all(cardIds.map((cardId, i) => answerOf(ctx, cardId, 3, ctx.now + i)))
  const results = await submitEntries(ctx, entries)
  expect(results.every(({ status }) => status === 'stored')).toBe(true)
}

const found = async ({ engine, actor }: Context, factId: FactId) =>
  present(await findFact(engine.read, actor.workspaceIds, actor.learnerId, factId))

const change = async (ctx: Context, factId: FactId, to: (input: FactDraft) => Partial<FactDraft>) => {
  const input = draftOfFact((await found(ctx, factId)).fact)
  return editFact(ctx, factId, null, { ...input, ...to(input) })
}

const memories = async (ctx: Context) => (await dump(ctx.engine)).memories

/** The entries of a fact with other fronts. */
const reworded = (input: FactDraft, front: string): Partial<FactDraft> => ({
  cards: input.cards.map((card) => ({ ...card, front })),
})

onBothEngines('editing a fact', (open) => {
  it('keeps ids and memories byte for byte, whatever the words become', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [entry(), cloze(CLOZE)] }))
    await studied(ctx, cardIds)
    const before = await memories(ctx)
    expect(before).toHaveLength(3)
    const edited = await change({ ...ctx, now: MORNING + 1000 }, factId, ({ cards }) => ({
      statement: 'It was in 1999 that the Stone Bridge was opened.',
      weight: 'nice',
      topics: ['rivers', 'opening'],
      cards: cards.map((card) =>
        card.form === 'cloze'
          ? { ...card, front: 'In {{c2::1999}} the {{c1::Stone}} Bridge was opened.', hint: 'a year' }
          : { ...card, form: 'typed' as const, front: 'When was the Stone Bridge opened?', aliases: ['in 1999'] },
      ),
    }))
    expect(edited).toMatchObject({ ok: true, value: { factId, cardIds } })
    expect(await memories(ctx)).toEqual(before)
    const { fact } = await found(ctx, factId)
    expect(fact).toMatchObject({ weight: 'nice', topics: ['opening', 'rivers'], editedAt: MORNING + 1000 })
    expect(fact.cards[0]).toMatchObject({ form: 'typed', front: 'When was the Stone Bridge opened?' })
  })

  it('makes a card of a new deletion, retires one taken away, and finds the same card when it comes back', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [cloze(CLOZE)] }))
    await studied(ctx, cardIds)
    const [first, second] = cardIds
    const before = await memories(ctx)
    const without = await change(ctx, factId, (input) =>
      reworded(input, 'The {{c1::Stone}} Bridge was opened in 1999.'),
    )
    expect(without).toMatchObject({ ok: true, value: { cardIds: [first] } })
    expect((await loadSession({ ...ctx, now: MORNING + 3_600_000 })).learning.map((card) => card.cardId)).toEqual([
      first,
    ])
    const third = 'The {{c1::Stone}} {{c3::Bridge}} was opened in {{c2::1999}}.'
    const back = await change(ctx, factId, (input) => reworded(input, third))
    expect(back).toMatchObject({ ok: true, value: { cardIds: [first, second, expect.anything()] } })
    expect(await memories(ctx)).toEqual(before)
    expect((await loadSession(ctx)).counts).toMatchObject({ learning: 2 })
  })

  it('adds the other direction, takes it away and brings it back', async () => {
    const { ctx } = await open()
    const card = entry({ front: 'What was opened in 1999?', back: 'the Stone Bridge' })
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [card] }))
    const turn = (form: 'reversed' | 'question') =>
      change(ctx, factId, ({ cards }) => ({ cards: cards.map((one) => ({ ...one, form })) }))
    const both = await turn('reversed')
    expect(both).toMatchObject({ ok: true, value: { cardIds: [cardIds[0], expect.anything()] } })
    expect(await turn('question')).toMatchObject({ ok: true, value: { cardIds } })
    const { cardIds: ids } = both.ok ? both.value : { cardIds: [] }
    expect(await turn('reversed')).toMatchObject({ ok: true, value: { cardIds: ids } })
  })

  it('moves its passage within the snapshot', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx))
    const input = draftOfFact((await found(ctx, factId)).fact)
    const words = 'Stone Bridge was opened in 1999 and carries 12,000 vehicles'
    expect(await editFact(ctx, factId, spanOf(words), input)).toMatchObject({ ok: true })
    expect((await found(ctx, factId)).fact.passage).toMatchObject({ exact: words, before: 'The ', after: ' a day.' })
    expect(await editFact(ctx, factId, spanOf('The Stone'), input)).toMatchObject({ ok: false, code: 'invalid' })
  })

  it('writes nothing where nothing was changed or the lint blocks', async () => {
    const { engine, ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [entry(), cloze(CLOZE)] }))
    const before = await dump(engine)
    expect(await change(ctx, factId, () => ({}))).toEqual({ ok: true, value: { factId, cardIds } })
    expect(await change(ctx, factId, () => ({ cards: [] }))).toMatchObject({ ok: false, code: 'invalid' })
    expect(await dump(engine)).toEqual(before)
  })

  it('leaves a changed content fact as it is when the content is loaded again', async () => {
    const { engine, ctx } = await open()
    const load = (weight: 'must' | 'should') =>
      loadContent(engine, localWorkspace(ctx), [smallArticle('bridges', [{ key: 'stone', weight }])], ctx.now)
    await load('should')
    const [{ id }] = (await engine.read.db.select({ id: engine.read.t.facts.id }).from(engine.read.t.facts)) as [
      { id: FactId },
    ] // a test's own row
    await change(ctx, id, ({ cards }) => ({
      statement: 'In 1999 the bridge stone was opened.',
      cards: [
        ...cards.map((card) => ({ ...card, form: 'reversed' as const })),
        cloze('The bridge stone was opened in {{c1::1999}}.'),
      ],
    }))
    const before = await found(ctx, id)
    await load('must')
    expect(await found(ctx, id)).toEqual(before)
    const ofFile = before.fact.cards.slice(0, 2)
    expect(before.fact.cards).toHaveLength(3)
    expect(ofFile.map(({ key }) => key)).toEqual(['stone-year', 'stone-year/reverse'])
    expect(ofFile.every(({ cardId, key }) => cardId === cardIdOf(ctx.actor.workspaceId, key))).toBe(true)
    await retireFact({ ...ctx, now: MORNING + 5 }, id)
    await load('should')
    expect((await found(ctx, id)).fact.retiredAt).toBe(MORNING + 5)
  })

  it('leaves everything as it was when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [cloze(CLOZE)] }))
    const input = {
      ...draftOfFact((await found(ctx, factId)).fact),
      cards: [entry()],
      statement: 'The Stone Bridge: opened in 1999.',
    }
    expect(await holdsTogether(ctx, (c) => editFact(c, factId, null, input), { afterwards: true })).toBeGreaterThan(10)
  })
})

onBothEngines('editing one card', (open) => {
  it('changes its text and that of the cards written with it, and no memory', async () => {
    const { ctx } = await open()
    const card = entry({ form: 'reversed', front: 'What was opened in 1999?', back: 'the Stone Bridge' })
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [card] }))
    await studied(ctx, cardIds)
    const before = await memories(ctx)
    const text = { front: 'the Stone Bridge', back: 'What was opened in 1998?', hint: null }
    expect(await editCard(ctx, cardIds[1] as CardId, text)).toMatchObject({ ok: false }) // a reversed card has two
    const asked = { front: 'the Stone Bridge', back: 'What did the year 1999 see opened?', hint: 'a work' }
    expect(await editCard(ctx, cardIds[1] as CardId, asked)).toMatchObject({ ok: true, value: { text: asked } }) // a reversed card has two
    const { fact } = await found(ctx, factId)
    expect(fact.cards.map(({ front, back }) => [front, back])).toEqual([
      [asked.back, asked.front],
      [asked.front, asked.back],
    ])
    expect(await memories(ctx)).toEqual(before)
  })

  it('keeps the deletion that the card asks for', async () => {
    const { ctx } = await open()
    const { cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [cloze(CLOZE)] }))
    const front = 'The {{c1::Stone}} Bridge was opened in 1999.'
    const [first, second] = cardIds as [CardId, CardId] // a cloze of two deletions
    expect(await editCard(ctx, second, { front, back: '', hint: null })).toMatchObject({ ok: false, field: 'front' })
    expect(await editCard(ctx, first, { front, back: '', hint: null })).toMatchObject({ ok: true })
  })
})

onBothEngines('retiring a fact', (open) => {
  it('keeps its memories and asks its cards no more; restoring brings all of it back', async () => {
    const { engine, ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [entry(), cloze(CLOZE)] }))
    await studied(ctx, cardIds.slice(0, 1))
    const before = { ...(await dump(engine)), actions: [] }
    const later = { ...ctx, now: MORNING + 3_600_000 }
    expect(await retireFact(later, factId)).toMatchObject({ ok: true, value: { cards: 3 } })
    const empty = await loadSession(later)
    expect([...empty.main, ...empty.learning]).toEqual([])
    expect((await dump(engine)).memories).toHaveLength(1)
    expect(await change(later, factId, () => ({ weight: 'nice' }))).toMatchObject({ ok: false, code: 'conflict' })
    expect(await retireFact(later, factId)).toMatchObject({ ok: true, value: { cards: 0 } })
    expect(await restoreFact(later, factId)).toMatchObject({ ok: true, value: { cards: 3 } })
    expect({ ...(await dump(engine)), actions: [] }).toEqual(before)
  })

  it('does not bring back cards that were taken away before', async () => {
    const { ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [cloze(CLOZE)] }))
    await change(ctx, factId, (input) => reworded(input, 'The {{c1::Stone}} Bridge was opened in 1999.'))
    await retireFact({ ...ctx, now: MORNING + 10 }, factId)
    expect(await restoreFact(ctx, factId)).toMatchObject({ ok: true, value: { cards: 1 } })
    const { fact } = await found(ctx, factId)
    expect(fact.cards.map(({ cardId, retiredAt }) => [cardId, retiredAt === null])).toEqual([
      [cardIds[0], true],
      [cardIds[1], false],
    ])
  })
})

onBothEngines('what belongs to somebody else', (open) => {
  it('is answered as not found and stays as it is', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { factId, cardIds } = await madeFact(ctx, key)
    const before = await dump(engine)
    const stranger: Context = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    const text = { front: 'a', back: '1999', hint: null }
    const input = draft()
    for (const actor of [stranger, ctx]) {
      const [fact, card] = actor === ctx ? [NO_FACT, anId<CardId>(NO_FACT)] : [factId, cardIds[0] as CardId] // a test's own ids
      for (const refused of [
        await editFact(actor, fact, null, input),
        await editCard(actor, card, text),
        await retireFact(actor, fact),
        await restoreFact(actor, fact),
      ]) {
        expect(refused).toMatchObject({ ok: false, code: 'not-found' })
      }
    }
    expect(await dump(engine)).toEqual(before)
  })
})
