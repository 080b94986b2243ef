import { expect, it } from 'vitest'
import { factIdOf } from '@/lib/data/library-ids'
import { factsOfArticle, findArticle } from '@/lib/data/queries/articles/article-page'
import type { FactId, PassageId, SnapshotId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS } from '@/lib/domain/time/units'
import { confirmPassage } from '@/lib/services/ageing/confirm-fact'
import { factHistory, undoLastChange } from '@/lib/services/ageing/fact-history'
import { changedPassages, replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { addPassage, type PassageForm, passageInputSchema } from '@/lib/services/facts/add-passage'
import { placeFact } from '@/lib/services/facts/add-source'
import { editFact } from '@/lib/services/facts/edit-fact'
import { changePassage, makeMainPassage, removePassage } from '@/lib/services/facts/further-passage'
import { loadFact } from '@/lib/services/facts/load-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { holdsTogether } from '@/tests/support/failing-engine'
import { smallArticle } from '@/tests/support/library'
import { firstOf, must, present } from '@/tests/support/must'
import { addedKey, BRIDGES, draft, madeFact, OPENING, pasted, spanOf } from './library-fixture'
import { secondLearner } from './second-learner'

const NO_SNAPSHOT = anId<SnapshotId>('none')

const GUIDE = [
  '# A guide to the river',
  'Cars have used the Stone Bridge since 1999, says the guide. It has three arches.',
  'An older map gives 2001 for it.',
].join('\n\n')
const SINCE = 'Cars have used the Stone Bridge since 1999'
const MAP = 'An older map gives 2001 for it.'

/** A fact of one article, and another article that has passages for it. */
const withGuide = async (ctx: Context) => {
  const bridges = await addedKey(ctx)
  const { factId } = await madeFact(ctx, bridges)
  const guide = await addedKey(ctx, pasted(GUIDE, { title: 'A guide', authors: ['Bo Guide'] }))
  const article = present(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, guide))
  const input = (words = SINCE, more: Partial<PassageForm> = {}) =>
    passageInputSchema.parse({
      articleKey: guide,
      snapshotId: article.snapshotId,
      span: spanOf(words, GUIDE),
      role: 'states',
      note: null,
      ...more,
    })
  const added = async (words?: string, more?: Partial<PassageForm>): Promise<PassageId> =>
    must(await addPassage(ctx, factId, input(words, more))).passageId
  return { bridges, factId, guide, article, input, added }
}

const factOf = async (ctx: Context, factId: FactId) => present(await loadFact(ctx, factId))

const alsoOf = async (ctx: Context, factId: FactId) =>
  (await factOf(ctx, factId)).fact.also.map(({ role, note, exact, article }) => [role, note, exact, article.title])

onBothEngines('a further passage of a fact', (open) => {
  it('is shown with the card and its words, and changes neither cards nor memories nor what the fact says', async () => {
    const { engine, ctx } = await open()
    const { factId, added } = await withGuide(ctx)
    const { facts, cards, memories, new_cards } = await dump(engine)
    await added(SINCE, { note: ' See  page 3. ' })
    const after = await dump(engine)
    expect([after.facts, after.cards, after.memories, after.new_cards]).toEqual([facts, cards, memories, new_cards])
    expect(await alsoOf(ctx, factId)).toEqual([['states', 'See page 3.', SINCE, 'A guide']])
    const [card] = (await loadSession(ctx)).main
    expect(card?.also).toMatchObject([{ role: 'states', exact: SINCE, title: 'A guide', after: expect.any(String) }])
  })

  it('is in the history of the fact, with who added it to which words', async () => {
    const { ctx } = await open()
    const { factId, added } = await withGuide(ctx)
    const passageId = await added()
    const [version, ...more] = (await factHistory(ctx, factId))?.versions ?? []
    expect(more).toEqual([])
    expect(version).toMatchObject({
      reason: 'edited',
      note: 'A passage of “A guide” was added.',
      learnerId: ctx.actor.learnerId,
      before: { also: [] },
      after: { also: [{ passageId, role: 'states', note: null, passage: SINCE }] },
    })
  })

  it('that is added twice is there once, also from within a passage that the fact has', async () => {
    const { engine, ctx } = await open()
    const { factId, bridges, input, added } = await withGuide(ctx)
    const passageId = await added()
    const before = await dump(engine)
    expect(await addPassage(ctx, factId, input())).toEqual({ ok: true, value: { passageId, isNew: false } })
    expect(await addPassage(ctx, factId, input('used the Stone Bridge since 1999'))).toMatchObject({
      value: { isNew: false },
    })
    const own = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, bridges)
    const main = { articleKey: bridges, span: spanOf(OPENING), snapshotId: own?.snapshotId ?? NO_SNAPSHOT }
    expect(await addPassage(ctx, factId, input(SINCE, main))).toMatchObject({ value: { isNew: false } })
    expect(await dump(engine)).toEqual(before)
    expect(await addPassage(ctx, factId, input(SINCE, { role: 'disagrees' }))).toMatchObject({
      ok: false,
      code: 'conflict',
    })
    expect(await dump(engine)).toEqual(before)
  })

  it('needs words of a text of its article, and a fact that is not retired', async () => {
    const { engine, ctx } = await open()
    const { factId, input } = await withGuide(ctx)
    const before = await dump(engine)
    const codes = []
    for (const wrong of [
      { span: { start: 5, end: 100_000 } },
      { span: { start: 3, end: 3 } },
      { snapshotId: NO_SNAPSHOT },
      { articleKey: 'none' },
    ]) {
      const result = await addPassage(ctx, factId, input(SINCE, wrong))
      codes.push(result.ok ? 'ok' : result.code)
    }
    expect(codes).toEqual(['invalid', 'invalid', 'conflict', 'not-found'])
    expect(await dump(engine)).toEqual(before)
    await retireFact(ctx, factId)
    expect(await addPassage(ctx, factId, input())).toMatchObject({ ok: false, code: 'conflict' })
    await restoreFact(ctx, factId)
    expect(await addPassage(ctx, factId, input())).toMatchObject({ ok: true })
  })

  it('is refused to strangers, and from an article of another library than the fact', async () => {
    const { ctx } = await open()
    const { factId, input, added } = await withGuide(ctx)
    const passageId = await added()
    const stranger = await secondLearner(ctx, 'own workspace')
    expect(await addPassage(stranger, factId, input())).toMatchObject({ ok: false, code: 'not-found' })
    const theirs = await addedKey(stranger, pasted(GUIDE))
    const article = await findArticle(ctx.engine.read, stranger.actor.workspaceIds, theirs)
    const foreign = input(SINCE, { articleKey: theirs, snapshotId: article?.snapshotId ?? NO_SNAPSHOT })
    expect(await addPassage(stranger, factId, foreign)).toMatchObject({ ok: false, code: 'not-found' })
    // Also to somebody who is a member of both.
    const { workspaceIds } = stranger.actor
    const both = { ...ctx, actor: { ...ctx.actor, workspaceIds: [...ctx.actor.workspaceIds, ...workspaceIds] } }
    expect(await addPassage(both, factId, { ...foreign, articleKey: theirs })).toMatchObject({ ok: false })
    const about = { role: 'supports' as const, note: null }
    expect(await removePassage(stranger, factId, passageId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await changePassage(stranger, factId, passageId, about)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await makeMainPassage(stranger, factId, passageId)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('takes another role and note, and can be removed and added again', async () => {
    const { ctx } = await open()
    const { factId, input, added } = await withGuide(ctx)
    const passageId = await added()
    const about = { role: 'supports' as const, note: 'By the way.' }
    expect(await changePassage(later(ctx, 1), factId, passageId, about)).toEqual({ ok: true, value: null })
    expect(await alsoOf(ctx, factId)).toEqual([['supports', 'By the way.', SINCE, 'A guide']])
    expect(await changePassage(later(ctx, 2), factId, passageId, about)).toEqual({ ok: true, value: null })
    expect(await removePassage(later(ctx, 3), factId, passageId)).toEqual({ ok: true, value: null })
    expect(await alsoOf(ctx, factId)).toEqual([])
    expect(await removePassage(later(ctx, 4), factId, passageId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await addPassage(later(ctx, 5), factId, input(SINCE, about))).toMatchObject({ value: { isNew: true } })
    const notes = (await factHistory(ctx, factId))?.versions.map(({ note }) => note)
    expect(notes).toEqual(['added', 'removed', 'changed', 'added'].map((word) => `A passage of “A guide” was ${word}.`))
  })

  it('leaves the last change of the words the one that is taken back', async () => {
    const { ctx } = await open()
    const { factId, added } = await withGuide(ctx)
    const words = draft({ statement: 'It was in 1999 that the Stone Bridge was opened.' })
    expect(await editFact(later(ctx, -1), factId, null, words)).toMatchObject({ ok: true })
    await added()
    expect(await undoLastChange(ctx, factId)).toMatchObject({ ok: true })
    expect((await factOf(ctx, factId)).fact.statement).toBe(draft().statement)
    expect(await alsoOf(ctx, factId)).toHaveLength(1)
  })

  it('becomes the main one, and the main one a further one; cards and memories stay', async () => {
    const { engine, ctx } = await open()
    const { factId, article, added } = await withGuide(ctx)
    const passageId = await added()
    const { cards, memories, new_cards } = await dump(engine)
    expect(await makeMainPassage(ctx, factId, passageId)).toEqual({ ok: true, value: null })
    const after = await dump(engine)
    expect([after.cards, after.memories, after.new_cards]).toEqual([cards, memories, new_cards])
    const { fact, source } = await factOf(ctx, factId)
    expect(fact.passage).toMatchObject({ passageId, exact: SINCE, snapshotId: article.snapshotId })
    expect(source.title).toBe('A guide')
    expect(await alsoOf(ctx, factId)).toEqual([['states', null, OPENING, 'Bridges of the river']])
    const back = firstOf(fact.also)
    expect(await makeMainPassage(ctx, factId, back.passageId)).toEqual({ ok: true, value: null })
    expect((await factOf(ctx, factId)).fact.passage.exact).toBe(OPENING)
    expect(await alsoOf(ctx, factId)).toEqual([['states', null, SINCE, 'A guide']])
  })

  it('does not become the main one where it does not support what the cards ask', async () => {
    const { engine, ctx } = await open()
    const { factId, added } = await withGuide(ctx)
    const passageId = await added(MAP, { role: 'disagrees' })
    const before = await dump(engine)
    const refused = await makeMainPassage(ctx, factId, passageId)
    expect(refused).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('1999') })
    expect(await dump(engine)).toEqual(before)
  })

  it('that a content file names stays changed or away as a person left it when the file is loaded again', async () => {
    const { ctx } = await open()
    const also = {
      article: 'lakes',
      passage: 'The bridge gamma was opened in 1999.',
      role: 'states',
      note: null,
    } as const
    const load = (at: Context, topics: readonly string[]) => {
      const rivers = smallArticle('rivers', [{ key: 'alpha' }, { key: 'beta' }])
      const facts = rivers.facts.map((fact) => ({ ...fact, topics, also: [also] }))
      const lakes = smallArticle('lakes', [{ key: 'gamma' }])
      return loadContent(at.engine, localWorkspace(at), [{ ...rivers, facts }, lakes], at.now)
    }
    await load(ctx, ['rivers'])
    const [alpha, beta] = ['alpha', 'beta'].map((key) => factIdOf(ctx.actor.workspaceId, key))
    if (!alpha || !beta) throw new Error('no facts')
    const passageOf = async (factId: FactId) => (await factOf(ctx, factId)).fact.also[0]?.passageId as PassageId // a test
    await changePassage(ctx, alpha, await passageOf(alpha), { role: 'supports', note: 'Mine.' })
    await removePassage(ctx, beta, await passageOf(beta))
    await load(later(ctx, DAY_MS), ['rivers', 'bridges'])
    expect(await alsoOf(ctx, alpha)).toMatchObject([['supports', 'Mine.', also.passage, 'Bridges of lakes']])
    expect(await alsoOf(ctx, beta)).toEqual([])
  })

  it('leaves nothing half done when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const { factId, input, added } = await withGuide(ctx)
    expect(await holdsTogether(ctx, (c) => addPassage(c, factId, input()))).toBeGreaterThan(8)
    const passageId = await added(MAP, { role: 'disagrees' })
    expect(await holdsTogether(ctx, (c) => removePassage(c, factId, passageId))).toBeGreaterThan(8)
    const main = firstOf((await factOf(ctx, factId)).fact.also)
    expect(await holdsTogether(ctx, (c) => makeMainPassage(c, factId, main.passageId))).toBeGreaterThan(10)
  })
})

it('a passage that cannot be read is refused: an unknown role, a note that is too long', () => {
  const good = { articleKey: 'a', snapshotId: 's', span: { start: 0, end: 1 }, role: 'states', note: '' }
  expect(passageInputSchema.parse(good).note).toBeNull()
  for (const wrong of [{ role: 'says' }, { note: 'x'.repeat(601) }, { span: null }]) {
    expect(passageInputSchema.safeParse({ ...good, ...wrong }).success).toBe(false)
  }
})

const renewed = async (ctx: Context, key: string, text: string) => {
  const about = { title: null, authors: [], outlet: null, published: null, url: null, language: null }
  must(await replaceSnapshot(ctx, key, { ...about, text }))
}

const articleAndFact = async (ctx: Context, key: string) => {
  const article = present(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key))
  const fact = firstOf(await factsOfArticle(ctx.engine.read, ctx.actor.learnerId, article))
  return { article, fact }
}

const NEWER = [
  '# Bridges of the river',
  'Nobody remembers when the ferry ended.',
  'In 1999, after four years of work, cars could cross the Stone Bridge for the first time.',
].join('\n\n')
const NEW_PASSAGE = 'In 1999, after four years of work, cars could cross the Stone Bridge'

onBothEngines('a fact whose passage a newer text lost', (open) => {
  it('takes another passage of the newer text, and its cards and memories stay', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { factId } = await madeFact(ctx, key)
    await renewed(ctx, key, NEWER)
    expect(await changedPassages(ctx, key)).toMatchObject({ value: [{ factId, kind: 'gone' }] })
    const { cards, memories } = await dump(engine)
    expect(await placeFact(ctx, factId, spanOf(NEW_PASSAGE, NEWER))).toEqual({ ok: true, value: { factId } })
    const { article, fact } = await articleAndFact(ctx, key)
    expect(fact.passage).toMatchObject({ exact: NEW_PASSAGE, snapshotId: article.snapshotId })
    expect(article.text.slice(fact.passage.start, fact.passage.end)).toBe(NEW_PASSAGE)
    const after = await dump(engine)
    expect([after.cards, after.memories]).toEqual([cards, memories])
    expect(await changedPassages(ctx, key)).toEqual({ ok: true, value: [] })
  })

  it('does not take words that do not support its cards, nor does a retired one, nor for a stranger', async () => {
    const { engine, ctx } = await open()
    const key = await addedKey(ctx)
    const { factId } = await madeFact(ctx, key)
    await renewed(ctx, key, NEWER)
    const before = await dump(engine)
    const wrong = spanOf('Nobody remembers when the ferry ended.', NEWER)
    expect(await placeFact(ctx, factId, wrong)).toMatchObject({ ok: false, code: 'invalid' })
    expect(await placeFact(ctx, factId, { start: 2, end: 2 })).toMatchObject({ ok: false, code: 'invalid' })
    expect(await dump(engine)).toEqual(before)
    const stranger = await secondLearner(ctx, 'own workspace')
    const right = spanOf(NEW_PASSAGE, NEWER)
    expect(await placeFact(stranger, factId, right)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await confirmPassage(stranger, factId)).toMatchObject({ ok: false, code: 'not-found' })
    await retireFact(ctx, factId)
    expect(await placeFact(ctx, factId, right)).toMatchObject({ ok: false, code: 'conflict' })
  })

  it('whose words only changed is kept when somebody says that it still holds', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { factId } = await madeFact(ctx, key)
    await renewed(ctx, key, BRIDGES.replace('was opened in 1999', 'was first opened back in 1999'))
    const changed = await changedPassages(ctx, key)
    expect(changed).toMatchObject({ value: [{ factId, kind: 'check' }] })
    expect(await confirmPassage(ctx, factId)).toMatchObject({ ok: true })
    expect(await changedPassages(ctx, key)).toEqual({ ok: true, value: [] })
    expect((await articleAndFact(ctx, key)).fact).toMatchObject({ asOf: null, reviewBy: null })
  })
})
