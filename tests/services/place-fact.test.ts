import { expect, it } from 'vitest'
import { factsOfArticle, findArticle } from '@/lib/data/queries/articles/article-page'
import { confirmPassage } from '@/lib/services/ageing/confirm-fact'
import { changedPassages, replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import type { Context } from '@/lib/services/context'
import { placeFact } from '@/lib/services/facts/add-source'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { firstOf, must, present } from '@/tests/support/must'
import { addedKey, BRIDGES, madeFact, spanOf } from './library-fixture'
import { secondLearner } from './second-learner'

const renewed = async (ctx: Context, key: string, text: string) => {
  const about = { title: null, authors: [], outlet: null, published: null, url: null, language: null }
  must(await replaceSnapshot(ctx, key, { ...about, text }))
}

const factOf = async (ctx: Context, key: string) => {
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
    const { article, fact } = await factOf(ctx, key)
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
    expect((await factOf(ctx, key)).fact).toMatchObject({ asOf: null, reviewBy: null })
  })
})
