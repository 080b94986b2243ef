import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { retireBriefing } from '@/lib/data/mutations/briefings'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { instantOfLocal } from '@/lib/domain/briefing/day-words'
import { DAY_MS } from '@/lib/domain/time/units'
import { actingLearner } from '@/lib/services/authorise'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import {
  contextOfToken,
  findCalendarToken,
  renewCalendarAddress,
  switchOffCalendar,
} from '@/lib/services/briefing/calendar-address'
import { briefingEvent, calendarText, daysStoodFor, loadCalendar } from '@/lib/services/briefing/load-calendar'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, madeFact } from './library-fixture'

const ORIGIN = 'http://127.0.0.1:4711'

const wanted = (ctx: Context, more: Partial<BriefingInput> = {}): BriefingInput => ({
  title: 'Bridges; their cost, and “weight”',
  at: ctx.now + 10 * DAY_MS,
  timeZone: 'Europe/Rome',
  place: 'Town hall, room 4; north wing',
  audience: 'The council’s committee for bridges, roads and everything else that carries people across the water',
  minutesPerDay: 12,
  ...more,
  choices: {
    ...DEFAULT_CHOICES,
    scope: { ...EMPTY_SCOPE, topics: ['bridges'] },
    daysOff: [],
    weekdaysOff: [],
    ...more.choices,
  },
})

const inZone = async (ctx: Context, timeZone: string): Promise<void> => {
  const learner = present(await findLearner(ctx.engine.read, ctx.actor.learnerId))
  const saved = await saveSettings(ctx, { ...settingsTexts(learner), timeZone })
  if (!saved.ok) throw new Error('the zone was not saved')
}

const briefed = async (ctx: Context, more: Partial<BriefingInput> = {}): Promise<string> => {
  const key = await addedKey(ctx)
  await madeFact(ctx, key, draft({ cards: [entry(), cloze('The Stone Bridge was opened in {{c1::1999}}.')] }))
  return must(await saveBriefing(ctx, wanted(ctx, more))).id
}

/** The feed as another program reads it. */
const readBack = async (ctx: Context, hour: number | null = null) => {
  const text = calendarText(await loadCalendar(ctx, hour), ORIGIN)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part))
  return { text, events, briefings: events.filter(({ uid }) => uid.startsWith('briefing-')) }
}

const first = <T>(list: readonly T[]): T => {
  const [one] = list
  if (one === undefined) throw new Error('the list is empty')
  return one
}

onBothEngines('the calendar', (open) => {
  it('holds a briefing with its time, place, audience and link, as another program reads them', async () => {
    const { ctx } = await open()
    const id = await briefed(ctx)
    const { briefings } = await readBack(ctx)
    expect(briefings).toHaveLength(1)
    const event = first(briefings)
    expect(event.summary).toBe('Bridges; their cost, and “weight”')
    expect(event.location).toBe('Town hall, room 4; north wing')
    expect(event.description).toContain('everything else that carries people across the water')
    expect(event.description).toContain(`${ORIGIN}/briefings/${id}`)
    expect(event.startDate.toJSDate().getTime()).toBe(ctx.now + 10 * DAY_MS)
    expect(event.component.getFirstPropertyValue('transp')).toBe('OPAQUE')
  })

  it('keeps the hour where a briefing is held when it is moved across a clock change, and its UID', async () => {
    const { ctx } = await open(Date.UTC(2026, 2, 20, 9))
    const inRome = (date: string) => instantOfLocal(date, '14:00', 'Europe/Rome') ?? 0
    const id = await briefed(ctx, { at: inRome('2026-03-27') })
    const before = first((await readBack(ctx)).briefings)
    expect(before.startDate.toJSDate().toISOString()).toBe('2026-03-27T13:00:00.000Z')
    const later = { ...ctx, now: ctx.now + 60_000 }
    await saveBriefing(later, wanted(ctx, { at: inRome('2026-03-30') }), id)
    const after = first((await readBack(later)).briefings)
    expect(after.startDate.toJSDate().toISOString()).toBe('2026-03-30T12:00:00.000Z')
    expect(after.endDate.toJSDate().toISOString()).toBe('2026-03-30T13:00:00.000Z')
    expect([after.uid, after.sequence > before.sequence]).toEqual([before.uid, true])
  })

  it('follows the learner to another zone: a briefing stays where it is held, study moves with them', async () => {
    const { ctx } = await open(Date.UTC(2026, 2, 20, 9))
    await inZone(ctx, 'Europe/Rome')
    await briefed(ctx)
    const [home] = [await readBack(ctx, 7)]
    await inZone(ctx, 'Asia/Tokyo')
    const away = await readBack(ctx, 7)
    const held = ({ briefings }: typeof home) => briefings.map(({ uid, startDate }) => [uid, startDate.toString()])
    expect(held(away)).toEqual(held(home))
    const study = ({ events }: typeof home) =>
      events
        .filter(({ uid }) => uid.startsWith('plan-'))
        .map(({ uid, startDate }) => [/\d{4}-\d{2}-\d{2}/.exec(uid)?.[0], startDate.toJSDate().toISOString()])
    const uids = away.events.map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(uids.length)
    expect(study(away).length).toBeGreaterThan(1)
    for (const [date = '', at] of study(away)) {
      const morning = new Date(Date.parse(`${date}T00:00:00Z`) - 2 * 3_600_000).toISOString()
      expect(at).toBe(morning)
    }
  })

  it('no longer holds a briefing that was removed, nor its minutes', async () => {
    const { ctx } = await open()
    const id = await briefed(ctx)
    await ctx.engine.write((tx) => retireBriefing(tx, { ...actingLearner(ctx.actor), id }, ctx.now))
    expect((await readBack(ctx)).events.filter(({ uid }) => uid.includes(id))).toEqual([])
  })

  it('puts the minutes of the plan on whole days, or at the hour that was chosen where the learner lives', async () => {
    const { ctx } = await open(Date.UTC(2026, 2, 27, 9))
    await inZone(ctx, 'Europe/Rome')
    await briefed(ctx)
    const days = (await readBack(ctx)).events.filter(({ uid }) => uid.startsWith('plan-'))
    expect(days.length).toBeGreaterThan(1)
    expect(days.every(({ startDate }) => startDate.isDate)).toBe(true)
    expect(first(days).summary).toMatch(/^\d+ min: Bridges/)
    expect(first(days).startDate.toString()).toBe('2026-03-27')
    const timed = (await readBack(ctx, 7)).events.filter(({ uid }) => uid.startsWith('plan-'))
    expect(timed.map(({ uid }) => uid)).toEqual(days.map(({ uid }) => uid))
    // The clocks of Rome go forward on 29 March: seven there is six, then five in UTC.
    for (const { uid, startDate } of timed) {
      const [date] = /\d{4}-\d{2}-\d{2}/.exec(uid) ?? ['']
      const hour = date < '2026-03-29' ? '06' : '05'
      expect(startDate.toJSDate().toISOString()).toBe(`${date}T${hour}:00:00.000Z`)
    }
  })

  it('skips days off and names no more minutes than a day has', async () => {
    const { ctx } = await open()
    await briefed(ctx, { choices: { ...wanted(ctx).choices, weekdaysOff: [1, 2, 3, 4, 5] } })
    const plan = (await readBack(ctx)).events.filter(({ uid }) => uid.startsWith('plan-'))
    expect(plan.length).toBeGreaterThan(0)
    for (const event of plan) {
      expect([ICAL.Time.SATURDAY, ICAL.Time.SUNDAY]).toContain(event.startDate.dayOfWeek())
      expect(Number.parseInt(event.summary, 10)).toBeLessThanOrEqual(12)
    }
  })

  it('names the reviews that are due on each of the next 30 days, what is overdue today', async () => {
    const { ctx } = await open()
    await briefed(ctx)
    for (const cardId of await firstCards(ctx, 1)) await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    const due = (await readBack(ctx)).events.filter(({ uid }) => uid.startsWith('reviews-'))
    expect(due.map(({ summary }) => summary)).toEqual(['1 review, 1 min'])
    const late = { ...ctx, now: ctx.now + 60 * DAY_MS }
    const overdue = (await readBack(late)).events.filter(({ uid }) => uid.startsWith('reviews-'))
    expect(overdue.map(({ uid }) => uid)).toEqual(['reviews-2026-05-01@aide-memoire'])
    expect(first(overdue).component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  it('is the same in whatever zone the server stands', async () => {
    const { ctx } = await open()
    await briefed(ctx)
    const zone = process.env.TZ
    const texts: string[] = []
    for (const name of ['Pacific/Auckland', 'America/Los_Angeles', 'Etc/UTC']) {
      process.env.TZ = name
      texts.push((await readBack(ctx)).text)
    }
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(new Set(texts).size).toBe(1)
  })

  it('opens by its token only, and by none once it was renewed or switched off', async () => {
    const { ctx } = await open()
    expect(await findCalendarToken(ctx)).toBeNull()
    const token = await renewCalendarAddress(ctx)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await findCalendarToken(ctx)).toBe(token)
    expect((await contextOfToken(ctx, token))?.actor).toEqual(ctx.actor)
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const no of [wrong, '', token.slice(1), `${token}A`, '%']) expect(await contextOfToken(ctx, no)).toBeNull()
    const renewed = await renewCalendarAddress(ctx)
    expect(renewed).not.toBe(token)
    expect(await contextOfToken(ctx, token)).toBeNull()
    expect(await contextOfToken(ctx, renewed)).not.toBeNull()
    await switchOffCalendar(ctx)
    expect(await contextOfToken(ctx, renewed)).toBeNull()
    expect(await findCalendarToken(ctx)).toBeNull()
  })
})

it('spreads a rough plan over the study days that it stands for', () => {
  expect(daysStoodFor(10, 1, new Set([11]))).toEqual([10])
  expect(daysStoodFor(10, 3, new Set([11, 12]))).toEqual([10, 13, 14])
})

onBothEngines('one briefing as a calendar file', (open) => {
  it('has its time, a reminder and a link', async () => {
    const { ctx } = await open()
    const at = instantOfLocal('2026-12-05', '15:30', 'Asia/Kathmandu')
    if (at === null) throw new Error('there is such a time')
    const id = await briefed(ctx, { at, timeZone: 'Asia/Kathmandu' })
    const made = must(await briefingEvent(ctx, id, ORIGIN))
    for (const line of made.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const calendar = new ICAL.Component(ICAL.parse(made))
    const parts = calendar.getAllSubcomponents('vevent')
    expect(parts).toHaveLength(1)
    const part = firstOf(parts)
    const event = new ICAL.Event(part)
    expect(event.startDate.toJSDate().getTime()).toBe(at)
    expect(event.endDate.toJSDate().getTime()).toBe(at + 3_600_000)
    expect(event.uid).toBe(`briefing-${id}@aide-memoire`)
    expect(event.summary).toBe('Bridges; their cost, and “weight”')
    expect(event.location).toBe('Town hall, room 4; north wing')
    expect(event.description).toContain(`${ORIGIN}/briefings/${id}`)
    const alarm = part.getFirstSubcomponent('valarm')
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT1H')
  })

  it('is not found for another learner or once the briefing is removed', async () => {
    const { ctx } = await open()
    const id = await briefed(ctx)
    const other = { ...ctx, actor: { ...ctx.actor, learnerId: 'another' as typeof ctx.actor.learnerId } } // a test's own id
    expect(await briefingEvent(other, id, ORIGIN)).toMatchObject({ ok: false, code: 'not-found' })
    await ctx.engine.write((tx) => retireBriefing(tx, { ...actingLearner(ctx.actor), id }, ctx.now))
    expect(await briefingEvent(ctx, id, ORIGIN)).toMatchObject({ ok: false, code: 'not-found' })
  })
})
