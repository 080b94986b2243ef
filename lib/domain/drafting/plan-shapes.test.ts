import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { type NamedShape, shapesMarkdown } from '../occlusion/occluded-text'
import { type KnownCard, planCards } from './draft-cards'
import { newCard } from './fact-draft'

const PICTURE = `![a map](media:${'a'.repeat(64)}.png#640x480)`

const shape = (number: number, name: string, x = number * 1000): NamedShape => ({
  shape: { kind: 'rect', x, y: 0, width: 500, height: 500 },
  hidesAlways: false,
  number,
  name,
  hint: null,
})
const front = (...shapes: readonly NamedShape[]) => `${PICTURE}${shapesMarkdown(shapes)}`

const id = (text: string) => text as CardId // a test's own

const known = (number: number, text: string, retiredAt: number | null = null, name = `card ${number}`): KnownCard => ({
  form: 'cloze',
  deletion: number,
  front: text,
  back: '',
  hint: null,
  aliases: [],
  cardId: id(name),
  key: name,
  group: 'group',
  position: number,
  retiredAt,
})

const plan = (cards: readonly KnownCard[], text: string) => {
  const { cards: planned, dropped } = planCards(cards, [
    { ...newCard('cloze', text), cardId: cards[0]?.cardId ?? null },
  ])
  return {
    cards: planned.map(({ deletion, before }) => [deletion, before?.cardId ?? null]),
    dropped: dropped.map(({ cardId }) => cardId),
  }
}

const two = front(shape(1, 'Oslo'), shape(2, 'Bergen'))

describe('the cards of a picture whose shapes are changed', () => {
  it('stay where a shape is moved or renamed, and where others come and go', () => {
    const cards = [known(1, two), known(2, two)]
    expect(plan(cards, front(shape(1, 'Oslo', 7000), shape(2, 'Bergen, Norway'), shape(3, 'Malmö')))).toEqual({
      cards: [
        [1, 'card 1'],
        [2, 'card 2'],
        [3, null],
      ],
      dropped: [],
    })
    expect(plan(cards, front(shape(2, 'Bergen')))).toEqual({ cards: [[2, 'card 2']], dropped: ['card 1'] })
  })

  it('are new for a shape that takes the number of one that was deleted', () => {
    const cards = [known(1, two), known(2, two, 5)]
    expect(plan(cards, front(shape(1, 'Oslo'), shape(2, 'Malmö', 4000))).cards).toEqual([
      [1, 'card 1'],
      [2, null],
    ])
  })

  it('come back with a shape that was deleted, also if its name was corrected', () => {
    const cards = [known(1, two), known(2, two, 5)]
    for (const again of [shape(2, 'Bergen', 8000), shape(2, 'Bergen (Norway)')])
      expect(plan(cards, front(shape(1, 'Oslo'), again)).cards).toContainEqual([2, 'card 2'])
  })

  it('are those in use where a deleted one has the same number', () => {
    const now = front(shape(1, 'Oslo'), shape(2, 'Malmö', 4000))
    const cards = [known(1, now), known(2, two, 5, 'deleted'), known(2, now)]
    expect(plan(cards, front(shape(1, 'Oslo'), shape(2, 'Bergen'))).cards).toContainEqual([2, 'card 2'])
  })
})
