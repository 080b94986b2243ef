import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../cards/values'
import { FACT_KINDS } from '../../library'
import { boldSpans, emphasisRanges } from './emphasis-ranges'

const bolds = (...args: Parameters<typeof emphasisRanges>) =>
  emphasisRanges(...args)
    .filter(({ isBold }) => isBold)
    .map(({ text }) => text)

const OF_NORWAY = 'because Norway had promised it ships before'

describe('boldRuns', () => {
  it.each([
    ['what the card asks for', 'The ferry was built in Lindau.', ['Lindau'], 'place', ['Lindau']],
    ['a figure with its currency', 'Trade grew to $190 billion in 2022.', ['190'], 'claim', ['$190 billion']],
    ['a figure in other words', 'Trade grew to $190 billion.', ['190 billion dollars'], 'claim', ['$190 billion']],
    ['the figures of a figure without an answer', 'It carried 12,400 people in 2021.', [], 'figure', ['12,400']],
    ['the date of a date', 'The pier opened on 24 June 2022.', ['pier'], 'date', ['pier', '24 June 2022']],
    ['the names of a person', 'The architect was Mira Holm.', [], 'person', ['Mira Holm']],
    ['whole words only', 'Oslo and Oslofjord differ.', ['Oslofjord'], 'place', ['Oslofjord']],
    ['a figure unasked', 'Both towns praise 29.3% growth.', ['Both towns'], 'claim', ['Both towns', '29.3%']],
    ['no name of a whole sentence', 'It ties itself to Norway, Holm wrote.', [OF_NORWAY], 'claim', []],
  ] as const)('sets off %s', (_, statement, answers, kind, expected) => {
    expect(bolds(statement, answers, kind)).toEqual(expected)
  })

  it('sets off the figures in an answer that is most of the statement', () => {
    expect(bolds('It grew by 3% to 4 million.', ['It grew by 3% to 4 million'], 'claim')).toEqual(['3%', '4 million'])
  })

  const parts = fc.constantFrom('The', 'ferry', '12,400', '$190 billion', '24 June 2022', 'Mira Holm', 'İzmir', '3.5%')
  const statements = fc.array(parts, { minLength: 1, maxLength: 15 }).map((list) => `${list.join(' ')}.`)
  const inputs = [statements, fc.array(parts, { maxLength: 4 }), fc.constantFrom(...FACT_KINDS)] as const

  it('gives runs that joined are the statement, none of them empty', () => {
    fc.assert(
      fc.property(...inputs, (statement, answers, kind) => {
        const runs = emphasisRanges(statement, answers, kind)
        expect(runs.map(({ text }) => text).join('')).toBe(statement)
        expect(runs.every(({ text }) => text !== '')).toBe(true)
      }),
    )
  })

  it('sets off at most half of a statement, and never part of a figure', () => {
    fc.assert(
      fc.property(...inputs, (statement, answers, kind) => {
        const spans = boldSpans(statement, answers, kind)
        expect(spans.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(statement.length / 2)
        for (const { start, end } of spans) {
          for (const figure of figuresOf(statement)) {
            const isApart = figure.end <= start || figure.start >= end
            expect(isApart || (figure.start >= start && figure.end <= end)).toBe(true)
          }
        }
      }),
    )
  })
})
