import { and, asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { findLearner, type Learner } from '@/lib/data/queries/learner/learner'
import type { FormTexts } from '@/lib/domain/form-fields'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { type SavedSettings, saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { present } from '@/tests/support/must'
import { secondLearner } from './second-learner'

const learnerOf = async (ctx: Context): Promise<Learner> =>
  present(await findLearner(ctx.engine.read, ctx.actor.learnerId))

/** Sends the form as it stands, with some fields changed. */
const save = async (ctx: Context, change: FormTexts): Promise<SavedSettings> =>
  saveSettings(ctx, { ...settingsTexts(await learnerOf(ctx)), ...change })

const versionsOf = async ({ engine, actor }: Context) => {
  const { settingsVersions: v } = engine.read.t
  return engine.read.db.select().from(v).where(eq(v.learnerId, actor.learnerId)).orderBy(asc(v.createdAt), asc(v.id))
}

onBothEngines('saving settings', (open) => {
  it('changes nothing where nothing was changed', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await save(ctx, {})).toMatchObject({ ok: true, isChanged: false, newVersion: null })
    expect(await dump(engine)).toEqual(before)
  })

  it('makes a version of what decides intervals, puts it in force and leaves the old one as it was', async () => {
    const { ctx } = await open()
    const [first] = await versionsOf(ctx)
    const saved = await save(later(ctx, MINUTE_MS), {
      desiredRetention: '0.95',
      timeZone: 'europe/riga',
      dayStartHour: '5',
      learningSteps: '2m 1h',
      relearningSteps: '',
      maximumIntervalDays: '365',
      easySunday: '0',
      leechThreshold: '6',
    })
    const versions = await versionsOf(ctx)
    expect(versions).toHaveLength(2)
    expect(versions[0]).toEqual(first)
    expect(saved).toMatchObject({ ok: true, isChanged: true, newVersion: versions[1]?.id })
    expect(await learnerOf(ctx)).toMatchObject({
      settingsId: versions[1]?.id,
      scheduling: {
        ...DEFAULT_SCHEDULING,
        desiredRetention: 0.95,
        timeZone: 'Europe/Riga',
        dayStartHour: 5,
        learningStepsMinutes: [2, 60],
        relearningStepsMinutes: [],
        maximumIntervalDays: 365,
        easyDays: [1, 1, 1, 1, 1, 1, 0],
        leechThreshold: 6,
      },
    })
    expect((await loadSession(later(ctx, 2 * MINUTE_MS))).settingsId).toBe(versions[1]?.id)
  })

  it('saves limits, orders and the screen without a new version', async () => {
    const { ctx } = await open()
    const saved = await save(ctx, {
      newPerDay: '7',
      reviewsPerDay: '0',
      reviewOrder: 'lowest-recall',
      newOrder: 'random',
      newMix: 'after',
      theme: 'dark',
    })
    expect(saved).toMatchObject({ ok: true, isChanged: true, newVersion: null })
    expect(await versionsOf(ctx)).toHaveLength(1)
    expect(await learnerOf(ctx)).toMatchObject({
      queue: {
        newPerDay: 7,
        reviewsPerDay: 0,
        reviewOrder: 'lowest-recall',
        newOrder: 'random',
        newMix: 'after',
      },
      preferences: { theme: 'dark', singleKeys: true, contextLine: true },
    })
  })

  it('switches off what the form does not send', async () => {
    const { ctx } = await open()
    const all = settingsTexts(await learnerOf(ctx))
    const { fuzz, burySiblings, singleKeys, contextLine, ...rest } = all
    expect([fuzz, burySiblings, singleKeys, contextLine]).toEqual(Array(4).fill('on'))
    await saveSettings(ctx, rest)
    expect(await learnerOf(ctx)).toMatchObject({
      scheduling: { fuzz: false, loadBalance: true },
      queue: { burySiblings: false },
      preferences: { singleKeys: false, contextLine: false },
    })
  })

  it('says what is wrong beside each field and saves nothing at all', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    const result = await save(ctx, {
      timeZone: 'Atlantis/Harbour',
      desiredRetention: '1.2',
      learningSteps: '1m ten',
      newPerDay: '-1',
      reviewsPerDay: '',
      maximumIntervalDays: '0.5',
      easyMonday: '2',
      weights: '1, 2, 3',
      theme: 'pink',
      newMix: 'shaken',
    })
    expect(result.ok).toBe(false)
    expect(result.ok ? {} : result.errors).toEqual({
      timeZone: 'Unknown time zone. Try Europe/Berlin.',
      desiredRetention: expect.stringContaining('70% to 99%'),
      learningSteps: expect.stringContaining('“ten”'),
      newPerDay: 'Enter a whole number from 0 to 9999.',
      reviewsPerDay: 'Enter a whole number from 0 to 9999.',
      maximumIntervalDays: 'Enter a whole number of days from 1 to 36500.',
      easyMonday: 'Enter 0 to 1.',
      weights: 'Enter 17, 19 or 21 numbers.',
      theme: expect.any(String),
      newMix: 'Choose one of: mixed, before, after.',
    })
    expect(await dump(engine)).toEqual(before)
  })

  it.each(['0.92', '0,92', '92', '92%', ' 92 % '])('reads a desired retention of “%s” as 0.92', async (typed) => {
    const { ctx } = await open()
    await save(ctx, { desiredRetention: typed })
    expect((await learnerOf(ctx)).scheduling.desiredRetention).toBe(0.92)
  })

  it('takes 21 pasted weights, refuses those that no model can have, and goes back to the defaults', async () => {
    const { ctx } = await open()
    const own = DEFAULT_WEIGHTS.map((weight, index) => (index === 0 ? 0.4 : weight))
    await save(ctx, { weights: `[${own.join(', ')}]` })
    expect((await learnerOf(ctx)).scheduling.weights).toEqual(own)
    expect(await save(ctx, {})).toMatchObject({ newVersion: null })
    const wrong = await save(ctx, { weights: own.with(4, 99).join(' ') })
    expect(wrong).toMatchObject({ ok: false, errors: { weights: expect.stringContaining('w4') } })
    const noNumber = await save(ctx, { weights: 'w = 0.4' })
    expect(noNumber).toMatchObject({ ok: false, errors: { weights: expect.stringContaining('“w”') } })
    await save(ctx, { defaultWeights: 'on' })
    expect((await learnerOf(ctx)).scheduling.weights).toEqual(DEFAULT_WEIGHTS)
    expect(await versionsOf(ctx)).toHaveLength(3)
  })

  it('keeps every answer under the version that it was given under', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 2)
    const [one, two] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, one, 4)])
    const { memories } = await dump(engine)
    await save(ctx, { desiredRetention: '0.8' })
    expect((await dump(engine)).memories).toEqual(memories)
    await submitEntries(later(ctx, 1), [await answerOf(later(ctx, 1), two, 4)])
    const { reviews } = engine.read.t
    const rows = await engine.read.db.select({ id: reviews.settingsId }).from(reviews).orderBy(asc(reviews.at))
    expect(rows.map(({ id }) => id)).toEqual((await versionsOf(ctx)).map(({ id }) => id))
  })

  it('tells anew which cards are leeches when the threshold changes', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 4)
    const cards = await firstCards(ctx, 4)
    await submitEntries(ctx, await Promise.all(cards.map((card) => answerOf(ctx, card, 3))))
    const { memories: m } = engine.read.t
    for (const [index, card] of cards.entries()) {
      const mine = and(eq(m.learnerId, ctx.actor.learnerId), eq(m.cardId, card))
      await engine.write(async (tx) => {
        await tx.db
          .update(tx.t.memories)
          .set({ lapses: index * 2, leech: index === 0 })
          .where(mine)
      })
    }
    const leeches = async () => {
      const rows = await engine.read.db.select({ lapses: m.lapses }).from(m).where(eq(m.leech, true))
      return rows.map(({ lapses }) => lapses).sort()
    }
    await save(ctx, { leechThreshold: '4' })
    expect(await leeches()).toEqual([4, 6])
    await save(ctx, { leechThreshold: '5' })
    expect(await leeches()).toEqual([6])
    await save(ctx, { leechThreshold: '0' })
    expect(await leeches()).toEqual([])
  })

  it('is the actor’s alone: another learner keeps theirs', async () => {
    const { ctx } = await open()
    const other = await secondLearner(ctx, 'same workspace')
    const before = await learnerOf(other)
    await save(ctx, { desiredRetention: '0.85', newPerDay: '3', theme: 'light' })
    expect(await learnerOf(other)).toEqual(before)
    expect(await versionsOf(other)).toHaveLength(1)
  })

  it('makes one version where the same form is sent twice at once', async () => {
    const { ctx } = await open()
    const fields = { ...settingsTexts(await learnerOf(ctx)), desiredRetention: '0.93' }
    const results = await Promise.all([saveSettings(ctx, fields), saveSettings(ctx, fields)])
    expect(results.filter((result) => result.ok && result.newVersion !== null)).toHaveLength(1)
    expect(await versionsOf(ctx)).toHaveLength(2)
  })
})
