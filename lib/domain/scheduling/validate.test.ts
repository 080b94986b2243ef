import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING } from './settings'
import { formatSteps, parseSteps, queueSettingsSchema, schedulingSettingsSchema } from './validate'

function messages(schema: typeof schedulingSettingsSchema | typeof queueSettingsSchema, settings: object) {
  return schema.safeParse(settings).error?.issues.map(({ message }) => message) ?? []
}

it('the default settings are valid and stay as they are', () => {
  expect(schedulingSettingsSchema.parse(DEFAULT_SCHEDULING)).toEqual(DEFAULT_SCHEDULING)
  expect(queueSettingsSchema.parse(DEFAULT_QUEUE)).toEqual(DEFAULT_QUEUE)
})

describe('scheduling settings are refused with what to enter', () => {
  it.each([
    [{ desiredRetention: 0 }, 'Enter 70% to 99%.'],
    [{ desiredRetention: 1 }, 'Enter 70% to 99%.'],
    [{ desiredRetention: Number.NaN }, 'Enter 70% to 99%.'],
    [{ desiredRetention: '0.9' }, 'Enter 70% to 99%.'],
    [{ desiredRetention: undefined }, 'Enter 70% to 99%.'],
    [{ timeZone: 'Mars' }, 'Unknown time zone. Try Europe/Berlin.'],
    [{ dayStartHour: 24 }, 'Enter a whole number of hours from 0 to 23.'],
    [{ dayStartHour: 4.5 }, 'Enter a whole number of hours from 0 to 23.'],
    [{ maximumIntervalDays: 0 }, 'Enter a whole number of days from 1 to 36500.'],
    [{ weights: [1, 2] }, 'FSRS parameters are 2 numbers; FSRS-6 has 21.'],
    [{ weights: 'none' }, 'Enter 21 numbers.'],
    [{ fuzz: 'yes' }, 'Choose on or off.'],
    [{ easyDays: [1, 1] }, 'Enter seven shares from Monday on, each 0 to 1.'],
    [{ easyDays: [1, 2, 1, 1, 1, 1, 1] }, 'Enter 0 to 1.'],
    [{ leechThreshold: -1 }, 'Enter a whole number of lapses from 0 to 9999.'],
    [{ learningStepsMinutes: [0] }, 'Enter up to 20 steps of 1 second to 365 days each, such as 1m 10m.'],
  ])('%j', (given, message) => {
    expect(messages(schedulingSettingsSchema, { ...DEFAULT_SCHEDULING, ...given })).toEqual([message])
  })

  it('allows no steps, and steps of half a minute and two days', () => {
    const given = { learningStepsMinutes: [], relearningStepsMinutes: [0.5, 2880] }
    expect(messages(schedulingSettingsSchema, { ...DEFAULT_SCHEDULING, ...given })).toEqual([])
  })
})

it.each([
  [{ newPerDay: -1 }, 'Enter a whole number from 0 to 9999.'],
  [{ reviewsPerDay: 1.5 }, 'Enter a whole number from 0 to 9999.'],
  [{ newMix: 'never' }, 'Choose one of: mixed, before, after.'],
  [
    { newOrder: 'id' },
    'Choose one of: position, highest-position, random, random-facts, deck, deck-then-random-facts, weight.',
  ],
])('queue settings are refused likewise: %j', (given, message) => {
  expect(messages(queueSettingsSchema, { ...DEFAULT_QUEUE, ...given })).toEqual([message])
})

describe('steps written as text', () => {
  it.each([
    ['1m 10m', [1, 10]],
    ['1.5h', [90]],
    ['2d', [2880]],
    ['30s', [0.5]],
    ['10', [10]],
    ['  1m,10m, 1H ', [1, 10, 60]],
    ['1, 10', [1, 10]],
    ['', []],
  ])('"%s" are read', (text, minutes) => {
    expect(parseSteps(text)).toEqual({ ok: true, minutes })
  })

  it.each(['x', '1,5h', '1m10m', '-1m', '1w', '1.m', '1e3m'])('"%s" is refused and named', (text) => {
    expect(parseSteps(`10m ${text}`)).toEqual({
      ok: false,
      message: `The step “${text}” cannot be read. Write steps such as 1m 10m, 1.5h, 30s or 2d.`,
    })
  })

  it.each(['0m', '0.5s', '366d'])('"%s" is out of range', (text) => {
    expect(parseSteps(text)).toEqual({
      ok: false,
      message: `The step “${text}” is out of range. A step can be 1 second to 365 days.`,
    })
  })

  it.each([
    [[1, 10], '1m 10m'],
    [[90, 60], '90m 1h'],
    [[1440, 0.5, 1.25], '1d 30s 75s'],
    [[], ''],
  ])('%j are written as %s', (minutes, text) => {
    expect(formatSteps(minutes)).toBe(text)
  })

  it('read back the same minutes', () => {
    const step = fc.oneof(fc.integer({ min: 1, max: 525_600 }), fc.double({ min: 1 / 60, max: 525_600, noNaN: true }))
    const seconds = fc.integer({ min: 1, max: 100_000 }).map((value) => value / 60)
    fc.assert(
      fc.property(fc.array(fc.oneof(step, seconds), { maxLength: 6 }), (minutes) => {
        expect(parseSteps(formatSteps(minutes))).toEqual({ ok: true, minutes })
      }),
    )
  })
})
