import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { factIdOf } from '@/lib/data/library-ids'
import { addFactPassage } from '@/lib/data/mutations/facts'
import { savePassages } from '@/lib/data/mutations/library'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { findFact } from '@/lib/data/queries/facts/fact-views'
import type { FactId } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { passageAt } from '@/lib/services/facts/write-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { must, present } from '@/tests/support/must'
import { addedKey, pasted, spanOf } from './library-fixture'

/** Two articles: `rivers` has alpha, which `lakes` has too, and beta, which it has not; gamma of `lakes` is newer. */
const articles = (role: 'states' | 'disagrees' = 'states') => [
  smallArticle('rivers', [
    {
      key: 'alpha',
      also: [
        { article: 'lakes', passage: `The bridge ${role === 'states' ? 'delta' : 'gamma'} was opened in 1999.`, role },
      ],
    },
    { key: 'beta' },
  ]),
  smallArticle('lakes', [
    { key: 'gamma', links: [{ fact: 'beta', kind: 'updates', note: 'Gamma replaced beta.' }] },
    { key: 'delta', links: [{ fact: 'gamma', kind: 'contradicts', note: 'They cannot both be first.' }] },
  ]),
]

onBothEngines('facts with several passages and links', (open) => {
  const load = (ctx: Context, of = articles()) => loadContent(ctx.engine, localWorkspace(ctx), of, ctx.now)

  const loaded = async (role: 'states' | 'disagrees' = 'states') => {
    const { ctx } = await open()
    await load(ctx, articles(role))
    const idOf = (key: string): FactId => factIdOf(ctx.actor.workspaceId, key)
    const factOf = async (key: string) =>
      present(await findFact(ctx.engine.read, ctx.actor.workspaceIds, ctx.actor.learnerId, idOf(key)))
    const cardsOf = async (key: string, at = ctx) =>
      (await loadSession(at)).main.filter(({ factId }) => factId === idOf(key))
    return { ctx, idOf, factOf, cardsOf }
  }

  it('show the other article with the card, and the newer fact with the older one', async () => {
    const { cardsOf } = await loaded()
    const [alpha] = await cardsOf('alpha')
    expect(alpha?.source.articleKey).toBe('rivers')
    expect(alpha?.also).toMatchObject([
      { role: 'states', articleKey: 'lakes', exact: 'The bridge delta was opened in 1999.', note: null },
    ])
    const [beta] = await cardsOf('beta')
    expect(beta?.links).toMatchObject([{ kind: 'updated-by', note: 'Gamma replaced beta.' }])
    const [gamma] = await cardsOf('gamma')
    expect(gamma?.links).toMatchObject([{ kind: 'contradicts', note: 'They cannot both be first.' }])
  })

  it('see links from both ends, each in its own sense', async () => {
    const { factOf, idOf } = await loaded()
    const kinds = async (key: string) => (await factOf(key)).fact.links.map(({ kind, factId }) => ({ kind, factId }))
    expect(await kinds('gamma')).toEqual([
      { kind: 'contradicts', factId: idOf('delta') },
      { kind: 'updates', factId: idOf('beta') },
    ])
    expect(await kinds('beta')).toEqual([{ kind: 'updated-by', factId: idOf('gamma') }])
    expect(await kinds('delta')).toEqual([{ kind: 'contradicts', factId: idOf('gamma') }])
  })

  it('lose what a newer content file no longer names, and keep what a person added', async () => {
    const { ctx, factOf, idOf } = await loaded()
    const lakes = present(await findArticle(ctx.engine.read, ctx.actor.workspaceIds, 'lakes'))
    const words = 'The bridge gamma was opened in 1999.'
    const start = lakes.text.indexOf(words)
    const at = must(passageAt(lakes.workspaceId, lakes.snapshotId, lakes.text, { start, end: start + words.length }))
    const workspace = localWorkspace(ctx)
    await ctx.engine.write(async (tx) => {
      await savePassages(tx, workspace, [at.row])
      await addFactPassage(
        tx,
        { ...workspace, factId: idOf('alpha') },
        {
          passageId: at.row.id,
          articleId: lakes.articleId,
          role: 'supports',
          note: 'Mine.',
          state: null,
          origin: 'person',
          createdAt: ctx.now,
        },
      )
    })
    await load(later(ctx, DAY_MS), [
      smallArticle('rivers', [{ key: 'alpha' }, { key: 'beta' }]),
      ...articles().slice(1),
    ])
    expect((await factOf('alpha')).fact.also).toMatchObject([{ role: 'supports', note: 'Mine.', exact: words }])
  })

  it('stay when their article is removed, resting on the passage of another one', async () => {
    const { ctx, factOf, cardsOf } = await loaded()
    const before = (await cardsOf('alpha')).map(({ cardId }) => cardId)
    const removed = await removeArticle(later(ctx, 1), 'rivers')
    expect(removed).toMatchObject({ ok: true, value: { facts: 1, cards: 1, kept: 1 } })
    const { fact, source } = await factOf('alpha')
    expect(source.key).toBe('lakes')
    expect(fact).toMatchObject({
      retiredAt: null,
      also: [],
      passage: { exact: 'The bridge delta was opened in 1999.' },
    })
    expect((await cardsOf('alpha', later(ctx, 2))).map(({ cardId }) => cardId)).toEqual(before)
    expect(await cardsOf('beta', later(ctx, 2))).toEqual([])
    await restoreArticle(later(ctx, 3), 'rivers')
    expect((await factOf('alpha')).fact.also).toMatchObject([
      { role: 'states', exact: 'The bridge alpha was opened in 1999.', article: { key: 'rivers' } },
    ])
    expect(await cardsOf('beta', later(ctx, 4))).toHaveLength(1)
  })

  it('are to be checked where the other passage lacks a value of their cards', async () => {
    const { ctx, idOf } = await loaded()
    const { facts, cards } = ctx.engine.read.t
    await ctx.engine.write((tx) =>
      tx.db
        .update(cards)
        .set({ back: '2001' })
        .where(eq(cards.factId, idOf('alpha'))),
    )
    await removeArticle(later(ctx, 1), 'rivers')
    const [row] = await ctx.engine.read.db
      .select({ state: facts.passageState })
      .from(facts)
      .where(and(eq(facts.workspaceId, ctx.actor.workspaceId), eq(facts.id, idOf('alpha'))))
    expect(row?.state).toBe('moved')
  })

  it('go with their article where the other passage only disagrees', async () => {
    const { ctx, cardsOf } = await loaded('disagrees')
    expect(await removeArticle(later(ctx, 1), 'rivers')).toMatchObject({ ok: true, value: { facts: 2, kept: 0 } })
    expect(await cardsOf('alpha', later(ctx, 2))).toEqual([])
  })

  it('find a further passage again in a newer text, or say that it is gone', async () => {
    const { ctx, factOf, idOf } = await loaded()
    const sentence = 'The bridge alpha was opened in 1999, the council says.'
    const text = `# The council\n\nIt met twice.\n\n${sentence}`
    const key = await addedKey(ctx, pasted(text))
    const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, key)
    const at =
      article && passageAt(article.workspaceId, article.snapshotId, article.text, spanOf(sentence, article.text))
    if (!article || !at?.ok) throw new Error('no passage')
    const workspace = localWorkspace(ctx)
    await ctx.engine.write(async (tx) => {
      await savePassages(tx, workspace, [at.value.row])
      await addFactPassage(
        tx,
        { ...workspace, factId: idOf('alpha') },
        {
          passageId: at.value.row.id,
          articleId: article.articleId,
          role: 'states',
          note: null,
          state: null,
          origin: 'person',
          createdAt: ctx.now,
        },
      )
    })
    const own = async () => (await factOf('alpha')).fact.also.find((passage) => passage.article.key === key)
    const newer = (words: string) => ({
      title: null,
      authors: [],
      outlet: null,
      published: null,
      url: null,
      language: null,
      text: words,
    })
    await replaceSnapshot(later(ctx, 1), key, newer(`# The council\n\nIt met four times this year.\n\n${sentence}`))
    const moved = await own()
    expect(moved).toMatchObject({ exact: sentence, state: null })
    expect(moved?.snapshotId).not.toBe(article.snapshotId)
    await replaceSnapshot(later(ctx, 2), key, newer('# The council\n\nThere is no more news of it, and it met nobody.'))
    expect(await own()).toMatchObject({ exact: sentence, state: 'gone' })
  })
})
