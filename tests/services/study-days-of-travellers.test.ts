import fc from 'fast-check'
import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { HOUR_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { setQueue } from './second-learner'

const A_DAY = 2
const STEPS = 8

/** Where the learner is next, when their day starts there, and how long after the last session; clocks are set back too. */
const journeys = fc.array(
  fc.record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'Asia/Tokyo',
      'Pacific/Apia',
      'America/Los_Angeles',
      'Australia/Lord_Howe',
    ),
    dayStartHour: fc.integer({ min: 0, max: 12 }),
    hours: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.integer({ min: -30, max: 0 })),
  }),
  { minLength: 3, maxLength: STEPS },
)

const movedTo = async (ctx: Context, timeZone: string, dayStartHour: number) => {
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const texts = { ...settingsTexts(learner), timeZone, dayStartHour: String(dayStartHour) }
  expect(await saveSettings(ctx, texts)).toMatchObject({ ok: true })
}

onBothEngines('a learner who travels', (open, dialect) => {
  it('has the new cards of each study day once, and those of a day that nobody studied on before', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, async (journey) => {
        const { ctx: start } = await open()
        await loadBridges(start, A_DAY * STEPS + A_DAY)
        await setQueue(start, { newPerDay: A_DAY, burySiblings: false, reviewsPerDay: 9_999 })
        const introduced = new Map<number, number>()
        let now = start.now
        for (const { timeZone, dayStartHour, hours } of journey) {
          now = Math.max(start.now, now + hours * HOUR_MS)
          const ctx = { ...start, now }
          await movedTo(ctx, timeZone, dayStartHour)
          const day = studyCalendar(timeZone, dayStartHour).dayOf(now)
          const session = await loadSession(ctx)
          expect(session.day).toBe(day)
          const fresh = session.main.filter(({ memory }) => memory === null)
          if ([...introduced.keys()].every((before) => before < day)) expect(fresh).toHaveLength(A_DAY)
          const results = await submitEntries(
            ctx,
            fresh.map(({ cardId }) => ({
              kind: 'review' as const,
              id: newId(now),
              cardId,
              at: now,
              rating: 4 as const,
              format: 'flash' as const,
              mode: 'study' as const,
              questionMs: 1_000,
              answerMs: 1_000,
              fuzz: null,
              settingsId: session.settingsId,
            })),
          )
          for (const { status } of results) expect(status).toBe('stored')
          if (fresh.length > 0) introduced.set(day, (introduced.get(day) ?? 0) + fresh.length)
          for (const cards of introduced.values()) expect(cards).toBeLessThanOrEqual(A_DAY)
          expect((await loadSession(ctx)).counts.new).toBe(0)
        }
      }),
      { seed: 14, numRuns: dialect === 'sqlite' ? 12 : 3 },
    )
  }, 120_000)
})
