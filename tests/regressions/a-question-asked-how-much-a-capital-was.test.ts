import { expect, it } from 'vitest'
import { findDrafts } from '@/lib/domain/extraction/drafts/find-drafts'

const NEWS = [
  'Bolivia, Colombia, Ecuador and Peru signed a partnership with the eleven members of ASEAN in Lima on 2 September 2026.',
  'Trade between the two blocs was worth $41 billion in 2025.',
  'Investment by Vietnamese firms in Peru came to $2.4 billion in 2024, twice as much as in 2021.',
].join('\n\n')

it('no question on an amount begins its subject with a capital, or leaves open whose it is', () => {
  const drafts = findDrafts(NEWS, { language: 'en', published: '2026-09-03', title: 'ASEAN and the Andes sign' })
  const fronts = drafts.flatMap(({ fact }) => fact.cards.map(({ front }) => front))
  // The amounts are found, so that there is something to be wrong about.
  expect(drafts.some(({ mention }) => mention.quote === '$41 billion')).toBe(true)
  for (const front of fronts.filter((words) => words.endsWith('?'))) {
    expect(front).not.toMatch(/\b(?:was|is|were|are|did|does) (?:Trade|Investment)\b/)
    expect(front).not.toMatch(/^How much (?:was|is) [^?]*\btwo blocs\b[^?]*\?$/)
  }
})
