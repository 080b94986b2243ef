import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import type { FactId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { listArticles } from '@/lib/services/articles/list-articles'
import { loadArticle } from '@/lib/services/articles/load-article'
import { removeArticle } from '@/lib/services/articles/remove-article'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { addOwnCard, addOwnCards } from '@/lib/services/facts/add-own-card'
import { addSource, sourceChoices } from '@/lib/services/facts/add-source'
import { checkFact } from '@/lib/services/facts/check-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { type OwnCardForm, ownCardSchema } from '@/lib/services/facts/own-card-input'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { searchLibrary } from '@/lib/services/search/search-library'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardQuery } from '@/tests/support/card-query'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { addedKey, BRIDGES, madeFact, OPENING, spanOf } from './library-fixture'

const QUESTION = 'In which year was the Stone Bridge opened?'

const form = (more: Partial<OwnCardForm> = {}): OwnCardForm => ({
  id: uuidv7(),
  front: QUESTION,
  back: '1999',
  ...more,
})

const add = (ctx: Context, more: Partial<OwnCardForm> = {}) => addOwnCard(ctx, ownCardSchema.parse(form(more)))

const added = async (ctx: Context, more: Partial<OwnCardForm> = {}): Promise<FactId> =>
  must(await add(ctx, more)).factId

const factOf = async (ctx: Context, factId: FactId) => present(await loadFact(ctx, factId))

onBothEngines('a card without an article', (open) => {
  it('is in the next session, marked as without a source', async () => {
    const { ctx } = await open()
    const factId = await added(ctx, { topics: ['bridges', 'bridges', ''], weight: 'must' })
    const { main } = await loadSession(ctx, {})
    expect(main).toHaveLength(1)
    expect(main[0]).toMatchObject({
      factId,
      form: 'question',
      front: QUESTION,
      back: '1999',
      fact: { kind: 'date', weight: 'must', statement: `${QUESTION} 1999` },
      source: { origin: 'own', title: 'No source', authors: [], outlet: null, published: null, exact: '' },
    })
    expect((await factOf(ctx, factId)).fact.topics).toEqual(['bridges'])
  })

  it('shows what its writer noted as the source in place of a title', async () => {
    const { ctx } = await open()
    const factId = await added(ctx, { source: '  The ambassador,\n3 May ' })
    expect((await factOf(ctx, factId)).source.title).toBe('The ambassador, 3 May')
    expect((await loadSession(ctx, {})).main[0]?.source.title).toBe('The ambassador, 3 May')
    const { lines } = await searchCards(ctx, cardQuery({ search: 'stone bridge' }))
    expect(lines.map(({ title }) => title)).toEqual(['The ambassador, 3 May'])
  })

  it('is found by its words and by what was noted as its source; “No source” is no article', async () => {
    const { ctx } = await open()
    const factId = await added(ctx, { source: 'the ambassador' })
    const found = (typed: string) => searchLibrary(ctx, typed, { articles: 5, facts: 5, cards: 5 })
    expect((await found('ambassador')).facts.results).toEqual([expect.objectContaining({ factId })])
    expect(JSON.stringify((await found('stone bridge')).facts)).toContain('the ambassador')
    expect((await found('source')).articles.total).toBe(0)
  })

  it('is saved once however often it is sent, and not at all with an empty side', async () => {
    const { ctx, engine } = await open()
    const id = uuidv7()
    expect(await add(ctx, { id })).toMatchObject({ ok: true, value: { id, factId: id, cards: 1, isNew: true } })
    const before = await dump(engine)
    expect(await add(ctx, { id })).toMatchObject({ ok: true, value: { factId: id, cards: 1, isNew: false } })
    expect(await add(ctx, { front: '' })).toMatchObject({ ok: false, code: 'invalid', field: 'front' })
    expect(await add(ctx, { back: ' ' })).toMatchObject({ ok: false, code: 'invalid', field: 'back' })
    expect(await dump(engine)).toEqual(before)
  })

  it('is not refused for values that no passage has', async () => {
    const { ctx } = await open()
    const factId = await added(ctx, { front: 'Who opened the bridge in May 2003, with 400 guests?', back: 'Mira Holm' })
    const { input } = await factOf(ctx, factId)
    const checked = await checkFact(ctx, { kind: 'fact', factId, span: null }, input)
    const issues = checked.ok ? checked.value : []
    expect(issues.filter(({ severity }) => severity === 'block')).toEqual([])
    expect(issues.map(({ rule }) => rule)).not.toContain('question-figure')
    expect(issues.map(({ rule }) => rule)).not.toContain('statement-figure')
  })

  it('goes into the deck of its name, which is made once', async () => {
    const { ctx } = await open()
    await added(ctx, { deck: 'Bridges::Own' })
    await added(ctx, { deck: 'Bridges::Own', front: 'Who built it?', back: 'Mira Holm' })
    expect((await loadSession(ctx, { deck: 'Bridges::Own' })).main).toHaveLength(2)
  })

  it('leaves the list of articles as it is, and nothing can be read or removed under its key', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await added(ctx)
    const { articles, total } = await listArticles(ctx, { search: '', order: 'title', page: 1 })
    expect([articles.map((article) => article.key), total]).toEqual([[key], 1])
    expect(await loadArticle(ctx, 'no_source')).toBeNull()
    expect(await removeArticle(ctx, 'no_source')).toMatchObject({ ok: false, code: 'not-found' })
    expect((await loadSession(ctx, { articleKey: 'no_source' })).main).toHaveLength(1)
  })

  it('comes after the cards of articles that are added later, whose room it does not take', async () => {
    const { ctx } = await open()
    await added(ctx, { weight: 'must' })
    const key = await addedKey(ctx)
    await madeFact(ctx, key)
    const { main } = await loadSession(ctx, {})
    expect(main.map(({ source }) => source.origin)).toEqual(['paste', 'own'])
  })

  it('belongs to a briefing, and its crib sheet says that it has no source', async () => {
    const { ctx } = await open()
    await added(ctx, { topics: ['bridges'], weight: 'must' })
    const saved = await savedBriefing(ctx, 5, { topics: ['bridges'] })
    expect(await findBriefing(ctx.engine.read, ctx.actor.learnerId, saved.id)).not.toBeNull()
    const crib = await loadCrib(ctx, saved.id)
    const text = JSON.stringify(crib)
    expect(text).toContain('No source')
    expect(text).toContain(QUESTION)
  })

  it('counts in retention under “No source”', async () => {
    const { ctx } = await open()
    await added(ctx)
    const card = firstOf((await loadSession(ctx, {})).main)
    for (const days of [0, 3, 9]) {
      const then = later(ctx, days * DAY_MS)
      await submitEntries(then, [await answerOf(then, card.cardId, 3)])
    }
    const model = await openRetention(later(ctx, 10 * DAY_MS))
    const { rows } = await loadSources(model, 'article')
    expect(rows.map(({ title }) => title)).toEqual(['No source'])
  })

  it('leaves nothing for the doctor, answered or given a source', async () => {
    const { ctx, settings } = await open()
    const key = await addedKey(ctx)
    const factId = await added(ctx, { deck: 'Own' })
    await added(ctx, { front: 'Who built it?', back: 'Mira Holm' })
    const card = firstOf((await loadSession(ctx, {})).main)
    await submitEntries(ctx, [await answerOf(ctx, card.cardId, 3)])
    const choices = must(await sourceChoices(ctx, factId, key))
    await addSource(ctx, factId, { articleKey: key, snapshotId: choices.snapshotId, span: spanOf(OPENING) })
    const report = must(await runDoctor(settings, ctx.now, { repair: false }))
    expect(report.checks.filter(({ found }) => found > 0)).toEqual([])
    expect(report.checks.find(({ name }) => name === 'passages')?.examined).toBeGreaterThan(1)
  })
})

onBothEngines('a source that is added later', (open) => {
  it('is one of the sentences that support the card, which are offered first', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const factId = await added(ctx)
    const choices = must(await sourceChoices(ctx, factId, key))
    const [first, second] = choices.sentences
    expect(first).toMatchObject({ words: BRIDGES.split('\n\n')[1], lacks: null })
    expect(second?.lacks).toContain('1999')
  })

  it('becomes the passage and article of the fact; cards, memories and deck stay, the noted source goes', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const factId = await added(ctx, { source: 'a conversation', deck: 'Own' })
    const card = firstOf((await loadSession(ctx, {})).main)
    await submitEntries(ctx, [await answerOf(ctx, card.cardId, 3)])
    const { snapshotId } = must(await sourceChoices(ctx, factId, key))
    const lacking = await addSource(ctx, factId, {
      articleKey: key,
      snapshotId,
      span: spanOf('Its architect, Mira Holm'),
    })
    expect(lacking).toMatchObject({ ok: false, code: 'invalid' })
    expect(lacking.ok || lacking.message).toContain('This passage cannot be the source. The answer has “1999”')
    expect(await addSource(ctx, factId, { articleKey: key, snapshotId, span: spanOf(OPENING) })).toMatchObject({
      ok: true,
    })
    const { fact, source } = await factOf(ctx, factId)
    expect(source).toMatchObject({ key, title: 'Bridges of the river', origin: 'paste' })
    expect(fact).toMatchObject({ sourceLine: null, passage: { exact: OPENING } })
    expect(fact.cards[0]).toMatchObject({
      cardId: card.cardId,
      memory: { state: expect.stringMatching(/learning|review/) },
    })
    expect((await searchCards(ctx, cardQuery({ search: 'stone bridge' }))).lines[0]?.title).toBe('Bridges of the river')
    const again = await addSource(ctx, factId, { articleKey: key, snapshotId, span: spanOf(OPENING) })
    expect(again).toMatchObject({ ok: false, code: 'conflict' })
  })

  it('puts a fact without a deck into the deck of its article', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const factId = await added(ctx)
    const { snapshotId } = must(await sourceChoices(ctx, factId, key))
    await addSource(ctx, factId, { articleKey: key, snapshotId, span: spanOf(OPENING) })
    expect((await loadSession(ctx, { deck: 'Bridges of the river' })).main).toHaveLength(1)
    expect((await loadSession(ctx, { articleKey: 'no_source' })).main).toEqual([])
  })
})

onBothEngines('many cards without an article', (open) => {
  it('share one article and one passage, and keep their order', async () => {
    const { ctx, engine } = await open()
    const inputs = Array.from({ length: 120 }, (_, i) =>
      ownCardSchema.parse(form({ front: i === 60 ? '' : `What is the ${i}th word?`, back: `word ${i}` })),
    )
    const result = must(await addOwnCards(ctx, inputs))
    expect(result.added).toHaveLength(119)
    expect(result.refused).toEqual([{ at: 60, failure: expect.objectContaining({ field: 'front' }) }])
    const { articles, passages, snapshots, facts } = engine.read.t
    const count = async (table: typeof articles | typeof passages | typeof snapshots) =>
      (await engine.read.db.select().from(table)).length
    expect([await count(articles), await count(snapshots), await count(passages)]).toEqual([1, 1, 1])
    const rows = await engine.read.db.select({ id: facts.id, position: facts.position }).from(facts)
    const inOrder = [...rows].sort((a, b) => a.position - b.position).map(({ id }) => id)
    expect(inOrder).toEqual(inputs.filter((_, i) => i !== 60).map(({ id }) => id))
  })
})
