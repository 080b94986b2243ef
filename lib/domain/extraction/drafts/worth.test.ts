import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract'
import { withAnswer } from '../support/asked.fixture'
import { findDrafts } from './find-drafts'

const fronts = (text: string, title: string | null = null): string[] =>
  findDrafts(text, { language: 'en', published: '2025-03-14', title }).flatMap(({ fact }) => fact.cards.map(withAnswer))

describe('the first draft of a sentence', () => {
  it.each([
    [
      'asks where a change ended, not where it began',
      'Seizures of heroin fell from 9.3 tonnes in 2021 to 4.1 tonnes in 2023.',
      '{{c1::4.1 tonnes}}',
    ],
    [
      'asks for the figure of today, not for the one that it is held against',
      'Kestrel Shipping had sales of $21.7 billion in 2024, against $26.2 billion a year before.',
      '$21.7 billion',
    ],
    [
      'asks what is said, not what is said by the way',
      'Kestrel Shipping, which lent Lethra $750 million in 2020, expects its sales to grow by 3.1 percent.',
      '{{c1::3.1 percent}}',
    ],
    [
      'asks for what is counted rather than for a number by the way',
      'In Marrat, a fishing town of 38,000, some 2,300 families were moved to Lethra.',
      '2,300 families}}',
    ],
    [
      'does not ask how far away a place is',
      'At Joal, 80 kilometres south of Dakar, the price of a crate has tripled since 2018.',
      '{{c1::2018}}',
    ],
    [
      'does not hide a small number only to hide what cannot be understood',
      'The two countries have quarrelled since July 2022, when Turkey raised its tariff by 40 percent.',
      '{{c1::40 percent}}',
    ],
    [
      'asks what the text comes to before a figure beside it',
      'This note argues that the real weakness of the fleet is not money but maintenance: of 74 vessels 31 no longer sail.',
      '{{c1::maintenance}}',
    ],
    [
      'asks for the place of an event rather than for how long something took',
      'Kestrel Shipping on Friday opened a line that should end three decades of dependence on Turkey.',
      '{{c1::Turkey}}',
    ],
    [
      'asks when a people’s doing ended that nobody is named for',
      'The Soviet bargain over the water broke down in 1991.',
      '{{c1::1991}}',
    ],
    ['knows what came into force', 'The treaty with Kazakhstan came into force in May 2019.', '{{c1::May 2019}}'],
  ])('%s', (_, text, hidden) => {
    expect(fronts(text, 'Paying for the Watch')[0]).toContain(hidden)
  })

  it('leaves out the dateline and who speaks', () => {
    const [first] = fronts('ORSTEND, 14 March 2025 (Northline) — Kestrel Shipping sold 40 barges to Turkey.')
    expect(first).toBe('How many barges did Kestrel Shipping sell to Turkey? {{c1::40 barges}}')
    expect(fronts('Lucas Brandt: You say that ports in North Africa lose trade.')).toEqual([])
  })
})

it('does not give the answer away in the title that it names', () => {
  const [front] = fronts('For all the talk of land, what keeps the quarrel going is gold.', 'Who Runs the Gold Road')
  expect(front).toBe('For all the talk of land, what keeps the quarrel going is {{c1::gold}}.')
})

it('gives months without their year the year that the sentence before named', () => {
  const drafts = fronts(
    'ECOWAS lifted its sanctions in July 2022. From January to July that year they cost Mali $40 million.',
  )
  expect(drafts).toContain('From January to July [2022] that year they cost Mali {{c1::$40 million}}.')
})

it('counts a pronoun less only where nobody can say whom it means', () => {
  const salience = (text: string): number | undefined =>
    extractFacts(text, { language: 'en', published: '2025-03-14' }).find(({ quote }) => quote === '$40 million')
      ?.salience
  const known = salience('Kestrel Shipping owns the yard. It paid $40 million for the quay in 2019.')
  const unknown = salience('Two firms own the yard. It paid $40 million for the quay in 2019.')
  expect(known).toBeGreaterThan(unknown ?? 1)
})

it.each([
  'Kestrel Shipping hopes to end three decades of waiting.',
  'Kestrel Shipping runs a yard 40 kilometres north of the river.',
])('hides neither a short span of time nor the way to a place: %s', (text) => {
  expect(fronts(text).filter((front) => /decades\}|kilometres\}/u.test(front))).toEqual([])
})

describe('what anybody could answer', () => {
  it.each([
    ['a number that says who is meant', 'Kestrel Shipping signed contracts in all three countries.', 'three countries'],
    ['a pair that is known already', 'A treaty of 2019 binds the two powers to Turkey.', 'two powers'],
  ])('is not asked for: %s', (_, text, hidden) => {
    expect(fronts(text).join(' ')).not.toContain(`{{c1::${hidden}}}`)
  })

  it('nor is anything drafted from what stands under a picture', () => {
    expect(fronts('Main image credit Moira Holm and Goran Petrescu pictured in Lethra in 2016.')).toEqual([])
  })

  const worth = (text: string): number =>
    findDrafts(text, { language: 'en', published: '2025-03-14', title: null })[0]?.mention.salience ?? 0

  it('counts less: a country that the text is about, where another is named once', () => {
    const often = Array.from({ length: 5 }, (_, i) => `Turkey bought its barges from port ${'ABCDE'[i]} again.`)
    const about = (country: string) =>
      [`The dockers of ${country} have been on strike since spring.`, ...often].join(' ')
    expect(worth(about('Turkey'))).toBeLessThan(worth(about('Senegal')))
  })

  it.each([
    [
      'More late posting, this time for the Lethra Post on how Turkey was hit by the floods of 2019.',
      'The Lethra Post told in many pages on how Turkey was hit by the floods of 2019.',
    ],
    [
      'A similar story had played out in Senegal a year earlier.',
      'A strike of dockers had played out in Senegal in spring.',
    ],
    [
      'The dockers of Senegal had caused this unrest in the port.',
      'The dockers of Senegal had caused some unrest in the port.',
    ],
    [
      'Was drafted by the Lethra Post ahead of the visit to Turkey.',
      'A note was drafted by the Lethra Post ahead of the visit to Turkey.',
    ],
  ])('counts less what speaks of the text, or of what was said before: %s', (less, more) => {
    expect(worth(less)).toBeLessThan(worth(more))
  })
})

describe('the order of drafts', () => {
  it.each([
    [
      'half an answer',
      'Because nobody would bet a $200 million ship on eleven signatures.',
      'The agreement with China was for $3.3 billion, to be lent in 2015.',
    ],
    [
      'what cannot be understood alone',
      'It was sold for $310 million in 2023.',
      'Kestrel Shipping was sold for $310 million in 2023.',
    ],
  ])('puts %s behind what stands by itself', (_, poor, good) => {
    const [first] = findDrafts(`${poor}\n\n${good}`, { language: 'en', published: '2025-03-14', title: null })
    expect(first?.fact.statement).toBe(good)
  })
})
