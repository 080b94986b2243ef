import { expect, it } from 'vitest'
import type { Tx } from '@/lib/data/engine/engine'
import { studiedFacts } from '@/lib/data/queries/ageing/ageing'
import { articleCounts, articleHeads } from '@/lib/data/queries/articles/articles'
import { rollupState, storedRollups } from '@/lib/data/queries/retention/rollups'
import { scoredReviews } from '@/lib/data/queries/retention/scored-reviews'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { ROLLUPS_VERSION } from '@/lib/domain/retention/rollups'
import { DAY_MS } from '@/lib/domain/time/units'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { loadCalibration, loadExpectedRecall, loadTrueRetention } from '@/lib/services/retention/load-overview'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { loadWorkload } from '@/lib/services/retention/load-workload'
import { openRetention } from '@/lib/services/retention/retention-model'
import { loadToday } from '@/lib/services/study/load-today'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { rollupsCheck } from '@/tests/support/rollups-check'
import { savedBriefing } from '@/tests/support/saved-briefing'

const CARDS = 4

/** As another version left its rollups: other rows are there. */
const spoilt = async (tx: Tx) => {
  const { dayRollups, cardRollups, scoreRollups, rollupStates } = tx.t
  await tx.db.delete(cardRollups)
  await tx.db.delete(scoreRollups)
  await tx.db.update(dayRollups).set({ answers: 9 })
  await tx.db.update(rollupStates).set({ version: ROLLUPS_VERSION - 1 })
}

onBothEngines('rollups that an earlier version counted', (open) => {
  const studied = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await firstCards(ctx, CARDS)
    let at = ctx
    for (const days of [0, 10, 30]) {
      at = later(at, days * DAY_MS)
      for (const card of cards) {
        at = later(at, 1)
        await submitEntries(at, [await answerOf(at, card, days === 0 ? 4 : 3)])
      }
    }
    return { ctx: at, card: cards[0] ?? anId<CardId>('none') } // edge: the library has four cards
  }
  const figures = async (ctx: Context) => {
    const model = await openRetention(ctx)
    const answers = (await model.tallies()).reduce((sum, one) => sum + one.answers, 0)
    return { calibration: await loadCalibration(model), answers }
  }

  it('are summed again before anything is shown of them', async () => {
    const { ctx } = await studied()
    const before = await figures(ctx)
    expect(before.calibration.all.n).toBe(8)
    await ctx.engine.write(spoilt)
    expect(await figures(ctx)).toEqual(before)
    expect(await rollupState(ctx.engine.read, ctx.actor.learnerId)).toMatchObject({ version: ROLLUPS_VERSION })
  })

  it('are summed again also where an answer comes in first', async () => {
    const { ctx, card } = await studied()
    await ctx.engine.write(spoilt)
    const at = later(ctx, 40 * DAY_MS)
    await submitEntries(at, [await answerOf(at, card, 3)])
    const after = await figures(at)
    expect(after).toMatchObject({ answers: 13, calibration: { all: { n: 9 } } })
    expect((await rollupsCheck(at.engine, at.actor)).examples).toEqual([])
    const { days } = await storedRollups(at.engine.read, at.actor.learnerId)
    expect(days.reduce((sum, { answers }) => sum + answers, 0)).toBe(13)
  })
})

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
