import { describe, expect, it } from 'vitest'
import { withAnswer } from '../support/asked.fixture'
import { findDrafts } from './find-drafts'

const first = (text: string, title: string): string => {
  const [draft] = findDrafts(text, { language: 'en', published: '2026-04-22', title })
  const [card] = draft?.fact.cards ?? []
  return card ? withAnswer(card) : ''
}

describe('the first draft of news without a figure', () => {
  it('hides what was announced, not who the sender is', () => {
    const lead =
      'Kestrel NV, a leading developer of hydrogen terminals, and the port of Lethra today announced that they have taken the final investment decision on a new plant.'
    expect(first(lead, 'Kestrel and Lethra to build a plant')).toContain('{{c1::the final investment decision}}')
  })

  it('hides nothing of a dateline', () => {
    const lead =
      'LETHRA, March 12 (Andean Press) - The government of Norvane on Thursday declared a 90-day health emergency in three regions after hospitals ran out of beds.'
    expect(first(lead, 'Norvane declares health emergency in three regions')).not.toMatch(/March|Andean Press/)
  })

  it('leaves a dateline with its day out', () => {
    const lead = 'Ghent, Belgium – 22 April 2026 – Kestrel NV will build 140 tugs in Lethra by 2029.'
    expect(first(lead, 'Kestrel to build tugs')).not.toMatch(/Ghent|22 April/)
  })
})
