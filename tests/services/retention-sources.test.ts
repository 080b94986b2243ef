import { and, asc, eq, ne } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { findFact } from '@/lib/data/queries/facts/fact-views'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { CardId, FactId, WorkspaceId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { editFact } from '@/lib/services/facts/edit-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { undoLast } from '@/lib/services/history/undo'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { firstOf } from '@/tests/support/must'

type Step = 'answer' | 'undo' | 'topics' | 'retire' | 'restore' | 'remove' | 'bring-back' | 'further'

/** Gives a fact a further passage in the other article, or takes it away where it has one. */
const turnFurther = async (ctx: Context, factId: FactId): Promise<void> => {
  const [workspaceId = anId<WorkspaceId>('')] = ctx.actor.workspaceIds
  await ctx.engine.write(async (tx) => {
    const { facts: f, factPassages: p, passages, snapshots } = tx.t
    const own = and(eq(p.workspaceId, workspaceId), eq(p.factId, factId))
    const there = await tx.db.select().from(p).where(own)
    if (there.length > 0) {
      await tx.db.delete(p).where(own)
      return
    }
    const fact = firstOf(
      await tx.db
        .select()
        .from(f)
        .where(and(eq(f.workspaceId, workspaceId), eq(f.id, factId))),
    )
    // Of the passages, which stay: an article that is removed may leave all facts in the other one.
    const other = firstOf(
      await tx.db
        .select({ passageId: passages.id, articleId: snapshots.articleId })
        .from(passages)
        .innerJoin(snapshots, eq(snapshots.id, passages.snapshotId))
        .where(and(eq(passages.workspaceId, workspaceId), ne(snapshots.articleId, fact.articleId)))
        .orderBy(asc(passages.id)),
    )
    const { passageId, articleId } = other
    await tx.db.insert(p).values({
      workspaceId,
      factId,
      passageId,
      articleId,
      role: 'states',
      note: null,
      state: null,
      origin: 'person',
      createdAt: ctx.now,
    })
  })
}

onBothEngines('figures by source', (open) => {
  const started = async () => {
    const { ctx } = await open()
    const articles = [
      smallArticle('rivers', [{ key: 'one', cards: ['year', 'age'] }, { key: 'two' }, { key: 'three' }]),
      smallArticle('lakes', [{ key: 'four' }, { key: 'five' }]),
    ]
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    const cards = await firstCards(ctx, 5)
    const factOf = new Map<CardId, FactId>()
    for (const { id, factId } of await ctx.engine.read.db.select().from(ctx.engine.read.t.cards)) {
      factOf.set(id, factId)
    }
    return { ctx, cards, factOf }
  }

  const take = async (ctx: Context, what: Step, cardId: CardId, factId: FactId): Promise<void> => {
    switch (what) {
      case 'answer':
        await submitEntries(ctx, [{ ...(await answerOf(ctx, cardId, 3, ctx.now)), id: newId(ctx.now) }])
        return
      case 'undo':
        await undoLast(ctx)
        return
      case 'topics': {
        const found = await findFact(ctx.engine.read, ctx.actor.workspaceIds, ctx.actor.learnerId, factId)
        if (found) await editFact(ctx, factId, null, { ...draftOfFact(found.fact), topics: ['water'] })
        return
      }
      case 'retire':
        await retireFact(ctx, factId)
        return
      case 'restore':
        await restoreFact(ctx, factId)
        return
      case 'remove':
        await removeArticle(ctx, 'rivers')
        return
      case 'bring-back':
        await restoreArticle(ctx, 'rivers')
        return
      case 'further':
        return turnFurther(ctx, factId)
    }
  }

  it('follow each change at the next look', async () => {
    const { ctx, cards, factOf } = await started()
    const [card] = cards
    const factId = card && factOf.get(card)
    if (!card || !factId) throw new Error('there are cards')
    let at = later(ctx, 1)
    const rivers = async () =>
      (await loadSources(await openRetention(at), 'article')).rows.find(({ name }) => name === 'rivers')
    expect(await rivers()).toMatchObject({ facts: 3, cards: 4, coverage: 0, minutes: 0 })
    const next = async (what: Step) => {
      at = later(at, 1)
      await take(at, what, card, factId)
      return rivers()
    }
    expect(await next('answer')).toMatchObject({ coverage: 0.25, recallNow: 0.25, minutes: 0.05 })
    expect(await next('undo')).toMatchObject({ coverage: 0, recallNow: 0, minutes: 0 })
    expect(await next('retire')).toMatchObject({ facts: 2, cards: 2 })
    expect(await next('restore')).toMatchObject({ facts: 3, cards: 4 })
    expect(await next('remove')).toBeUndefined()
    expect(await next('bring-back')).toMatchObject({ facts: 3, cards: 4 })
    const lakes = async () =>
      (await loadSources(await openRetention(at), 'article')).rows.find(({ name }) => name === 'lakes')
    expect(await lakes()).toMatchObject({ facts: 2, cards: 2 })
    expect(await next('further')).toMatchObject({ facts: 3 })
    expect(await lakes()).toMatchObject({ facts: 3, cards: 4 })
    expect(await next('further')).toMatchObject({ facts: 3 })
    expect(await lakes()).toMatchObject({ facts: 2, cards: 2 })
    expect((await loadSources(await openRetention(at), 'topic')).rows.map(({ title }) => title)).not.toContain('water')
    await next('topics')
    expect((await loadSources(await openRetention(at), 'topic')).rows.map(({ title }) => title)).toContain('water')
  })
})
