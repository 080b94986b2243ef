import { expect, it } from 'vitest'
import { KNOWN, studyCard } from '@/lib/domain/session/session.fixture'
import { leechWords } from './leech-notice'

it('names the card that was forgotten, how often, and that it was suspended', () => {
  const card = studyCard('Kabul')
  expect(leechWords(card, { ...KNOWN, lapses: 8, suspended: true })).toBe(
    'Forgotten 8 times, now suspended: What is Kabul?',
  )
  expect(leechWords(card, { ...KNOWN, lapses: 8 })).toBe('Forgotten 8 times: What is Kabul?')
  const long = studyCard('long', { front: 'Which of these very many words is the last one of this question, and why?' })
  expect(leechWords(long, { ...KNOWN, lapses: 12 })).toMatch(/^Forgotten 12 times: Which of these very .{20,40}…$/)
})
