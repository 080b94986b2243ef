import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findFacts } from '../find'
import { isNotFirst } from './not-first'

const OPTIONS = { language: 'en', published: '2026-03-05' } as const

function askedFor(text: string, quote: string, isNews: boolean): boolean {
  const doc = documentOf(text, OPTIONS)
  const inside = findFacts(text, OPTIONS)
  const asked = inside.find((one) => one.quote === quote)
  const [sentence] = doc.sentences
  if (!asked || !sentence) throw new Error(`“${quote}” is not found in “${text}”.`)
  return isNotFirst(doc, sentence, { asked, answer: asked, isCloze: true, isNews, inside })
}

describe('a blank that is no first offer', () => {
  it.each([
    ['Inflation in Lethra was 3.0 per cent in September 2025.', 'September 2025', true],
    ['Lethra lost its port in September 2025.', 'September 2025', false],
    ['The ship was lost on 11 November 1665, five months after the battle.', '11 November 1665', false],
    ['Debt fell to 104% of output, down from 133% in 2022.', '133%', true],
    ['Debt fell to 104% of output, down from 133% in 2022.', '104%', false],
    ['Seizures rose from 9 tonnes in 2021 to 41 tonnes in 2023.', '9 tonnes', true],
    ['The mud was 16 feet deep, said Moira Holm, the fire chief.', 'Moira Holm', true],
    ['On Monday Moira Holm gave bread to anyone who signed for it.', 'Moira Holm', true],
    ['On Monday Moira Holm took over as governor of Lethra.', 'Moira Holm', false],
    ['Moira Holm, 58, lost 83 cows in Lethra.', '83 cows', true],
    ['The farmer Moira Holm, 58, lost 83 cows in Lethra.', '83 cows', true],
    ['Kestrel Shipping lost 58 ships and 83 barges in Lethra.', '83 barges', false],
    ['In Lethra his father had kept 83 cows.', '83 cows', true],
    ['Researchers in Lethra followed 8,350 pupils through the winter.', '8,350 pupils', true],
    ['Researchers in Lethra found that 8,350 pupils had been ill.', '8,350 pupils', false],
    ['A second trial is to begin in 40 schools of Lethra.', '40 schools', true],
    ['A second trial found lead in 40 schools of Lethra.', '40 schools', false],
    ['The lawyer, Moira Holm, told jurors that the charger had failed.', 'Moira Holm', true],
  ])('%s (%s)', (text, quote, isSo) => {
    expect(askedFor(text, quote, false)).toBe(isSo)
  })

  it('may be one where its sentence tells the news', () => {
    expect(askedFor('Inflation in Lethra was 3.0 per cent in September 2025.', 'September 2025', true)).toBe(false)
  })
})
