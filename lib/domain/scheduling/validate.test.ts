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

describe('scheduling settings are refused with field, value and what is allowed', () => {
  it.each([
    [{ desiredRetention: 0 }, 'Desired retention is 0%; it must be 70% to 99%.'],
    [{ desiredRetention: 1 }, 'Desired retention is 100%; it must be 70% to 99%.'],
    [{ desiredRetention: Number.NaN }, 'Desired retention is NaN; it must be 70% to 99%.'],
    [{ desiredRetention: '0.9' }, 'Desired retention is "0.9"; it must be 70% to 99%.'],
    [{ desiredRetention: undefined }, 'Desired retention is missing; it must be 70% to 99%.'],
    [{ timeZone: 'Mars' }, 'Time zone is "Mars"; it must be a name such as Europe/Berlin.'],
    [{ dayStartHour: 24 }, 'Day start is 24; it must be a whole number of hours from 0 to 23.'],
    [{ dayStartHour: 4.5 }, 'Day start is 4.5; it must be a whole number of hours from 0 to 23.'],
    [{ maximumIntervalDays: 0 }, 'Maximum interval is 0; it must be a whole number of days from 1 to 36500.'],
    [{ weights: [1, 2] }, 'FSRS parameters are 2 numbers; FSRS-6 has 21.'],
    [{ weights: 'none' }, 'FSRS parameters are "none"; they must be a list of 21 numbers.'],
    [{ fuzz: 'yes' }, 'Fuzz is "yes"; it must be on or off.'],
    [{ easyDays: [1, 1] }, 'Easy days are [1,1]; they must be seven shares from Monday on, each 0 to 1.'],
    [{ easyDays: [1, 2, 1, 1, 1, 1, 1] }, 'The share of reviews on Tuesday is 2; it must be 0 to 1.'],
    [{ leechThreshold: -1 }, 'Leech threshold is -1; it must be a whole number of lapses from 0 to 9999.'],
    [
      { learningStepsMinutes: [0] },
      'Learning steps are 0; they must be up to 20 steps of 1 second to 365 days each, such as "1m 10m".',
    ],
  ])('%j', (given, message) => {
    expect(messages(schedulingSettingsSchema, { ...DEFAULT_SCHEDULING, ...given })).toEqual([message])
  })

  it('allows no steps, and steps of half a minute and two days', () => {
    const given = { learningStepsMinutes: [], relearningStepsMinutes: [0.5, 2880] }
    expect(messages(schedulingSettingsSchema, { ...DEFAULT_SCHEDULING, ...given })).toEqual([])
  })
})

it.each([
  [{ newPerDay: -1 }, 'New cards per day is -1; it must be a whole number from 0 to 9999.'],
  [{ reviewsPerDay: 1.5 }, 'Reviews per day is 1.5; it must be a whole number from 0 to 9999.'],
  [{ newMix: 'never' }, 'Position of new cards is "never"; it must be mixed or before or after.'],
  [
    { newOrder: 'id' },
    'Order of new cards is "id"; it must be position or highest-position or random or random-facts or deck or deck-then-random-facts or weight.',
  ],
  [{ learnAheadMinutes: 2000 }, 'Learn ahead is 2000; it must be 0 to 1440 minutes.'],
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
      message: `The step "${text}" cannot be read; write steps as in "1m 10m", "1.5h", "30s" or "2d".`,
    })
  })

  it.each(['0m', '0.5s', '366d'])('"%s" is out of range', (text) => {
    expect(parseSteps(text)).toEqual({
      ok: false,
      message: `The step "${text}" is out of range; a step may be 1 second to 365 days.`,
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
