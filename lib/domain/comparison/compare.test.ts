import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../ids'
import { anId } from '../ids.fixture'
import type { ComparableFact } from './comparable'
import { compareFacts, compareWithLibrary, differenceWords } from './compare'
import { addFact, indexOf, nearFacts, removeFact } from './index-of-facts'
import { jaccard, subjectWords } from './subject'

type Card = readonly [question: string, answer: string]

const fact = (
  factId: string | null,
  statement: string,
  cards: readonly Card[],
  more: Partial<ComparableFact> = {},
) => ({
  factId: factId === null ? null : anId<FactId>(factId),
  kind: 'figure' as const,
  statement,
  asOf: null,
  published: null,
  authors: [],
  cards: cards.map(([question, answer]) => ({ question, answer })),
  ...more,
})

const bridge = (id: string | null, answer: string, more: Partial<ComparableFact> = {}) =>
  fact(
    id,
    `The Stone Bridge carries ${answer} vehicles a day.`,
    [['How many vehicles does the Stone Bridge carry a day?', answer]],
    more,
  )

const kindOf = (a: ComparableFact, b: ComparableFact) => compareFacts(a, b)?.kind ?? null

describe('two facts', () => {
  const opened = (id: string, name: string, year: string) =>
    fact(id, `${name} was opened in ${year}.`, [[`In which year was ${name} opened?`, year]])

  it.each([
    ['the same number', bridge('a', '12,000'), bridge('b', '12,000'), 'duplicate'],
    ['another number', bridge('a', '12,000'), bridge('b', '15,500'), 'conflict'],
    ['a rounded number', bridge('a', '12,000'), bridge('b', '12,040'), 'duplicate'],
    ['a range that holds the number', bridge('a', '10,000 to 15,000'), bridge('b', '12,000'), 'duplicate'],
    ['another unit', bridge('a', '$12 million'), bridge('b', '12 per cent'), 'interference'],
    ['another year of one event', opened('a', 'the Bridge', '1999'), opened('b', 'the Bridge', '2001'), 'conflict'],
    ['one year of two events', opened('a', 'the Stone Bridge', '1999'), opened('b', 'the Iron Gate', '1999'), null],
    ['years of two events', opened('a', 'the Stone Bridge', '1999'), opened('b', 'the Iron Bridge', '2001'), null],
  ])('with %s', (_, a, b, kind) => {
    expect(kindOf(a, b)).toBe(kind)
    expect(kindOf(b, a)).toBe(kind)
  })

  it('that ask of two years do not contradict each other', () => {
    const of = (id: string, year: string, answer: string) =>
      fact(id, `In ${year} trade came to ${answer}.`, [[`What did trade of Norland come to in ${year}?`, answer]])
    expect(kindOf(of('a', '2018', '$26 billion'), of('b', '2022', '$31 billion'))).not.toBe('conflict')
    expect(kindOf(of('a', '2018', '$26 billion'), of('b', '2018', '$31 billion'))).toBe('conflict')
  })

  it('that give two places for one thing contradict each other, whoever tells it', () => {
    const lies = (id: string, who: string, where: string) =>
      fact(id, `${who} places Eastport in ${where}.`, [[`In which province does ${who} place Eastport?`, where]], {
        kind: 'place',
        authors: ['Ann Writer'],
      })
    const one = lies('a', 'Ann Writer’s Daily Note piece of May 2020', 'Southmark')
    const other = lies('b', 'a caption to her Evening Post article of 2021', 'Northmark')
    expect(kindOf(one, other)).toBe('conflict')
  })

  it('that call one place by two names are told to be that', () => {
    const called = (id: string, year: string, name: string) =>
      fact(id, `In ${year} the capital of Kazakhstan was called ${name}.`, [
        [`What was the capital of Kazakhstan called in ${year}?`, name],
      ])
    const found = compareFacts(called('a', '2010', 'Astana'), called('b', '2020', 'Nur-Sultan'))
    expect(found).toMatchObject({ kind: 'conflict', renamed: true })
    expect(found && differenceWords(found, found.answers)).toContain('names of the same place')
  })

  it('that spell one name in two ways are duplicates', () => {
    const seat = (id: string, name: string) =>
      fact(id, `The seat of the council is ${name}.`, [['Which city is the seat of the council?', name]])
    expect(kindOf(seat('a', 'Kyiv'), seat('b', 'Kiev'))).toBe('duplicate')
  })

  it('whose questions look alike and whose answers are no values of one sort are look-alikes', () => {
    const why = (id: string, answer: string) =>
      fact(id, answer, [['Why did the council of Norland close the old stone bridge over the river?', answer]])
    const found = compareFacts(why('a', 'because it was about to fall'), why('b', 'to please the ferrymen'))
    expect(found?.kind).toBe('interference')
  })

  it('are never compared with themselves', () => {
    expect(compareFacts(bridge('a', '12,000'), bridge('a', '15,000'))).toBeNull()
  })
})

describe('an index of facts', () => {
  const words = fc.constantFrom(...'alpha beta gamma delta epsilon zeta eta theta iota kappa'.split(' '))
  const anyFact = fc
    .tuple(fc.uuid(), fc.array(words, { minLength: 1, maxLength: 6 }), fc.array(words, { minLength: 1, maxLength: 6 }))
    .map(([id, statement, question]) => fact(id, statement.join(' '), [[question.join(' '), 'yes']]))

  it('finds every fact that a rule could mind, as comparing with all of them does', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyFact, { selector: ({ factId }) => factId, maxLength: 30 }),
        anyFact,
        (facts, asked) => {
          const like = (a: string, b: string, least: number) =>
            jaccard(subjectWords(a, []), subjectWords(b, [])) >= least
          const questions = ({ cards }: ComparableFact) => cards.map(({ question }) => question)
          const expected = facts.filter(
            (one) =>
              like(one.statement, asked.statement, 0.5) ||
              questions(one).some((a) => questions(asked).some((b) => like(a, b, 0.6))),
          )
          const ids = (list: readonly ComparableFact[]) => list.map(({ factId }) => factId).sort()
          expect(ids(nearFacts(indexOf(facts), asked))).toEqual(ids(expected))
        },
      ),
    )
  })

  it('forgets what a fact said before, and a fact that is taken out', () => {
    const index = indexOf([bridge('a', '12,000')])
    const draft = bridge(null, '15,500')
    expect(compareWithLibrary(draft, index).map(({ kind }) => kind)).toEqual(['conflict'])
    addFact(index, bridge('a', '15,500'))
    expect(compareWithLibrary(draft, index).map(({ kind }) => kind)).toEqual(['duplicate'])
    removeFact(index, anId('a'))
    expect(compareWithLibrary(draft, index)).toEqual([])
  })

  it('names the gravest first', () => {
    const index = indexOf([bridge('a', '15,500'), bridge('b', '12,000')])
    expect(compareWithLibrary(bridge(null, '15,500'), index).map(({ kind, factId }) => [kind, factId])).toEqual([
      ['conflict', 'b'],
      ['duplicate', 'a'],
    ])
  })
})
