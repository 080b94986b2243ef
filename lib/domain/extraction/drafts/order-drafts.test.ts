import { describe, expect, it } from 'vitest'
import { withAnswer } from '../support/asked.fixture'
import { findDrafts } from './find-drafts'

const drafts = (text: string, title: string | null = null) =>
  findDrafts(text, { language: 'en', published: '2026-05-22', title })

const fronts = (text: string, title: string | null = null): readonly string[] =>
  drafts(text, title).flatMap(({ fact }) => fact.cards.map(withAnswer))

const PAD = [
  'Kestrel Shipping paid $190 million for three tugs in 2019, more than Norholt paid for its whole fleet.',
  'The harbour of Lethra handled 12.4 million tonnes in 2021, up 9.6% on 2020.',
  'Exports of timber from Norholt fell by 29.3% in 2023, to $4.1 billion.',
  'The Lethra Port Authority borrowed €40 million at 5 percent in 2018 for a new quay.',
  'Some 2,300 families were moved to Marrat in 2017, at a cost of $75 million.',
  'Wages in the yards of Lethra rose by 11 percent in 2022, more than in any year since 1990.',
  'Insurance for a voyage to Marrat costs 0.7% of the value of the ship, twice the rate of 2015.',
]
const padded = (...sentences: readonly string[]): string => [...PAD, ...sentences].join('\n\n')

describe('the first drafts', () => {
  it('tell the news: the lead and what the headline says', () => {
    const text = [
      'LETHRA, 22 May (Northline) — The Bank of Norholt raised its interest rate to 6.25 percent on Thursday, the fourth increase of the year, after the crown fell to its lowest level in two decades against the euro and shops reported that people had begun to hoard sugar, flour and lamp oil.',
      ...PAD,
      'To defend the crown the bank has spent €4.2 billion.',
    ].join('\n\n')
    const first = fronts(text, 'Bank of Norholt raises rate to defend crown').slice(0, 5)
    expect(first).toContainEqual(expect.stringMatching(/raise its interest rate to.*\{\{c1::6\.25 percent\}\}/u))
    expect(first).toContainEqual(expect.stringContaining('{{c1::€4.2 billion}}'))
    expect(first[0]).toMatch(/interest rate|€4\.2 billion/u)
  })

  it('are spread over kinds of news', () => {
    const alike = ['timber', 'wool', 'barley', 'amber'].map(
      (what, at) => `Exports of ${what} from Norholt fell by ${29 - at}.3% in 2023, to $${4 + at}.1 billion.`,
    )
    const text = [...alike, 'Some 2,300 families were moved to Marrat in 2017, more than in any year before.'].join(
      '\n\n',
    )
    const at = fronts(text).findIndex((front) => front.includes('families'))
    expect(at).toBeGreaterThanOrEqual(0)
    expect(at).toBeLessThan(4)
  })

  it('tell no fact twice', () => {
    const again = 'The harbour of Lethra handled 12.4 million tonnes of goods in 2021.'
    expect(fronts(padded(again)).filter((front) => front.includes('{{c1::12.4 million tonnes'))).toHaveLength(1)
  })

  it('are two of a sentence at most', () => {
    const text =
      'Kestrel sold 40 barges, 12 tugs and 9 ferries to Norholt for $75 million in 2019 and $12 million in 2021.'
    expect(drafts(text).length).toBeLessThanOrEqual(2)
  })
})

describe('behind all others stands what', () => {
  it.each([
    ['hides a place', 'The gas will reach Marrat by way of the Gulf of Lethra.'],
    ['hides a body', 'The new rules were written by the Nordic Grain Council.'],
    ['asks how long something took, by the way', 'Norholt signed a treaty with Marrat after nine years of talks.'],
    ['was so the last time', 'The last time the rate of Norholt stood above 6 percent was in May 2001.'],
    ['tells a life', 'Moira Holm is director of the Lethra Institute, and was a minister from 2014 to 2017.'],
    ['tells of the one before', 'The previous waiver, granted for smaller volumes in 2019, was never used.'],
    ['tells the writer’s own story', 'I counted 17,000 boats in the harbour of Lethra in 2019.'],
    ['only says who is meant', 'The eleven ports of Norholt were closed.'],
  ])('%s', (_, sentence) => {
    const all = drafts(padded(sentence))
    const at = all.findIndex(({ passage }) => padded(sentence).slice(passage.start, passage.end) === sentence)
    expect(at === -1 || at >= PAD.length).toBe(true)
  })

  it('whoever interviews somebody says', () => {
    const turns = [
      'PL: You closed the yard. Norholt lost $40 million in 2019. Why did you do that?',
      'MC: Because nobody else paid. The yard of Lethra cost $2 million in 2018.',
      'PL: And then?',
      'MC: Then 300 families left Lethra in 2021.',
    ]
    const [first, second] = fronts(turns.join('\n\n'), 'A conversation with Moira Carrow')
    expect(`${first} ${second}`).not.toContain('$40 million')
  })
})
