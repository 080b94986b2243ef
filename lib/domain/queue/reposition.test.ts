import { expect, it } from 'vitest'
import type { CardId, FactId } from '../ids'
import { anId } from '../ids.fixture'
import { MOST_POSITION, type NewCardPlace, repositioned } from './reposition'

const place = (name: string, position: number): NewCardPlace => ({
  cardId: anId<CardId>(name),
  factId: anId<FactId>(name.slice(0, -1)),
  position,
})
const textOf = (positions: ReadonlyMap<string, number> | null): string =>
  [...(positions ?? [])].map(([card, position]) => `${card}=${position}`).join(' ')

it.each([
  ['first', '1a=1 1b=2 2a=3'],
  ['last', '1a=10 1b=11 2a=12'],
] as const)('puts the cards of a fact together, %s', (to, becomes) => {
  // The second card of the first fact comes last now.
  const chosen = [place('2a', 30), place('1a', 20), place('1b', 40)]
  const others = [place('7a', 4), place('8a', 6), place('9a', 9)]
  expect(textOf(repositioned(chosen, others, to))).toBe(becomes)
})

it('starts at 0 if there are no other new cards', () => {
  expect(textOf(repositioned([place('1a', 9)], [], 'last'))).toBe('1a=0')
})

it('moves nothing beyond what a column holds', () => {
  const others = [place('9a', MOST_POSITION)]
  expect(repositioned([place('1a', 1)], others, 'last')).toBeNull()
  expect(repositioned([place('1a', 1)], others, 'first')).not.toBeNull()
})
