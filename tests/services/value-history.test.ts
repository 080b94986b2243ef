import { expect, it } from 'vitest'
import type { FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { localWorkspace } from '@/lib/services/authorise'
import { valueHistories } from '@/lib/services/comparison/value-history'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { onBothEngines } from '@/tests/support/engines'
import { smallArticle } from '@/tests/support/library'

const updates = (fact: string) => [{ fact, kind: 'updates' as const }]

onBothEngines('how a value changed', (open) => {
  /** Facts of 2010 to 2013, each the newer value of the one before, and two that are linked in other ways. */
  const started = async () => {
    const { ctx } = await open()
    const articles = [
      smallArticle('rivers', [
        { key: 'first', year: '2010' },
        { key: 'third', year: '2012', links: updates('second') },
        { key: 'other', year: '1999', links: [{ fact: 'third', kind: 'contrast' }] },
      ]),
      smallArticle('lakes', [
        { key: 'second', year: '2011', cards: ['year', 'age'], links: updates('first') },
        { key: 'fourth', year: '2013', links: updates('third') },
        { key: 'against', year: '1998', links: [{ fact: 'first', kind: 'contradicts' }] },
      ]),
    ]
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    const { db, t } = ctx.engine.read
    const facts = new Map((await db.select().from(t.facts)).map(({ key, id }) => [key, id]))
    const idOf = (key: string) => facts.get(key) ?? anId<FactId>(`no ${key}`)
    return { ctx, idOf }
  }

  const valuesOf = async (ctx: Context, factId: FactId) =>
    (await valueHistories(ctx, [factId])).get(factId)?.map(({ asOf, value }) => `${asOf}: ${value}`)

  it('is told from any of its facts in both directions, the oldest first', async () => {
    const { ctx, idOf } = await started()
    const all = ['2010: 2010', '2011: 2011', '2012: 2012', '2013: 2013']
    for (const key of ['first', 'second', 'third', 'fourth']) expect(await valuesOf(ctx, idOf(key))).toEqual(all)
  })

  it('is told of several facts at once, and of none that is linked otherwise', async () => {
    const { ctx, idOf } = await started()
    const histories = await valueHistories(ctx, ['first', 'other', 'against', 'fourth', 'nowhere'].map(idOf))
    expect([...histories.keys()]).toEqual([idOf('first'), idOf('fourth')])
  })

  it('leaves out a retired fact and keeps what lies behind it', async () => {
    const { ctx, idOf } = await started()
    await retireFact(ctx, idOf('second'))
    expect(await valuesOf(ctx, idOf('fourth'))).toEqual(['2010: 2010', '2012: 2012', '2013: 2013'])
    expect(await valuesOf(ctx, idOf('second'))).toBeUndefined()
    for (const key of ['first', 'third']) await retireFact(ctx, idOf(key))
    expect(await valuesOf(ctx, idOf('fourth'))).toBeUndefined()
  })

  it('ends after twelve links each way, and where links go round', async () => {
    const { ctx } = await open()
    const names = Array.from({ length: 30 }, (_, i) => `${String.fromCharCode(97 + (i % 26))}${i}`)
    const facts = names.map((key, i) => ({
      key,
      year: String(1990 + i),
      links: updates(names[(i + 29) % 30] ?? ''),
    }))
    await loadContent(ctx.engine, localWorkspace(ctx), [smallArticle('rivers', facts)], ctx.now)
    const { db, t } = ctx.engine.read
    const [row] = (await db.select().from(t.facts)).filter(({ key }) => key === names[15])
    const id = row?.id as FactId // a test's edge
    expect(await valuesOf(ctx, id)).toHaveLength(25)
  })

  it('is not told of another library', async () => {
    const { ctx, idOf } = await started()
    const other = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await valuesOf(other, idOf('first'))).toBeUndefined()
  })
})
