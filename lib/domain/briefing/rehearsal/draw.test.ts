import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId, FactId } from '../../ids'
import { anId } from '../../ids.fixture'
import { CARD_FORMS, WEIGHTS } from '../../library'
import { REHEARSAL_FORMATS } from '../briefing'
import { type DrawInput, drawUp, expectedSeconds } from './draw'
import { type DrawCard, formatFor } from './format'
import { mixed } from './mix'

/** A card as a rehearsal may ask it, with what a test says otherwise. */
const drawCard = (more: Partial<DrawCard> = {}): DrawCard => ({
  cardId: anId('card-1'),
  factId: anId('fact-1'),
  weight: 'must',
  form: 'typed',
  articleKey: 'ports',
  topics: ['trade'],
  question: 'Which port on the Volga delta opened first?',
  answer: 'Astrakhan',
  aliases: [],
  predictedRecall: 0.6,
  ...more,
})

const ANSWERS = [
  'Astrakhan',
  '$190 billion',
  '14 March 2021',
  'Fatih Birol',
  'The council of the five littoral states of the inland sea',
]

const anyCard = (index: number): fc.Arbitrary<DrawCard> =>
  fc.record({
    cardId: fc.constant(anId<CardId>(`card-${index}`)),
    factId: fc.integer({ min: 0, max: 40 }).map((fact) => anId<FactId>(`fact-${fact}`)),
    weight: fc.constantFrom(...WEIGHTS),
    form: fc.constantFrom(...CARD_FORMS),
    articleKey: fc.constantFrom('ports', 'pipelines', 'rivers', 'railways'),
    topics: fc.subarray(['trade', 'energy', 'water']),
    question: fc.constantFrom('Which port opened first?', 'Why did it open?'),
    answer: fc.constantFrom(...ANSWERS),
    aliases: fc.subarray(['Baku', 'Hajji Tarkhan']),
    predictedRecall: fc.double({ min: 0, max: 1, noNaN: true }),
  })

/** Anything that a rehearsal could be drawn up from. */
const anyDraw: fc.Arbitrary<DrawInput> = fc.record({
  cards: fc
    .integer({ min: 0, max: 60 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyCard(index)))),
  formats: fc.subarray([...REHEARSAL_FORMATS], { minLength: 1 }),
  minutes: fc.integer({ min: 1, max: 30 }),
  isLast: fc.boolean(),
  seed: fc.string({ maxLength: 12 }),
  pace: fc.record({ known: fc.integer({ min: 3, max: 40 }), again: fc.integer({ min: 3, max: 40 }) }),
})

const ALL = ['typed', 'spoken'] as const

const draw = (cards: DrawInput['cards'], more: Partial<DrawInput> = {}) =>
  drawUp({ cards, formats: ALL, minutes: 60, isLast: false, seed: 's', pace: { known: 8, again: 6 }, ...more })

describe('drawing up a rehearsal', () => {
  it('asks cards of the scope only, one of each fact, the same for the same input', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const items = drawUp(input)
        const known = new Map(input.cards.map((card) => [card.cardId, card.factId]))
        for (const { cardId, factId } of items) expect(known.get(cardId)).toBe(factId)
        expect(new Set(items.map(({ factId }) => factId)).size).toBe(items.length)
        expect(drawUp({ ...input, cards: [...input.cards].reverse() })).toEqual(items)
      }),
    )
  })

  it('never expects more seconds than the minutes have', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const seconds = drawUp(input).reduce(
          (sum, { format, predictedRecall }) => sum + expectedSeconds(format, predictedRecall, input.pace),
          0,
        )
        expect(seconds).toBeLessThanOrEqual(input.minutes * 60 + 1e-6)
      }),
    )
  })

  it('uses no format that the briefing leaves out, but has a sentence said', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        for (const { cardId, format } of drawUp(input)) {
          const { answer } = input.cards.find((card) => card.cardId === cardId) ?? { answer: '' }
          if (answer.startsWith('The council') && format === 'spoken') continue
          expect(input.formats).toContain(format)
        }
      }),
    )
  })

  it('gives no hints in the last rehearsal', () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        for (const { hinted } of drawUp({ ...input, formats: ALL, isLast: true })) expect(hinted).toBe(false)
      }),
    )
  })

  it('takes the weakest must-knows first where the minutes are short', () => {
    const card = (name: string, weight: 'must' | 'nice', predictedRecall: number) =>
      drawCard({ cardId: anId(name), factId: anId(name), weight, predictedRecall })
    const cards = [card('nice', 'nice', 0.55), card('strong', 'must', 0.79), card('weak', 'must', 0.51)]
    const one = draw(cards, { minutes: 1, pace: { known: 25, again: 25 } })
    expect(one.map(({ cardId }) => cardId)).toEqual(['weak'])
  })

  it('asks of a fact the card that is weakest, of equally weak ones the typed one', () => {
    const [one, two] = [
      drawCard({ cardId: anId('a'), predictedRecall: 0.9 }),
      drawCard({ cardId: anId('b'), predictedRecall: 0.7 }),
    ]
    expect(draw([one, two]).map(({ cardId }) => cardId)).toEqual(['b'])
    const cloze = drawCard({ cardId: anId('c'), form: 'cloze' })
    expect(draw([cloze, drawCard({ cardId: anId('d'), form: 'typed' })]).map(({ cardId }) => cardId)).toEqual(['d'])
  })
})

describe('the format of a question', () => {
  it('goes by predicted recall: typed with a hint below 0.5, typed to 0.8, spoken above', () => {
    const at = (predictedRecall: number) => formatFor(drawCard({ predictedRecall }), ALL, false)
    expect(at(0)).toEqual({ format: 'typed', hinted: true })
    expect(at(0.49)).toEqual({ format: 'typed', hinted: true })
    expect(at(0.5)).toEqual({ format: 'typed', hinted: false })
    expect(at(0.8)).toEqual({ format: 'typed', hinted: false })
    expect(at(0.81)).toEqual({ format: 'spoken', hinted: false })
  })

  it.each([
    ['How did China feel about it?', 'happy', 'spoken'],
    ['Why did it open late?', 'bad weather', 'spoken'],
    ['What looks like a coup?', 'what looks like messy political infighting', 'spoken'],
    ['What are their tracks like?', 'very different tracks', 'typed'],
    ['How many ships were there?', 'about 40 ships', 'typed'],
    ['How long did it last?', 'ten years', 'typed'],
    ['Which body leads it?', 'the Shanghai Cooperation Organisation (SCO)', 'typed'],
    // Nine words, or more than 60 characters, are too long to type here as in a review.
    ['Who signed it?', 'Abe Bell Cole Dunn Ezra Frost Gray Hill Ives', 'spoken'],
    ['Who leads it?', 'Commissioner-General Bartholomew Featherstonehaugh-Cholmondeley', 'spoken'],
  ] as const)('“%s” “%s” is %s', (question, answer, format) => {
    expect(formatFor(drawCard({ question, answer }), ['typed', 'spoken'], false).format).toBe(format)
  })

  it('has a long answer said rather than typed, even where only typing is allowed', () => {
    const long = drawCard({ answer: 'That the railway would be paid for by those who ship grain along it until 2031' })
    expect(formatFor(long, ALL, false).format).toBe('spoken')
    expect(formatFor(long, ['typed'], false).format).toBe('spoken')
  })
})

describe('mixing', () => {
  const anyPlaced = fc.array(
    fc.record({ articleKey: fc.constantFrom('a', 'b', 'c', 'd'), topics: fc.subarray(['x', 'y']) }),
    { maxLength: 40 },
  )

  it('keeps questions of one article apart wherever that is possible, and loses none', () => {
    fc.assert(
      fc.property(anyPlaced, (cards) => {
        const order = mixed(cards)
        expect(order).toHaveLength(cards.length)
        expect(new Set(order)).toEqual(new Set(cards))
        const most = Math.max(0, ...['a', 'b', 'c', 'd'].map((key) => cards.filter((c) => c.articleKey === key).length))
        const neighbours = order.filter((one, at) => at > 0 && order[at - 1]?.articleKey === one.articleKey)
        if (most <= Math.ceil(cards.length / 2)) expect(neighbours).toEqual([])
        else expect(neighbours.length).toBe(most - 1 - (cards.length - most))
      }),
    )
  })

  it('puts topics apart where articles leave the choice', () => {
    const card = (articleKey: string, ...topics: string[]) => ({ articleKey, topics })
    const order = mixed([card('a', 'x'), card('b', 'x'), card('c', 'y'), card('d', 'x')])
    expect(order.map(({ topics }) => topics[0])).toEqual(['x', 'y', 'x', 'x'])
  })
})
