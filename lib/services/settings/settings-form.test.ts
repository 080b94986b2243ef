import { describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES, type Preferences } from '../../domain/preferences'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING } from '../../domain/scheduling/settings'
import { parseSettingsForm, settingsTexts } from './settings-form'

/** What the form does not show. */
const KEPT: Preferences = {
  ...DEFAULT_PREFERENCES,
  cardColumns: ['front', 'topics'],
  savedSearches: [{ name: 'Weak', query: 'sort=recall' }],
}

const SETTINGS = { scheduling: DEFAULT_SCHEDULING, queue: DEFAULT_QUEUE, preferences: KEPT }
const fieldsWith = (change: Partial<Preferences>) =>
  settingsTexts({ ...SETTINGS, preferences: { ...DEFAULT_PREFERENCES, ...change } })

describe('the fields of the settings form', () => {
  it.each<Partial<Preferences>>([{}, { contextLine: false }, { singleKeys: false }, { theme: 'dark' }])(
    'are read back as the same settings: %j',
    (change) => {
      const value = { ...SETTINGS, preferences: { ...KEPT, ...change } }
      expect(parseSettingsForm(fieldsWith(change), SETTINGS)).toEqual({ ok: true, value })
    },
  )

  it('hold a switch only where it is on', () => {
    expect(fieldsWith({})).toMatchObject({ contextLine: 'on', singleKeys: 'on' })
    expect(fieldsWith({ contextLine: false })).not.toHaveProperty('contextLine')
  })

  it.each([
    [0.9, '90%'],
    [0.925, '92.5%'],
    [0.57 + 0.14, '71%'],
    [0.91234, '91.234%'],
    [0.99, '99%'],
  ])('show a desired retention of %s as %s, and read it back as the same', (desiredRetention, text) => {
    const scheduling = { ...DEFAULT_SCHEDULING, desiredRetention }
    const settings = { ...SETTINGS, scheduling }
    const texts = settingsTexts(settings)
    expect(texts.desiredRetention).toBe(text)
    const read = parseSettingsForm(texts, settings)
    expect(read.ok && read.value.scheduling.desiredRetention).toBeCloseTo(desiredRetention, 12)
  })

  it.each([
    ['desiredRetention', '0.5', 'Enter 70% to 99%.'],
    ['desiredRetention', '50', 'Enter 70% to 99%.'],
    ['desiredRetention', '1%', 'Enter 70% to 99%.'],
    ['desiredRetention', '100', 'Enter 70% to 99%.'],
    ['desiredRetention', 'soon', 'Enter 70% to 99%.'],
    ['timeZone', 'Narnia', 'Unknown time zone. Try Europe/Berlin.'],
    ['leechThreshold', '-1', 'Enter a whole number of lapses from 0 to 9999.'],
    ['weights', '1 2 3', 'Enter 17, 19 or 21 numbers.'],
    ['weights', '1 two 3', '“two” is not a number. Enter 17, 19 or 21 numbers with decimal points.'],
    ['learningSteps', '1m ten', 'The step “ten” cannot be read. Write steps such as 1m 10m, 1.5h, 30s or 2d.'],
  ])('say beside %s what to enter in place of %s', (field, typed, said) => {
    const texts = { ...fieldsWith({}), [field]: typed }
    expect(parseSettingsForm(texts, SETTINGS)).toEqual({ ok: false, errors: { [field]: said } })
  })
})
