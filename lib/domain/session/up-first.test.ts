import { expect, it } from 'vitest'
import { cardUp, openSession } from './review-session'
import { clock, studyCard, studySession } from './session.fixture'
import { answered } from './session-steps.fixture'

const cards = ['a', 'b', 'c', 'd'].map((name) => studyCard(name))
const idOf = (index: number) => {
  const card = cards[index]
  if (!card) throw new Error('there is no such card')
  return card.cardId
}

it.each([
  [0, ['a', 'b', 'c', 'd']],
  [2, ['c', 'a', 'b', 'd']],
  [3, ['d', 'a', 'b', 'c']],
])('asks the card whose answer was undone first, and the others in their order: %d', (index, order) => {
  let session = openSession(studySession(cards, { upFirst: idOf(index) }))
  const next = clock()
  for (const name of order) {
    expect(cardUp(session)?.cardId).toBe(studyCard(name).cardId)
    session = answered(session, 4, next()).session
  }
  expect(cardUp(session)).toBeNull()
})

it('begins as ever where the session does not ask that card', () => {
  const session = openSession(studySession(cards.slice(1), { upFirst: idOf(0) }))
  expect(cardUp(session)?.cardId).toBe(idOf(1))
})
