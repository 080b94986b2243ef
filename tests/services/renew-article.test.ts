import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { findArticle } from '@/lib/data/queries/articles/article-page'
import { findFact } from '@/lib/data/queries/facts/fact-views'
import type { FactId } from '@/lib/domain/ids'
import { changedPassages, replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { makeFact } from '@/lib/services/facts/make-fact'
import type { SourceText } from '@/lib/sources/source-result'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { holdsTogether } from '@/tests/support/failing-engine'
import { smallArticle } from '@/tests/support/library'
import { must, present } from '@/tests/support/must'
import { addedKey, cloze, draft, pasted, spanOf } from './library-fixture'

const SENTENCES = {
  stone: 'The Stone Bridge was opened in 1999 and carries 12,000 vehicles a day.',
  iron: 'The Iron Bridge was closed to lorries in 2004, when its northern pier had sunk by 11 centimetres.',
  ferry: 'The last ferry of the town made its crossing on 3 May 1987, before a crowd of two thousand people.',
} as const
const OLD = `# Of stone and iron\n\n${SENTENCES.stone}\n\n${SENTENCES.iron}\n\n${SENTENCES.ferry}`

const source = (text: string, more: Partial<SourceText> = {}): SourceText => ({
  title: null,
  authors: [],
  outlet: null,
  published: null,
  url: null,
  language: null,
  text,
  ...more,
})

/** An article with a fact of each of its three sentences. */
const withFacts = async (ctx: Context) => {
  const key = await addedKey(ctx, pasted(OLD, { outlet: null }))
  const factOf = async (words: string, statement: string, front: string): Promise<FactId> =>
    must(await makeFact(ctx, key, spanOf(words, OLD), draft({ statement, places: [], cards: [cloze(front)] }))).factId
  return {
    key,
    stone: await factOf(
      SENTENCES.stone,
      'The Stone Bridge was opened in 1999.',
      'The Stone Bridge was opened in {{c1::1999}}.',
    ),
    iron: await factOf(
      SENTENCES.iron,
      'The Iron Bridge was closed to lorries in 2004.',
      'The Iron Bridge was closed to lorries in {{c1::2004}}.',
    ),
    ferry: await factOf(
      SENTENCES.ferry,
      'The last ferry crossed on 3 May 1987.',
      'The last ferry of the town crossed on {{c1::3 May 1987}}.',
    ),
  }
}

const NEW = `# Of stone and iron\n\nA new first paragraph stands here now.\n\n${SENTENCES.stone}\n\nThe Iron Bridge was closed to all lorries in 2004, when its northern pier had sunk by 12 centimetres. Much else is new in this version of the text, and says little.`

onBothEngines('a newer version of an article', (open) => {
  it('carries passages over, and tells what was changed and what is gone', async () => {
    const { ctx } = await open()
    const { key, iron, ferry } = await withFacts(ctx)
    expect(await replaceSnapshot(ctx, key, source(NEW))).toMatchObject({ ok: true, value: { key } })
    const passages = await changedPassages(ctx, key)
    const changed = passages.ok ? passages.value : []
    expect(changed.map(({ factId, kind }) => [factId, kind])).toEqual([
      [iron, 'check'],
      [ferry, 'gone'],
    ])
    expect(changed[0]?.old.exact).toBe(SENTENCES.iron)
    expect(changed[0]?.new).toMatchObject({
      exact: 'The Iron Bridge was closed to all lorries in 2004, when its northern pier had sunk by 12 centimetres.',
      after: ' Much else is new in this version of the text, and says little.',
    })
    expect(changed[1]).toMatchObject({ old: { exact: SENTENCES.ferry }, new: null })
  })

  it('makes every passage stand in the snapshot that it names', async () => {
    const { engine, ctx } = await open()
    const { key } = await withFacts(ctx)
    await replaceSnapshot(ctx, key, source(NEW))
    const { facts: f, passages: p, snapshots: s } = engine.read.t
    const rows = await engine.read.db
      .select({ passage: p, text: s.text, state: f.passageState })
      .from(f)
      .innerJoin(p, eq(p.id, f.passageId))
      .innerJoin(s, eq(s.id, p.snapshotId))
    expect(rows.length).toBe(3)
    for (const { passage, text } of rows) {
      expect(text.slice(passage.start, passage.end)).toBe(passage.exact)
      expect(text).toContain(passage.before + passage.exact + passage.after)
    }
    expect(rows.map(({ state }) => state).sort()).toEqual(['gone', 'moved', null].sort())
    const article = await findArticle(engine.read, ctx.actor.workspaceIds, key)
    expect(article?.text).toBe(NEW)
  })

  it('touches no card, memory, review or statement, and keeps the old snapshot', async () => {
    const { engine, ctx } = await open()
    const { key } = await withFacts(ctx)
    const before = await dump(engine)
    await replaceSnapshot(ctx, key, source(NEW))
    const after = await dump(engine)
    const names = ['cards', 'memories', 'reviews', 'decks', 'deck_facts', 'fact_tags'].filter((name) => name in before)
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) expect(after[name as keyof typeof after]).toEqual(before[name as keyof typeof before]) // any table of the dump
    expect((await engine.read.db.select().from(engine.read.t.snapshots)).map(({ text }) => text)).toEqual(
      expect.arrayContaining([OLD, NEW]),
    )
  })

  it('shows the changed passages with both wordings until somebody has looked', async () => {
    const { engine, ctx } = await open()
    const { key, iron, ferry } = await withFacts(ctx)
    expect(await changedPassages(ctx, key)).toEqual({ ok: true, value: [] })
    await replaceSnapshot(ctx, key, source(NEW))
    expect(await changedPassages(ctx, key)).toMatchObject({
      value: [
        {
          factId: iron,
          kind: 'check',
          old: { exact: SENTENCES.iron },
          new: { exact: expect.stringContaining('12 centimetres') },
        },
        { factId: ferry, kind: 'gone', old: { exact: SENTENCES.ferry }, new: null },
      ],
    })
    await engine.write(async (tx) => {
      await tx.db.update(tx.t.facts).set({ passageState: null })
    })
    expect(await changedPassages(ctx, key)).toEqual({ ok: true, value: [] })
  })

  it('finds a passage again that was gone for a version, and keeps a doubt that nobody settled', async () => {
    const { ctx } = await open()
    const { key, iron } = await withFacts(ctx)
    await replaceSnapshot(ctx, key, source(NEW))
    const again = await replaceSnapshot(ctx, key, source(`${NEW}\n\n${SENTENCES.ferry}`))
    expect(again).toMatchObject({ ok: true, value: { key } })
    expect(await changedPassages(ctx, key)).toMatchObject({ value: [{ factId: iron, kind: 'check' }] })
  })

  it('moves highlights and the read point along', async () => {
    const { engine, ctx } = await open()
    const { key } = await withFacts(ctx)
    const article = present(await findArticle(engine.read, ctx.actor.workspaceIds, key))
    const { workspaceId, articleId, snapshotId } = article
    const start = OLD.indexOf('carries 12,000 vehicles a day')
    await engine.write(async (tx) => {
      const mark = {
        workspaceId,
        id: 'mark',
        articleId,
        snapshotId,
        start,
        end: start + 29,
        note: null,
        origin: 'reader' as const,
        createdAt: 1,
      }
      await tx.db.insert(tx.t.highlights).values(mark)
      const reading = {
        learnerId: ctx.actor.learnerId,
        articleId,
        workspaceId,
        state: 'reading' as const,
        priority: 1 as const,
        readPoint: OLD.indexOf(SENTENCES.iron),
        backOnDay: null,
        readMs: 0,
        updatedAt: 1,
      }
      await tx.db
        .insert(tx.t.readings)
        .values(reading)
        .onConflictDoUpdate({
          target: [tx.t.readings.learnerId, tx.t.readings.articleId],
          set: { readPoint: reading.readPoint },
        })
    })
    await replaceSnapshot(ctx, key, source(NEW))
    const [mark] = await engine.read.db.select().from(engine.read.t.highlights)
    expect(NEW.slice(mark?.start, mark?.end)).toBe('carries 12,000 vehicles a day')
    expect(mark?.snapshotId).not.toBe(snapshotId)
    const [reading] = await engine.read.db.select().from(engine.read.t.readings)
    expect(NEW.slice(reading?.readPoint).startsWith('The Iron Bridge')).toBe(true)
  })

  it('takes from the new source only what the article does not have', async () => {
    const { engine, ctx } = await open()
    const { key } = await withFacts(ctx)
    await replaceSnapshot(
      ctx,
      key,
      source(NEW, { title: 'Other', outlet: 'The Weir', published: '2020', url: 'https://weir.example/a' }),
    )
    expect(await findArticle(engine.read, ctx.actor.workspaceIds, key)).toMatchObject({
      title: 'Bridges of the river',
      outlet: 'The Weir',
      published: '2001-07',
      url: 'https://weir.example/a',
    })
  })

  it('is nothing new where the text is the same', async () => {
    const { engine, ctx } = await open()
    const { key } = await withFacts(ctx)
    const before = await dump(engine)
    expect(await replaceSnapshot(ctx, key, source(OLD))).toMatchObject({ ok: true, value: { key } })
    expect(await dump(engine)).toEqual(before)
  })

  it('leaves nothing when it is interrupted at any statement', async () => {
    const { ctx } = await open()
    const { key } = await withFacts(ctx)
    expect(await holdsTogether(ctx, (c) => replaceSnapshot(c, key, source(NEW)))).toBeGreaterThan(6)
  })

  it('is refused for an article that is not there, and for notes of the starter library', async () => {
    const { ctx } = await open()
    expect(await replaceSnapshot(ctx, 'nowhere', source(NEW))).toMatchObject({ ok: false, code: 'not-found' })
    await loadContent(ctx.engine, localWorkspace(ctx), [smallArticle('bridges', [{ key: 'one' }])], ctx.now)
    expect(await replaceSnapshot(ctx, 'bridges', source(NEW))).toMatchObject({ ok: false, code: 'conflict' })
    expect(
      await replaceSnapshot({ ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }, 'bridges', source(NEW)),
    ).toMatchObject({ code: 'not-found' })
  })

  it('can be studied and looked up as before', async () => {
    const { engine, ctx } = await open()
    const { key, stone } = await withFacts(ctx)
    await replaceSnapshot(ctx, key, source(NEW))
    const found = await findFact(engine.read, ctx.actor.workspaceIds, ctx.actor.learnerId, stone)
    expect(found?.fact.passage.exact).toBe(SENTENCES.stone)
    expect(NEW.slice(found?.fact.passage.start, found?.fact.passage.end)).toBe(SENTENCES.stone)
  })
})
