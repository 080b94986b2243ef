import { describe, expect, it } from 'vitest'
import { findDrafts } from './drafts/find-drafts'
import { extractFacts } from './extract'

const options = { language: 'en', published: '2024-09-04', title: null } as const
const of = (text: string, quote: string) => {
  const found = extractFacts(text, options).find((mention) => mention.quote === quote)
  if (!found) throw new Error(`“${quote}” was not found.`)
  return found
}

describe('a mention without a draft says why', () => {
  it.each([
    ['The port of Lethra moved 40,000 tonnes in 2022.', '40,000 tonnes', null],
    [
      'The port of Lethra moved 40,000 tonnes last year.',
      'last year',
      'Its date follows in brackets, which would give the answer away.',
    ],
    [
      '# Lethra moves 40,000 tonnes\n\nThe port was full.',
      '40,000 tonnes',
      'It is in a heading, a table, a caption, a question or a line without a full stop.',
    ],
    [
      'Did the port of Lethra move 40,000 tonnes?',
      '40,000 tonnes',
      'It is in a heading, a table, a caption, a question or a line without a full stop.',
    ],
    [
      'The mine lies 80 kilometres south of Lethra and made 5% of all copper in 2022.',
      '80 kilometres',
      'It only says how far or how long.',
    ],
    [
      'The two countries moved 40,000 tonnes through Lethra in 2022.',
      'two countries',
      'The number only says who is meant.',
    ],
    [
      'The port of Lethra moved 40,000 tonnes with four cranes in 2022.',
      'four cranes',
      'The sentence has a figure that says more.',
    ],
  ])('%s', (text, quote, reason) => {
    expect(of(text, quote)).toMatchObject({ asked: reason === null, reason })
  })
})

it('asks for exactly what the drafts ask for', () => {
  const text = [
    'The port of Lethra moved 40,000 tonnes in 2022, up from 30,000 tonnes in 2019.',
    'The bank lent it €5.7 billion, said Moira Holm, the mayor of Lethra.',
    '“We will not sell the port to anybody,” she said.',
  ].join('\n\n')
  const asked = extractFacts(text, options).filter((mention) => mention.asked)
  const drafts = findDrafts(text, options)
  expect(drafts.length).toBeGreaterThan(2)
  for (const { mention } of drafts)
    expect(asked.map(({ kind, start, end }) => [kind, start, end])).toContainEqual([
      mention.kind,
      mention.start,
      mention.end,
    ])
})
