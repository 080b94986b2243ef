import { expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '../../domain/preferences'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING } from '../../domain/scheduling/settings'
import { changedFieldsWords, withChanged, withWeights } from './changed-fields-words'
import { SETTINGS_FIELDS } from './settings-fields'
import { type SettingsChoices, settingsTexts } from './settings-form'

const before: SettingsChoices = {
  scheduling: DEFAULT_SCHEDULING,
  queue: DEFAULT_QUEUE,
  preferences: DEFAULT_PREFERENCES,
}
const wordsOf = (after: SettingsChoices) =>
  changedFieldsWords(SETTINGS_FIELDS, withWeights(before, settingsTexts), withWeights(after, settingsTexts))

it('names each field that changed with its values, and counts those beyond three', () => {
  const queue = { ...DEFAULT_QUEUE, newPerDay: 15 }
  expect(wordsOf({ ...before, queue })).toBe('new cards per day, 20 to 15')
  const scheduling = { ...DEFAULT_SCHEDULING, fuzz: !DEFAULT_SCHEDULING.fuzz, easyDays: [1, 1, 1, 1, 0, 1, 1] as const }
  const preferences = { ...DEFAULT_PREFERENCES, theme: 'dark' as const, flagNames: ['ask'] }
  expect(wordsOf({ scheduling, queue, preferences })).toBe(
    'new cards per day, 20 to 15; vary intervals a little, on to off; Friday, “Normal” to “As few as possible”; 2 more',
  )
  expect(wordsOf({ ...before, preferences: { ...DEFAULT_PREFERENCES, flagNames: ['ask'] } })).toBe(
    'flag 1, red, blank to “ask”',
  )
  const weights = DEFAULT_SCHEDULING.weights.with(0, 0.3)
  expect(wordsOf({ ...before, scheduling: { ...DEFAULT_SCHEDULING, weights } })).toBe('other parameters')
  expect(withChanged('Settings changed', wordsOf(before))).toBe('Settings changed')
})
