import { describe, expect, it } from 'vitest'
import { findDrafts } from './find-drafts'

const options = { language: 'en', published: '2026-09-28', title: null } as const

/** What the drafts that ask for the figure of a text say as a whole. */
const asked = (text: string) =>
  findDrafts(text, options)
    .filter(({ mention }) => mention.kind === 'count')
    .map(({ fact }) => fact.statement)

describe('a month without its year is completed in brackets', () => {
  it.each([
    ['The port of Lethra cut 40,000 jobs in September.', 'The port of Lethra cut 40,000 jobs in September [2026].'],
    [
      'The September vote gave the port of Lethra 40,000 tonnes.',
      'The September [2026] vote gave the port of Lethra 40,000 tonnes.',
    ],
    [
      'The port of Lethra held 40,000 tonnes at the end of June, down from 50,000 tonnes in 2023.',
      'The port of Lethra held 40,000 tonnes at the end of June [2026], down from 50,000 tonnes in 2023.',
    ],
    [
      'The port of Lethra moved 40,000 tonnes between March and May.',
      'The port of Lethra moved 40,000 tonnes between March and May [2026].',
    ],
    [
      'The port of Lethra moved 40,000 tonnes from 4–6 September.',
      'The port of Lethra moved 40,000 tonnes from 4–6 September [2026].',
    ],
    ['The port of Lethra moved 40,000 tonnes in FY2019–20.', 'The port of Lethra moved 40,000 tonnes in FY2019–20.'],
    ['The port of Lethra moved 40,000 tonnes in FY24.', 'The port of Lethra moved 40,000 tonnes in FY24 [2024].'],
    [
      'The port of Lethra moved 40,000 tonnes in the second quarter of last year.',
      'The port of Lethra moved 40,000 tonnes in the second quarter of last year [April 2025 to June 2025].',
    ],
  ])('%s', (text, front) => {
    expect(asked(text)).toContain(front)
  })
})

describe('a month of a text about long ago', () => {
  const years = 'Ines Carrow was born in 1871, Dag Holm in 1874 and Petra Novak in 1880. They met in 1899.'

  it('takes the year that was named just before it', () => {
    expect(asked(`${years} The strike began in 1908. In October the port of Lethra lost 40,000 tonnes.`)).toContain(
      'In October [1908] the port of Lethra lost 40,000 tonnes.',
    )
  })

  it('takes none where none was, and no day of publication either', () => {
    const text = `${years} It was long. In October the port of Lethra lost 40,000 tonnes.`
    expect(asked(text).join()).not.toMatch(/October \[/)
  })
})

describe('a month whose year nobody can tell shows when the text was published', () => {
  it.each([
    [
      'The port of Lethra cut 40,000 jobs in December.',
      'The port of Lethra cut 40,000 jobs in December [published 28 September 2026].',
    ],
    [
      'In its June report the port of Lethra counted 40,000 jobs.',
      'In its June [published 28 September 2026] report the port of Lethra counted 40,000 jobs.',
    ],
  ])('%s', (text, front) => {
    expect(asked(text)).toContain(front)
  })

  it.each([
    'The port of Lethra closed in 2019. It cut 40,000 jobs in December.',
    'The port of Lethra moves 40,000 tonnes every September.',
    // Nor where an earlier year is named far from it, or a year that lies far ahead.
    'The port of Lethra was dug in 1908. It is deep. It is old. It is dear. It was wide. It is long. It cut 40,000 jobs in December.',
    'The port of Lethra cut 40,000 jobs in December. It will close in 2031.',
  ])('but not where an earlier year or no one year may be meant: %s', (text) => {
    expect(asked(text).join()).not.toContain('[published')
  })

  it('and is offered with a note where the day of publication is not known', () => {
    const [draft] = findDrafts('The port of Lethra cut 40,000 jobs in December.', { ...options, published: null })
    expect(draft?.lint.map(({ rule }) => rule)).toContain('month-without-year')
  })
})
