import { describe, expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { blankCard, carriedOver, type FactFields, fieldsOfPassage } from './fact-fields'

const [ONE, TWO] = [anId<CardId>('one'), anId<CardId>('two')]

const base = fieldsOfPassage('The bridge was opened in 1999.')
const card = (id: number, question: string, cardId: CardId | null) => ({
  ...blankCard(id, 'question'),
  question,
  answer: '1999',
  cardId,
})
const withCards = (...entries: FactFields['entries']): FactFields => ({ ...base, entries })

describe('what was typed after a fact was saved', () => {
  const saved = withCards(card(1, 'When was it opened?', ONE), card(4, 'In which year?', null))
  const fresh = withCards(card(1, 'When was it opened?', ONE), card(2, 'In which year?', TWO))

  it('stays when the fact is read again, and a new card is the one that was saved', () => {
    const typed = withCards(card(1, 'When was it opened?', ONE), card(4, 'In which year was that?', null))
    expect(carriedOver(typed, saved, fresh)?.entries.map(({ question, cardId }) => [question, cardId])).toEqual([
      ['When was it opened?', ONE],
      ['In which year was that?', TWO],
    ])
    const [first] = typed.entries
    if (!first) throw new Error('there are two cards')
    expect(carriedOver(withCards(first), saved, fresh)?.entries.map(({ cardId }) => cardId)).toEqual([ONE])
    const third = withCards(...saved.entries, card(5, 'What was opened?', null))
    expect(carriedOver(third, saved, fresh)?.entries.map(({ cardId }) => cardId)).toEqual([ONE, TWO, null])
  })

  it('does not go over a fact that somebody else has changed since', () => {
    const typed = { ...saved, statement: 'Another statement.' }
    expect(carriedOver(typed, saved, { ...fresh, statement: 'A third statement.' })).toBeNull()
    expect(carriedOver(typed, saved, withCards(...fresh.entries.slice(0, 1)))).toBeNull()
  })
})
