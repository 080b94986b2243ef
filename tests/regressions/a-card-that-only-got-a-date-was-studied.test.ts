import { expect, it } from 'vitest'
import { studiedFacts } from '@/lib/data/queries/ageing/ageing'
import { articleCounts, articleHeads } from '@/lib/data/queries/articles/articles'
import { scoredReviews } from '@/lib/data/queries/retention/scored-reviews'
import { DAY_MS } from '@/lib/domain/time/units'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { loadExpectedRecall, loadTrueRetention } from '@/lib/services/retention/load-overview'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { loadWorkload } from '@/lib/services/retention/load-workload'
import { openRetention } from '@/lib/services/retention/retention-model'
import { loadToday } from '@/lib/services/study/load-today'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { savedBriefing } from '@/tests/support/saved-briefing'

/** How many cards (of the crib sheet and Today: facts) each part of the program says were studied. */
const studiedAccordingTo = async (ctx: Context, briefingId: string) => {
  const model = await openRetention(ctx)
  const { rows } = await loadSources(model, 'article')
  const { day } = await studyDayOf(ctx)
  const { workspaceIds, learnerId } = ctx.actor
  const articleIds = (await articleHeads(ctx.engine.read, workspaceIds)).map(({ articleId }) => articleId)
  const counts = await articleCounts(ctx.engine.read, learnerId, { workspaceIds, articleIds }, day)
  const workload = await loadWorkload(ctx, {})
  const crib = await loadCrib(ctx, briefingId)
  if (!workload.ok || !crib.ok) throw new Error('not loaded')
  return {
    whatYouKnow: (await loadExpectedRecall(model)).cardsStudied,
    bySource: Math.round(rows.reduce((sum, { coverage, cards }) => sum + coverage * cards, 0)),
    articles: [...counts.values()].reduce((sum, { studied }) => sum + studied, 0),
    workload: workload.value.studied,
    crib: crib.value.counts.shown - crib.value.counts.unstudied,
    toCheck: (await studiedFacts(ctx.engine.read, learnerId)).size,
  }
}

const ALL = (n: number) => ({ whatYouKnow: n, bySource: n, articles: n, workload: n, crib: n, toCheck: n })

onBothEngines('a card that only got a date', (open) => {
  const dated = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const [answered, onlyDated, damaged] = await firstCards(ctx, 3)
    return { ctx, answered, onlyDated, damaged, briefing: (await savedBriefing(ctx, 20, { topics: ['bridges'] })).id }
  }

  it('is studied nowhere until it is answered, and no longer once that is undone', async () => {
    const { ctx, answered, onlyDated, briefing } = await dated()
    expect(await actOnCards(ctx, { kind: 'set-due-days', days: '2' }, [onlyDated])).toMatchObject({ ok: true })
    expect(await studiedAccordingTo(later(ctx, 1), briefing)).toEqual(ALL(0))
    expect((await loadToday(later(ctx, 1))).firstRun).not.toBeNull()
    await submitEntries(later(ctx, 2), [await answerOf(later(ctx, 2), answered, 4)])
    expect(await studiedAccordingTo(later(ctx, 3), briefing)).toEqual(ALL(1))
    const workload = await loadWorkload(later(ctx, 4), {})
    expect(workload).toMatchObject({ ok: true, value: { onlyDated: 1 } })
    const at = later(ctx, 2 * DAY_MS)
    await submitEntries(at, [await answerOf(at, onlyDated, 3)])
    expect(await studiedAccordingTo(later(at, 1), briefing)).toEqual(ALL(2))
    expect(await undoLast(later(at, 2))).toMatchObject({ ok: true })
    expect(await studiedAccordingTo(later(at, 3), briefing)).toEqual(ALL(1))
  })

  it('gives no test of memory with its first answer', async () => {
    const { ctx, onlyDated } = await dated()
    await actOnCards(ctx, { kind: 'set-due-days', days: '2' }, [onlyDated])
    const at = later(ctx, 3 * DAY_MS)
    await submitEntries(at, [await answerOf(at, onlyDated, 1)])
    const { rows } = await loadTrueRetention(await openRetention(later(at, 1)))
    expect(rows.every(({ all }) => all.n === 0)).toBe(true)
    expect(await scoredReviews(at.engine.read, at.actor.learnerId, 10)).toEqual([])
  })
})
