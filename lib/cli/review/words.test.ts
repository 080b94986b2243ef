import { describe, expect, it } from 'vitest'
import type { ArticleId, CardId, FactId } from '@/lib/domain/ids'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { anId } from '../../domain/ids.fixture'
import { answerWords, paragraphWords, questionWords } from './words'

const CARD: StudyCard = {
  cardId: anId<CardId>('card'),
  factId: anId<FactId>('fact'),
  form: 'question',
  deletion: 0,
  front: 'What is carried over the bridge?',
  back: 'grain',
  hint: null,
  aliases: [],
  position: 0,
  siblings: [],
  also: [],
  links: [],
  memory: null,
  fact: {
    kind: 'claim',
    weight: 'must',
    statement: 'Grain is carried over it.',
    asOf: '2022',
    reviewBy: null,
    speaker: null,
    hedge: null,
  },
  source: {
    articleId: anId<ArticleId>('article'),
    articleKey: 'ports',
    origin: 'content',
    title: 'Ports of the lake',
    authors: ['A. Writer'],
    outlet: 'The Paper',
    published: '2023-02',
    before: '',
    exact: 'Grain is carried over it.',
    after: '',
  },
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
    const source = {
      ...CARD.source,
      before: 'Coal came first. ',
      exact: 'carried over it',
      after: ' today. Oil came last.',
    }
    const card = { ...CARD, source: { ...source, before: `${source.before}Grain is ` } }
    expect(answerWords(card, null, { contextLine: true, dates: 'british' } as const)).toContain(
      '\n  … Grain is «carried over it» today. …\n',
    )
    expect(paragraphWords(card)).toBe('  Coal came first. Grain is «carried over it» today. Oil came last.')
  })
})
