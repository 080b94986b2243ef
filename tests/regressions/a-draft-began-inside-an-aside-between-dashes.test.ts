import { expect, it } from 'vitest'
import { findDrafts } from '@/lib/domain/drafting/find-drafts'

it('an aside between two dashes is not taken for the beginning of a sentence', () => {
  const text =
    'LETHRA, 21 May (Northline) — Ministers of the Gulf Community — Norholt, Marrat, Orst and Senn — and the eleven members of the Coast Union signed a treaty on timber, grain and $40 million of loans in Lethra on Thursday.'
  const drafts = findDrafts(text, { language: 'en', published: '2026-05-22', title: 'Gulf states sign treaty' })
  expect(drafts.length).toBeGreaterThan(0)
  for (const { fact } of drafts) {
    expect(fact.cards[0]?.front).not.toMatch(/^Norholt/u)
    expect(fact.cards[0]?.front).not.toMatch(/LETHRA/u)
  }
})
