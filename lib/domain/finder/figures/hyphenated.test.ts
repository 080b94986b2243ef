import { describe, expect, it } from 'vitest'
import { found } from '../support/found.fixture'

const count = (text: string) => found(text, ['count'])

describe('quantities that a hyphen joins to their unit', () => {
  it.each([
    ['A 12-mile tunnel opened.', ['12-mile = 12 miles']],
    ['They signed a 30-day truce.', ['30-day = 30 days']],
    ['It built a 5-megawatt plant.', ['5-megawatt = 5 megawatts']],
    ['The 1,200-tonne ship sank.', ['1,200-tonne = 1200 tonnes']],
    ['The 1500-tonne ship sank.', ['1500-tonne = 1500 tonnes']],
    ['It is a three-year plan.', ['three-year = 3 years']],
    ['It is a three‑year plan.', ['three‑year = 3 years']],
    ['It won a one-year delay.', ['one-year = 1 years']],
    ['A twenty-five-year lease ended.', ['twenty-five-year = 25 years']],
    ['A twenty-mile road opened.', ['twenty-mile = 20 miles']],
    ['A two-and-a-half-year inquiry ended.', ['two-and-a-half-year = 2.5 years']],
    ['A 2.5-hour talk followed.', ['2.5-hour = 2.5 hours']],
    ['A 40-foot container fell.', ['40-foot = 40 feet']],
    ['The 27-nation bloc met.', ['27-nation = 27 nations']],
    ['The 450-seat chamber met.', ['450-seat = 450 seats']],
    ['A 300-square-mile park burned.', ['300-square-mile = 300 square miles']],
    ['A 300-square mile park burned.', ['300-square mile = 300 square miles']],
    ['A 25-basis-point cut followed.', ['25-basis-point = 25 basis points']],
    ['A 400-MW plant opened.', ['400-MW = 400 MW']],
    ['A 400-km line opened.', ['400-km = 400 km']],
    ['The 10-year-long war ended.', ['10-year = 10 years']],
    ['The “12-mile” limit holds.', ['12-mile = 12 miles']],
  ])('%s', (text, expected) => {
    expect(count(text)).toEqual(expected)
  })
})

describe('hyphens that join something else', () => {
  it.each([
    'A MiG-29, two Su-35s and an F-16 flew.',
    'Covid-19 spread and the G-7 met.',
    'They won 3-1 and lost 2-2.',
    'The 45-year-old lawyer left.',
    'The 45-year old lawyer left.',
    'The 24-hour-a-day shop closed.',
    'The 12-Day War ended.',
    'The Six-Day War ended.',
    'A 10- to 15-day visit follows.',
    'A 10-to-15-day visit follows.',
    'A two- or three-day visit follows.',
    'A five-star hotel and a two-tier system.',
    'A one-man show and a one-way street.',
    'Two million-barrel tankers sank.',
    'The Boeing 737-800 landed.',
    'A high-speed, four-wheel drive.',
    'The 2015-16 budget fell.',
  ])('%s', (text) => {
    expect(count(text)).toEqual([])
  })
})
