import { expect, it } from 'vitest'
import { logsOfCards } from '@/lib/data/queries/study/log'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { undoLast } from '@/lib/services/history/undo'
import { loadHistory, loadResults } from '@/lib/services/rehearsal/load-results'
import { startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { answerNext, BRIEFED_ARTICLES, briefed, send, started } from './rehearsal-fixture'
import { secondLearner } from './second-learner'

onBothEngines('a rehearsal', (open) => {
  it('asks one card of each fact of the briefing, whenever it is due', async () => {
    const { ctx } = await open()
    const rehearsalId = await started(ctx, await briefed(ctx, 5))
    const { main, learning, rehearsal } = await loadSession(ctx, { rehearsalId })
    expect(learning).toEqual([])
    expect(main.length).toBeGreaterThan(5)
    expect(new Set(main.map(({ factId }) => factId)).size).toBe(main.length)
    for (const { source, also } of main) {
      const keys: readonly string[] = [source.articleKey, ...also.map(({ articleKey }) => articleKey)]
      expect(BRIEFED_ARTICLES.some((key) => keys.includes(key))).toBe(true)
    }
    expect(rehearsal).toMatchObject({ id: rehearsalId, minutes: 10, usedMs: 0 })
  })

  it('goes on where it was left: what was recalled is not asked again, and a miss comes back', async () => {
    const { ctx } = await open()
    const rehearsalId = await started(ctx, await briefed(ctx, 5))
    const missed = await answerNext(later(ctx, MINUTE_MS), rehearsalId, 1)
    const recalled = await answerNext(later(ctx, 2 * MINUTE_MS), rehearsalId, 3)
    const { main, rehearsal } = await loadSession(later(ctx, DAY_MS), { rehearsalId })
    const ids = main.map(({ cardId }) => cardId)
    expect(ids).toContain(missed.entry.cardId)
    expect(ids[0]).not.toBe(missed.entry.cardId)
    expect(ids).not.toContain(recalled.entry.cardId)
    expect(rehearsal?.usedMs).toBe(12_000)
  })

  it('has each answer in the review log once, however often it is sent, with how sure the learner was beside it', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 5)
    const rehearsalId = await started(ctx, briefingId)
    const now = later(ctx, MINUTE_MS)
    const { entry, results } = await answerNext(now, rehearsalId, 1, 3)
    expect(results).toMatchObject([{ status: 'stored' }])
    expect(await send(now, [entry])).toMatchObject([{ status: 'duplicate' }])
    const log = (await logsOfCards(ctx.engine.read, ctx.actor.learnerId, [entry.cardId])).get(entry.cardId)
    expect(log).toMatchObject([{ kind: 'review', mode: 'rehearsal', rating: 1 }])
    expect(log?.[0]).not.toHaveProperty('rehearsal')
    await answerNext(later(ctx, 2 * MINUTE_MS), rehearsalId, 3, 1)
    const { rehearsal, cards } = must(await loadResults(now, briefingId, null))
    expect(rehearsal).toMatchObject({ id: rehearsalId, isOpen: true, score: { asked: 2, right: 1 } })
    expect(cards.map(({ confidence, misses }) => [confidence, misses])).toEqual([
      [3, 1],
      [1, 0],
    ])
  })

  it('counts an answer whose rehearsal is unknown, as one that was given elsewhere', async () => {
    const { ctx } = await open()
    const rehearsalId = await started(ctx, await briefed(ctx, 5))
    const other = await secondLearner(ctx, 'same workspace')
    const { settingsId } = await loadSession(other)
    const { entry } = await answerNext(later(ctx, MINUTE_MS), rehearsalId, 3)
    const foreign = { ...entry, id: `${entry.id.slice(0, -4)}ffff`, settingsId } as typeof entry
    expect(await send(later(other, MINUTE_MS), [foreign])).toMatchObject([{ status: 'stored' }])
    expect((await loadSession(other, { rehearsalId })).main).toEqual([])
  })

  it('asks a card again whose answer was undone, first', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 5)
    const rehearsalId = await started(ctx, briefingId)
    const { entry } = await answerNext(later(ctx, MINUTE_MS), rehearsalId, 3)
    must(await undoLast(later(ctx, 2 * MINUTE_MS)))
    const { upFirst, main, rehearsal } = await loadSession(later(ctx, 3 * MINUTE_MS), { rehearsalId })
    expect(upFirst).toBe(entry.cardId)
    expect(main.map(({ cardId }) => cardId)).toContain(entry.cardId)
    expect(rehearsal?.usedMs).toBe(0)
    expect(must(await loadResults(ctx, briefingId, rehearsalId)).cards).toEqual([])
  })

  it('keeps its results beside those of others, once it is over and after later reviews', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 5)
    const first = await started(ctx, briefingId, 1)
    for (let i = 1; i <= 10; i += 1) await answerNext(later(ctx, i * MINUTE_MS), first, 3)
    const results = must(await loadResults(later(ctx, DAY_MS), briefingId, first))
    expect(results.rehearsal).toMatchObject({ isOpen: false, score: { asked: 10, right: 10 } })
    const second = await started(later(ctx, DAY_MS), briefingId)
    await answerNext(later(ctx, DAY_MS + MINUTE_MS), second, 1)
    const again = must(await loadResults(later(ctx, 2 * DAY_MS), briefingId, first))
    expect(again.rehearsal).toEqual(results.rehearsal)
    expect(again.cards).toEqual(results.cards)
    expect(must(await loadHistory(ctx, briefingId)).map(({ id }) => id)).toEqual([second, first])
  })

  it('is not begun once the briefing is over, nor by another learner', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 5)
    expect(await startRehearsal(later(ctx, 6 * DAY_MS), briefingId, 10)).toMatchObject({ ok: false, code: 'invalid' })
    const other = await secondLearner(ctx, 'same workspace')
    expect(await startRehearsal(other, briefingId, 10)).toMatchObject({ ok: false, code: 'not-found' })
  })
})
