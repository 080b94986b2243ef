import { expect, it } from 'vitest'
import { type DrawCard, formatFor } from '@/lib/domain/briefing/rehearsal/format'
import { anId } from '@/lib/domain/ids.fixture'

const card: DrawCard = {
  cardId: anId('c'),
  factId: anId('f'),
  weight: 'must',
  form: 'typed',
  articleKey: 'a',
  topics: [],
  aliases: [],
  question: 'Which committee decides on new ferries?',
  answer: 'the committee that looks after harbours, lakes and all ferries of the region',
  distractors: ['the harbour master', 'the council of the lake', 'the ministry of transport'],
  predictedRecall: 0.6,
}

it('on the last day a long answer is said aloud, not chosen, where only choices and typing are allowed', () => {
  expect(formatFor(card, ['choice', 'typed'], true)).toEqual({ format: 'spoken', hinted: false })
  expect(formatFor(card, ['choice', 'typed'], false)).toEqual({ format: 'choice', hinted: false })
  expect(formatFor(card, ['choice'], true)).toEqual({ format: 'choice', hinted: false })
})
