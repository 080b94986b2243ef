import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '../../domain/briefing/briefing'
import { draftOfBriefing, readBriefingDraft } from './briefing-form'
import type { BriefingInput } from './briefing-input'

const INPUT: BriefingInput = {
  title: 'Talk in Riga',
  at: Date.UTC(2027, 2, 4, 8, 30),
  timeZone: 'Europe/Riga',
  place: null,
  audience: 'The board',
  minutesPerDay: 20,
  choices: {
    ...DEFAULT_CHOICES,
    scope: EMPTY_SCOPE,
    targetMust: 0.95,
    targetOthers: 0.85,
    weekdaysOff: [6, 7],
    daysOff: [20_600],
  },
}

const sent = (fields: Readonly<Record<string, string>>, change = {}) => {
  const draft = draftOfBriefing(INPUT, true)
  return readBriefingDraft({ ...draft, ...change, fields: { ...draft.fields, ...fields } })
}

describe('the form of a briefing', () => {
  it('is read back as the same briefing', () => {
    expect(sent({})).toEqual({ ok: true, value: INPUT })
  })

  it('takes nine o’clock where no time is chosen, and a comma for a point', () => {
    const at = Date.UTC(2027, 2, 4, 7, 0)
    expect(sent({ time: '', targetMust: '92,5' })).toMatchObject({ value: { at, choices: { targetMust: 0.925 } } })
  })

  it('says beside each field what is wrong with it', () => {
    const fields = { title: ' ', timeZone: 'Riga', minutesPerDay: '601', targetMust: 'all', freezeDays: '' }
    expect(sent(fields)).toEqual({
      ok: false,
      errors: {
        title: 'Enter a title.',
        timeZone: 'Choose a time zone from the list, like Europe/Berlin.',
        minutesPerDay: 'Enter 600 or less: the limit is ten hours per day.',
        targetMust: 'Enter a percentage.',
        freezeDays: 'Enter a whole number of days.',
      },
    })
    expect(sent({ date: '2027-02-30' })).toEqual({ ok: false, errors: { date: 'Choose a date.' } })
  })
})
