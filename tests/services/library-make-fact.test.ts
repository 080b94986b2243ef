import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { factViews } from '@/lib/data/queries/facts/fact-views'
import { factDraftSchema } from '@/lib/domain/drafting/draft-schema'
import type { FactId } from '@/lib/domain/ids'
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
