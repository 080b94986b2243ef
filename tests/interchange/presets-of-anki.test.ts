import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { openPresets } from '@/lib/data/queries/learner/presets'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage } from '@/lib/services/imports/stage-package'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { pathOf } from '@/tests/services/export-fixture'
import { describeWithAnki, runWithAnki } from '@/tests/support/anki/anki-engine'
import { onBothEngines } from '@/tests/support/engines'

const WEIGHTS = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight * 2 : weight))

onBothEngines('a preset of Anki', (open) => {
  describeWithAnki('in a package that Anki wrote', () => {
    it('is the same preset here, and memories under its parameters are those of Anki', async () => {
      const path = pathOf('treaties.apkg')
      runWithAnki('./write_preset.py', [path, JSON.stringify(WEIGHTS)])
      const { ctx, dataDir, engine } = await open(Date.now())
      const folder = await newStagingFolder(dataDir, ctx.now)
      const staged = await stagePackage({ path, fileName: 'treaties.apkg', folder, now: ctx.now }).result
      if (!staged.ok) throw new Error(staged.message)
      const done = await importPackage(ctx, staged.value, { withScheduling: true, withPresets: true, deck: null })
      if (!done.ok) throw new Error(done.message)
      const { report } = done.value
      expect(report.memories).toMatchObject({ compared: 1, differing: 0 })
      expect(report.presets.map(({ name }) => name)).toEqual(['Treaties'])
      expect(report.problems.flatMap(({ examples }) => examples)).toContain('Treaties: Minimum interval')
      const presets = await openPresets(
        engine.read,
        await learnerOf(engine.read, ctx.actor.learnerId),
        ctx.actor.workspaceIds,
      )
      const today = studyCalendar('Etc/UTC', 4).dayOf(ctx.now)
      expect(presets.choices.find(({ name }) => name === 'Law')?.limits).toEqual({
        newPerDay: 4,
        reviewsPerDay: null,
        today: { day: today, newPerDay: null, reviewsPerDay: 60 },
      })
      const { scheduling, queue } = presets.ofDeck('Law')
      expect(scheduling).toMatchObject({
        learningStepsMinutes: [2, 30],
        relearningStepsMinutes: [],
        maximumIntervalDays: 1_000,
        desiredRetention: 0.85,
        leechThreshold: 6,
        leechAction: 'suspend',
        easyDays: [1, 1, 1, 1, 1, 0.5, 0],
      })
      for (const [at, weight] of scheduling.weights.entries()) expect(weight).toBeCloseTo(WEIGHTS[at] ?? 0, 5)
      expect(queue).toMatchObject({
        newPerDay: 7,
        reviewsPerDay: 150,
        reviewOrder: 'lowest-recall',
        newOrder: 'position',
        newSort: 'random',
        newMix: 'before',
        interdayMix: 'after',
        buryLearningSiblings: true,
      })
    })
  })
})
