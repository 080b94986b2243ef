import { expect, it } from 'vitest'
import { findDrafts } from '@/lib/domain/drafting/find-drafts'
import { findFacts } from '@/lib/domain/finder/find'

const OPTIONS = { language: 'en', published: '2025-03-14', title: 'Fires and courts' } as const

const cards = (text: string): readonly string[] =>
  findDrafts(text, OPTIONS).flatMap(({ fact }) => fact.cards.map(({ front, back }) => `${front} → ${back}`))

const values = (text: string): readonly string[] =>
  findFacts(text, OPTIONS).flatMap(({ quote, value }) => (value ? [`${quote} = ${JSON.stringify(value)}`] : []))

it.each(['1.2 Cargo worth $3 billion passed Lethra in 2023.', '4.3 Sceptics of the plan left Lethra in 2023.'])(
  'the number of a paragraph is no part of its sentence: %s',
  (text) => {
    expect(values(text).join()).not.toMatch(/^[14]\.[23]/u)
    for (const card of cards(text)) expect(card).not.toMatch(/\b(?:1\.2|4\.3)\b/u)
  },
)

it('a dateline of two hyphens is no name', () => {
  const all = cards('TOKYO -- Keiko Aramaki took over Kestrel Robotics in April 2022.')
  expect(all.length).toBeGreaterThan(0)
  for (const card of all) expect(card).not.toContain('TOKYO')
})

it('what people own is not counted as people', () => {
  const text = 'Of 2,900 pilots’ reports of jamming, most came from the Baltic.'
  expect(values(text).join()).not.toContain('2,900 pilots')
  expect(cards(text).join()).not.toContain('2,900 pilots')
})

it.each([
  ['The tribunal awarded Rs 1.5 lakh to the village in Kerala, India.', 150_000],
  ['The tribunal awarded Rs 2 crore to the village in Kerala, India.', 20_000_000],
])('lakh and crore are part of the amount: %s', (text, amount) => {
  expect(values(text).join()).toContain(`"amount":${amount}`)
})

it('the shillings of East Africa are money, and “ages” is no unit', () => {
  expect(values('The cut releases KSh 57 billion in Kenya.').join()).toContain(
    '{"amount":57000000000,"currency":"KES"}',
  )
  const children = values('Among 225 children ages 6 to 10 who received the dose, one fell ill.')
  expect(children).toContain('225 children = {"count":225,"unit":"children"}')
})
