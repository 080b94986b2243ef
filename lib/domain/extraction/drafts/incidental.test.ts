import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findFacts } from '../find'
import { isIncidental, isPassing } from './incidental'

const OPTIONS = { language: 'en', published: '2026-03-05' } as const

function mentionIn(text: string, quote: string) {
  const doc = documentOf(text, OPTIONS)
  const inside = findFacts(text, OPTIONS)
  const mention = inside.find((one) => one.quote === quote)
  if (!mention) throw new Error(`“${quote}” is not found in “${text}”.`)
  return { doc, mention, inside }
}

describe('what nobody need know', () => {
  it.each([
    ['Patients lost an average of 6 points on a 60-point scale that measures how well they walk.', '60-point', true],
    ['Patients lost an average of 6 points on a 60-point scale that measures how well they walk.', '6 points', false],
    ['Only 81,000 of the 250,000 doses have been given.', '250,000 doses', true],
    ['Fourteen of the 24 patients who took the drug slept.', '24 patients', true],
    ['The 24 patients who took the drug slept.', '24 patients', false],
  ])('%s %s', (text, quote, isNone) => {
    const { doc, mention } = mentionIn(text, quote)
    expect(isPassing(doc, mention)).toBe(isNone)
  })
})

describe('what only stands beside the finding', () => {
  it.each([
    ['Of 2,900 boats that left in 2025, 48 per cent came from the coast.', '2,900 boats', true],
    ['Of 2,900 boats that left in 2025, 48 per cent came from the coast.', '48 per cent', false],
    ['A study found that of 61,000 homes, 46% were empty.', '61,000 homes', true],
    ['Lethra won 12% more than Marrat in front of 31,406 people.', '31,406 people', false],
    ['The closure will cover 860km of the 1,340km border for 90 days.', '860km', false],
    ['The core, 2,816 metres long, lay 34 kilometres from the station.', '2,816 metres', false],
    ['Kestrel Shipping filed 2,900 boats in 2025.', '2,900 boats', false],
    ['In all 71% of 1,004 people asked by Taloustutkimus approve.', '1,004 people', true],
    ['A trial with 3,200 infants cut malaria by 77%.', '3,200 infants', true],
    ['Malaria killed 3,200 infants, 77% of them in Mali.', '3,200 infants', false],
    ['A home with $500,000 outstanding saves $270 a month.', '$500,000', true],
    ['Lethra lent $500,000 and saved $270 a month.', '$500,000', false],
    ['People who earned under $30,000 were excused in 46% of cases.', '$30,000', true],
    ['The price fell below $30,000, a loss of 46%.', '$30,000', false],
    ['Two-thirds of the patents filed since 2018 are Chinese.', '2018', true],
    ['Kestrel Shipping moved to Lethra in 2018 and lost 40 ships.', '2018', false],
    ['Lethra issued 40% more permits than in 2023.', '2023', true],
  ])('%s (%s)', (text, quote, isSo) => {
    const { doc, mention, inside } = mentionIn(text, quote)
    expect(isIncidental(doc, mention, inside)).toBe(isSo)
  })
})

describe('what is nothing to learn', () => {
  it.each([
    ['The chairman will step down at the annual meeting on 4 September 2026.', '4 September 2026', true],
    ['The chairman will step down on 4 September 2026.', '4 September 2026', false],
    ['A plaque in Lethra was unveiled on 2 September 2008.', '2 September 2008', true],
    ['Admission will be £9.50 for adults.', '£9.50', true],
    ['Admission will be free until March 2027.', 'March 2027', true],
    ['The museum cost £9.50 a visitor.', '£9.50', false],
    ['Kestrel Shipping gave each family 50,000 soles ($13,600) in 2025.', '$13,600', true],
    ['Kestrel Shipping gave each family $13,600 (a record) in 2025.', '$13,600', false],
    ['The order leans on the ruling of 28 August 1996 on rivers.', '28 August 1996', true],
    ['Lethra lost its port on 28 August 1996.', '28 August 1996', false],
    ['Navigation fails on most days, against few in 2023.', '2023', true],
    ['Reports of jamming came from below 3,000 metres.', '3,000 metres', true],
    ['The plane fell to 3,000 metres.', '3,000 metres', false],
    ['Inflation slowed to 2.7% in October 2025 from 3.1% in September 2025.', '3.1%', true],
    ['Inflation slowed to 2.7% in October 2025 from 3.1% in September 2025.', '2.7%', false],
    ['Inflation slowed from 3.1% in September 2025.', '3.1%', false],
    ['The Monetary Policy Committee met on 4 December 2024.', '4 December 2024', true],
    ['The risk rose (95% confidence interval: 9 to 30 percent).', '95%', true],
    ['The risk rose by 95% in Lethra.', '95%', false],
    ['With 98.7% of polling districts counted, the Union had 31.4% of the vote.', '98.7%', true],
    ['With 98.7% of polling districts counted, the Union had 31.4% of the vote.', '31.4%', false],
    ['With 98.7% of the vote, the Union won.', '98.7%', false],
    ['For every 1,000 day workers, about 44 people fell ill.', '1,000 day workers', true],
    ['Lethra hired 1,000 day workers.', '1,000 day workers', false],
    ['The trial followed 1,284 men and women in Lethra.', '1,284 men', true],
    ['The trial followed 1,284 men and ended in Lethra.', '1,284 men', false],
    ['The work was funded with a €3.4 million grant from the Norholt Fund.', '€3.4 million', true],
    ['The fund gave Lethra a €3.4 million grant.', '€3.4 million', false],
    ['A review commissioned by the main donor in 2023 found that alarms were false.', '2023', true],
    ['A review was commissioned by the main donor in 2023.', '2023', false],
    ['The outage that struck Marrat in 2023 showed how angry people can be.', '2023', true],
    ['The court that sat in Marrat was closed in 2023.', '2023', false],
    ['## About the Lottery\n\nIt has raised £50 billion for good causes.', '£50 billion', true],
    ['## The Lottery\n\nIt has raised £50 billion for good causes.', '£50 billion', false],
  ])('%s', (text, quote, isSo) => {
    const { doc, mention } = mentionIn(text, quote)
    expect(isPassing(doc, mention)).toBe(isSo)
  })
})
