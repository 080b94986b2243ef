import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { factViews } from '@/lib/data/queries/facts/fact-views'
import { draftCardsOf, type KnownCard, planCards, sidesOf } from '@/lib/domain/drafting/draft-cards'
import { factDraftSchema } from '@/lib/domain/drafting/draft-schema'
import type { DraftCard } from '@/lib/domain/drafting/fact-draft'
import type { CardId, FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { Context } from '@/lib/services/context'
import { checkFact } from '@/lib/services/facts/check-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { holdsTogether } from '@/tests/support/failing-engine'
import { firstOf } from '@/tests/support/must'
import { addedKey, BRIDGES, cloze, draft, entry, madeFact, OPENING, spanOf } from './library-fixture'

const viewOf = async ({ engine, actor }: Context, factId: FactId) => {
  const { workspaceIds, learnerId } = actor
  const fact = firstOf(
    await factViews(engine.read, { workspaceIds, learnerId, only: eq(engine.read.t.facts.id, factId) }),
  )
  return fact
}

onBothEngines('making a fact', (open) => {
  it('keeps the fact, and its passage stands in the snapshot where the anchor says', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { factId } = await madeFact(ctx, key, draft({ asOf: '2001', reviewBy: '2030', people: ['Mira Holm'] }))
    const fact = await viewOf(ctx, factId)
    const article = await findArticle(engine.read, ctx.actor.workspaceIds, key)
    const { start, end, exact, before, after, prefix, suffix } = fact.passage
    expect(article?.text.slice(start, end)).toBe(OPENING)
    expect(exact).toBe(OPENING)
    expect(before + exact + after).toBe(BRIDGES.split('\n\n')[1])
    expect(BRIDGES).toContain(prefix + exact + suffix)
    expect(fact).toMatchObject({
      key: factId,
      kind: 'date',
      weight: 'must',
      asOf: '2001',
      reviewBy: '2030',
      origin: 'person',
      topics: ['bridges'],
      people: ['Mira Holm'],
      places: ['Stone Bridge'],
      editedAt: null,
      retiredAt: null,
    })
  })

  it.each([
    ['a question', [entry()], [['question', 0, 'In which year was the Stone Bridge opened?', '1999']]],
    ['a typed answer', [entry({ form: 'typed', aliases: ['in 1999'] })], [['typed', 0, entry().front, '1999']]],
    [
      'a reversed card',
      [entry({ form: 'reversed', front: 'What was opened in 1999?', back: 'the Stone Bridge' })],
      [
        ['question', 0, 'What was opened in 1999?', 'the Stone Bridge'],
        ['reversed', 0, 'the Stone Bridge', 'What was opened in 1999?'],
      ],
    ],
    [
      'a cloze with two deletions',
      [cloze('The {{c1::Stone}} Bridge was opened in {{c2::1999::year}}.')],
      [
        ['cloze', 1, 'The {{c1::Stone}} Bridge was opened in {{c2::1999::year}}.', ''],
        ['cloze', 2, 'The {{c1::Stone}} Bridge was opened in {{c2::1999::year}}.', ''],
      ],
    ],
  ])('makes of %s the cards it comes to, in one group', async (_, cards, expected) => {
    const { ctx } = await open()
    const { factId, cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards }))
    const made = (await viewOf(ctx, factId)).cards
    expect(made.map(({ form, deletion, front, back }) => [form, deletion, front, back])).toEqual(expected)
    expect(made.map(({ cardId }) => cardId)).toEqual(cardIds)
    expect(new Set(made.map(({ group }) => group))).toEqual(new Set([cardIds[0]]))
    expect(made.every(({ cardId, key }) => cardId === key && /^[0-9a-f-]{14}7/.test(cardId))).toBe(true)
  })

  it('puts its cards into the next session, of the library, the article and its deck', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { cardIds } = await madeFact(ctx, key)
    for (const scope of [{}, { articleKey: key }, { deck: 'Bridges of the river' }]) {
      const session = await loadSession(ctx, scope)
      expect(session.main.map(({ cardId }) => cardId)).toEqual(cardIds)
      expect(session.main[0]?.source).toMatchObject({ articleKey: key, exact: OPENING })
    }
  })

  it('saves nothing while the lint blocks, and says what to do', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const before = await dump(engine)
    const wrong = draft({ cards: [entry({ back: '1998' })] })
    const refused = await makeFact(ctx, key, spanOf(OPENING), wrong)
    expect(refused).toMatchObject({ ok: false, code: 'invalid' })
    expect(refused.ok || refused.message).toContain('The answer has “1998”, which the passage does not contain.')
    const checked = await checkFact(ctx, { kind: 'article', key, span: spanOf(OPENING) }, wrong)
    expect(checked.ok && checked.value).toContainEqual(
      expect.objectContaining({ rule: 'answer-not-in-passage', severity: 'block', cardKey: 'card 1' }),
    )
    expect(await dump(engine)).toEqual(before)
  })

  it('warns of a card that is hard to study, and saves it all the same', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const warned = draft({ cards: [entry(), entry({ front: 'The year of the bridge', back: '1999' })] })
    const checked = await checkFact(ctx, { kind: 'article', key, span: spanOf(OPENING) }, warned)
    expect(checked.ok && checked.value).toMatchObject([{ rule: 'question-missing', cardKey: 'card 2' }])
    const { factId } = await madeFact(ctx, key, warned)
    const again = await checkFact(ctx, { kind: 'fact', factId, span: null }, warned)
    expect(again).toEqual(checked)
  })

  it.each([
    ['no card', [], 'The fact has no card', undefined],
    [
      'a cloze that hides nothing',
      [entry(), cloze('Nothing hidden.')],
      'No words of the sentence are hidden',
      'card 2',
    ],
    ['an empty cloze', [cloze('')], 'The card has no sentence', 'card 1'],
    ['an empty answer', [entry(), entry({ front: 'Which river?', back: '' })], 'The card has no answer', 'card 2'],
  ])('refuses %s, and says it of the right entry', async (_, cards, what, cardKey) => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const checked = await checkFact(ctx, { kind: 'article', key, span: spanOf(OPENING) }, draft({ cards }))
    const blocks = checked.ok ? checked.value.filter(({ severity }) => severity === 'block') : []
    expect(blocks.map((block) => [block.what, block.cardKey])).toEqual([[what, cardKey]])
    expect(await makeFact(ctx, key, spanOf(OPENING), draft({ cards }))).toMatchObject({ ok: false, code: 'invalid' })
  })

  it.each([
    ['is empty', { start: 5, end: 5 }],
    ['runs backwards', { start: 40, end: 30 }],
    ['runs out of the text', { start: 10, end: 100_000 }],
    ['holds no words', { start: 23, end: 25 }],
  ])('refuses a passage that %s', async (_, span) => {
    const { ctx } = await open()
    expect(await makeFact(ctx, await addedKey(ctx), span, draft())).toMatchObject({ ok: false, code: 'invalid' })
  })

  it('leaves nothing when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    expect(
      await holdsTogether(ctx, (c) => makeFact(c, key, spanOf(OPENING), draft()), { afterwards: true }),
    ).toBeGreaterThan(10)
  })
})

it('the form refuses dates that do not exist and a review before the as-of date, beside their fields', () => {
  const problems = (more: object) => {
    const parsed = factDraftSchema.safeParse({ ...draft(), ...more })
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }
  expect(problems({ asOf: '2023-02-30' })).toEqual(['asOf'])
  expect(problems({ asOf: 'last year', reviewBy: 'soon' })).toEqual(['asOf', 'reviewBy'])
  expect(problems({ asOf: '2023-06', reviewBy: '2023' })).toEqual([])
  expect(problems({ asOf: '2023', reviewBy: '2023-06' })).toEqual(['reviewBy'])
})

const known = (id: string, more: Partial<KnownCard> = {}): KnownCard => ({
  cardId: anId<CardId>(id),
  key: id,
  group: 'g',
  form: 'question',
  deletion: 0,
  front: `Question ${id}?`,
  back: `answer ${id}`,
  hint: null,
  aliases: [],
  position: 1,
  retiredAt: null,
  ...more,
})

const anyEntry: fc.Arbitrary<DraftCard> = fc
  .record({
    form: fc.constantFrom('question', 'typed', 'reversed', 'cloze'),
    words: fc.lorem({ maxCount: 3 }),
    extra: fc.option(fc.lorem({ maxCount: 2 })),
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ form, words, extra, numbers }) => ({
    cardId: null,
    form,
    front: form === 'cloze' ? numbers.map((number) => `{{c${number}::${words}}}`).join(' ') : `${words}?`,
    back: form === 'cloze' ? '' : words,
    hint: null,
    extra,
    aliases: [],
  }))

/** The cards that a fact has after these entries were saved, each entry a group of its own or all in one. */
const saved = (entries: readonly DraftCard[], oneGroup: boolean): readonly KnownCard[] =>
  entries.flatMap((one, e) =>
    sidesOf(one).map((sides, c) => known(`${e}-${c}`, { ...sides, group: oneGroup ? 'g' : `g${e}`, position: e })),
  )

describe('the entries of a fact’s cards', () => {
  it('come to the same cards again, whatever cards there are', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 5 }), (entries) => {
        const cards = saved(entries, false)
        const read = draftCardsOf(cards)
        expect(read.map((one) => ({ ...one, cardId: null }))).toEqual(entries)
        const plan = planCards(cards, read)
        expect(plan.dropped).toEqual([])
        expect(plan.cards.map(({ before }) => before)).toEqual(cards)
        expect(plan.cards.every(({ before, front, back }) => before?.front === front && before.back === back)).toBe(
          true,
        )
      }),
    )
  })

  it('lose no card and mix none up where another program put several questions into one group', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 5 }), (entries) => {
        const plain = entries.filter(({ form }) => form === 'question' || form === 'typed')
        const cards = saved(plain, true)
        const plan = planCards(cards, draftCardsOf(cards))
        expect(plan.dropped).toEqual([])
        expect(plan.cards.map(({ before }) => before)).toEqual(cards)
      }),
    )
  })
})

describe('a plan of cards', () => {
  const cloze = (front: string, cardId: string | null = null): DraftCard => ({
    cardId: cardId === null ? null : anId<CardId>(cardId),
    form: 'cloze',
    front,
    back: '',
    hint: null,
    aliases: [],
  })

  it('drops only what no entry asks for', () => {
    const cards = [known('a', { group: 'a' }), known('b', { group: 'b' })]
    const [first] = draftCardsOf(cards)
    expect(planCards(cards, first ? [first] : []).dropped).toEqual([cards[1]])
  })

  it('finds a retired deletion again and gives a new one no card of before', () => {
    const sides = { form: 'cloze' as const, front: '{{c1::a}} b', back: '' }
    const cards = [known('a', { ...sides, deletion: 1 }), known('b', { ...sides, deletion: 2, retiredAt: 5 })]
    const plan = planCards(cards, [cloze('{{c1::a}} {{c2::b}} {{c3::c}}', 'a')])
    expect(plan.cards.map(({ before, group }) => [before?.cardId ?? null, group])).toEqual([
      ['a', 'g'],
      ['b', 'g'],
      [null, 'g'],
    ])
  })

  it('makes a question of a cloze a new card, and keeps the deletions to come back to', () => {
    const cards = [known('a', { form: 'cloze', deletion: 1, front: '{{c1::a}} b', back: '' })]
    const asked = { ...cloze('What?', 'a'), form: 'question' as const, back: 'a' }
    const plan = planCards(cards, [asked])
    expect(plan.cards).toMatchObject([{ form: 'question', before: null, group: 'g' }])
    expect(plan.dropped).toEqual(cards)
  })

  it('gives one card to one entry, also where two claim it', () => {
    const cards = [known('a')]
    const [one] = draftCardsOf(cards)
    const plan = planCards(cards, one ? [one, one] : [])
    expect(plan.cards.map(({ before }) => before?.cardId ?? null)).toEqual(['a', null])
  })
})
