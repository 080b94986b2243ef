import { expect, it } from 'vitest'
import { addSettingsVersion } from '@/lib/data/mutations/learner'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { allVersions } from '@/lib/data/queries/learner/settings-versions'
import { memoriesOf } from '@/lib/data/queries/study/log'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { actingLearner } from '@/lib/services/authorise'
import { undoLast } from '@/lib/services/history/undo'
import { newSettingsId } from '@/lib/services/home'
import { adoptRules } from '@/lib/services/settings/adopt-rules'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('the rules of the schedule', (open) => {
  it('change for later answers only: a replay gives earlier ones as they were stored', async () => {
    const { ctx, engine } = await open()
    const { actor } = ctx
    await loadBridges(ctx, 5)
    const older = {
      ...DEFAULT_SCHEDULING,
      rules: 1 as const,
      fuzz: false,
      learningStepsMinutes: [],
      weights: DEFAULT_SCHEDULING.weights.map((weight, index) => [6.5, 6.6, 6.7][index] ?? weight),
    }
    await engine.write((tx) => addSettingsVersion(tx, actingLearner(actor), newSettingsId(), older, ctx.now))
    const [early, late] = await firstCards(ctx, 2)
    if (!early || !late) throw new Error('the library has no cards')
    await submitEntries(ctx, [await answerOf(ctx, early, 3)])

    expect(await adoptRules(engine, actor, ctx.now + 1)).toBe(true)
    expect(await adoptRules(engine, actor, ctx.now + 2)).toBe(false)
    const { scheduling } = await learnerOf(engine.read, actor.learnerId)
    expect(scheduling).toEqual({ ...older, rules: DEFAULT_SCHEDULING.rules })
    expect((await allVersions(engine.read, actor.learnerId)).map(({ settings }) => settings?.rules)).toEqual([3, 1, 3])

    await submitEntries(later(ctx, 1_000), [await answerOf(later(ctx, 1_000), late, 3)])
    const intervals = async () => {
      const memories = await memoriesOf(engine.read, actor.learnerId, [early, late])
      return [early, late].map((card) => memories.get(card)?.intervalDays)
    }
    expect(await intervals()).toEqual([8, 7])

    // A void makes the whole log of a card be replayed.
    const then = later(ctx, 9 * DAY_MS)
    await submitEntries(then, [await answerOf(then, early, 1)])
    await undoLast(then)
    expect(await intervals()).toEqual([8, 7])
  })
})
