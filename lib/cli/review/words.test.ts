import { describe, expect, it } from 'vitest'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { studyCard } from '../../domain/session/session.fixture'
import { answerWords, paragraphWords, questionWords } from './words'

const { source, fact, ...sides } = studyCard('grain', { front: 'What is carried over the bridge?' })
const CARD: StudyCard = {
  ...sides,
  fact: { ...fact, asOf: '2022' },
  source: { ...source, title: 'Ports of the lake', outlet: 'The Paper', published: '2023-02' },
}
const CONTEXT = 'Claim · 2022 · Ports of the lake (The Paper, Feb 2023)'

describe('a card in the terminal', () => {
  it('is asked below what it is about', () => {
    const setting = { contextLine: true, dates: 'british' } as const
    expect(questionWords(CARD, setting)).toBe(`${CONTEXT}\n\n  What is carried over the bridge?`)
    expect(answerWords(CARD, null, setting)).toMatch(/^ {2}grain\n/)
  })

  it('tells that with the answer alone, if the learner wants it so', () => {
    const setting = { contextLine: false, dates: 'british' } as const
    expect(questionWords(CARD, setting)).toBe('  What is carried over the bridge?')
    expect(answerWords(CARD, null, setting)).toMatch(new RegExp(`^${CONTEXT.replace(/[()]/g, '\\$&')}\n\n {2}grain\n`))
  })

  it('is answered with the sentence of its passage, and with the whole paragraph only when asked', () => {
    const around = { before: 'Coal came first. Grain is ', exact: 'carried over it', after: ' today. Oil came last.' }
    const card = { ...CARD, source: { ...CARD.source, ...around } }
    expect(answerWords(card, null, { contextLine: true, dates: 'british' } as const)).toContain(
      '\n  … Grain is «carried over it» today. …\n',
    )
    expect(paragraphWords(card)).toBe('  Coal came first. Grain is «carried over it» today. Oil came last.')
  })
})
