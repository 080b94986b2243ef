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

const fieldsWith = (change: Partial<Preferences>) =>
  settingsTexts({
    scheduling: DEFAULT_SCHEDULING,
    queue: DEFAULT_QUEUE,
    preferences: { ...DEFAULT_PREFERENCES, ...change },
  })

describe('the fields of the settings form', () => {
  it.each<Partial<Preferences>>([
    {},
    { contextLine: false },
    { singleKeys: false },
    { theme: 'dark', readingMinutesADay: 0 },
    { flagNames: ['ask the desk', '', '', 'numbers'] },
  ])('are read back as the same settings: %j', (change) => {
    expect(parseSettingsForm(fieldsWith(change), { scheduling: DEFAULT_SCHEDULING, preferences: KEPT })).toEqual({
      ok: true,
      value: {
        scheduling: DEFAULT_SCHEDULING,
        queue: DEFAULT_QUEUE,
        preferences: { ...KEPT, ...change },
      },
    })
  })

  it('hold a switch only where it is on', () => {
    expect(fieldsWith({})).toMatchObject({ contextLine: 'on', singleKeys: 'on' })
    expect(fieldsWith({ contextLine: false })).not.toHaveProperty('contextLine')
  })
})
