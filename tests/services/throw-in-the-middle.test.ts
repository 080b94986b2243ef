import { expect, it } from 'vitest'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { editCard } from '@/lib/services/facts/edit-card'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { undoLast } from '@/lib/services/history/undo'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, newId } from '@/tests/support/entries'
import { holdsTogether } from '@/tests/support/failing-engine'
import { loadBridges, smallArticle } from '@/tests/support/library'
import { present } from '@/tests/support/must'

onBothEngines('a verb that is interrupted', (open) => {
  it('loading content leaves nothing half done', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const changed = smallArticle('bridges', [{ key: 'bridge-a0', cards: ['year', 'more'] }, { key: 'bridge-new' }])
    const statements = await holdsTogether(ctx, (c) => loadContent(c.engine, localWorkspace(c), [changed], c.now))
    expect(statements).toBeGreaterThan(10)
  })

  it('an answer, an act and an undo leave nothing half done', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const [card, other] = await firstCards(ctx, 2)
    const answers = [await answerOf(ctx, card, 3), await answerOf(ctx, other, 1)]
    expect(await holdsTogether(ctx, (c) => submitEntries(c, answers))).toBeGreaterThan(5)
    const act = { kind: 'suspend' as const, id: newId(ctx.now + 1), cardId: card, at: ctx.now + 1, suspended: true }
    expect(await holdsTogether(ctx, (c) => submitEntries(c, [act]))).toBeGreaterThan(5)
    const id = newId(ctx.now + 2)
    expect(await holdsTogether({ ...ctx, now: ctx.now + 2 }, (c) => undoLast(c, id))).toBeGreaterThan(5)
  })

  it('acts on several cards, an edited card, a retired and a restored fact leave nothing half done', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 3)
    const [card, other] = await firstCards(ctx, 2)
    const [first] = (await loadSession(ctx)).main
    if (!card || !other || !first) throw new Error('the library has no cards')
    const marked = { kind: 'mark', marked: true } as const
    expect(await holdsTogether(ctx, (c) => actOnCards(c, marked, [card, other]))).toBeGreaterThan(3)
    const text = { front: first.front.replace('opened', 'first opened'), back: first.back, hint: null }
    expect(await holdsTogether(ctx, (c) => editCard(c, first.cardId, text), { afterwards: true })).toBeGreaterThan(2)
    expect(await holdsTogether(ctx, (c) => retireFact(c, first.factId))).toBeGreaterThan(2)
    expect(await holdsTogether(ctx, (c) => restoreFact(c, first.factId))).toBeGreaterThan(2)
  })

  it('saved settings leave nothing half done', async () => {
    const { ctx } = await open()
    const learner = present(await findLearner(ctx.engine.read, ctx.actor.learnerId))
    const fields = { ...settingsTexts(learner), desiredRetention: '0.85', newPerDay: '7' }
    const statements = await holdsTogether(ctx, (c) => saveSettings(c, fields))
    expect(statements).toBeGreaterThan(2)
    const after = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    expect(after?.queue.newPerDay).toBe(7)
    expect(after?.scheduling.desiredRetention).toBe(0.85)
  })
})
