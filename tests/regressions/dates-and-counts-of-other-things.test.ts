import { expect, it } from 'vitest'
import { findFacts } from '@/lib/domain/finder/find'

const values = (text: string): readonly string[] =>
  findFacts(text, { language: 'en', published: '2024-12-05', title: 'Statement' }).flatMap(({ quote, value }) =>
    value === null ? [] : [`${quote} = ${JSON.stringify(value)}`],
  )

it('what takes effect from a day takes effect on the next such day', () => {
  expect(values('The bank lowered the ratio with effect from 1 January.')).toContain('1 January = "2025-01-01"')
  // Four days ago: this year or the next is left open rather than guessed.
  expect(values('The bank lowered the ratio with effect from 1 December.')).toEqual([])
})

it.each([
  [
    'the month before a date that another sentence names',
    'Bad loans stood at 15.3 per cent in the previous December.',
    'December',
  ],
  ['a year without the quarter that is meant', 'Growth was 5.6 per cent in the same quarter of 2023.', '2023'],
  ['the year in the name of a fund', 'The 1992 Fund pays for spills in Norway.', '1992'],
  ['the year in the title of a book', 'His memoir, Weighed in the Balance: 1932 and After, sold well.', '1932'],
  [
    'the end of a financial year whose months nobody names',
    'The hall opens by the end of the 2025–26 financial year.',
    '2025–26',
  ],
  ['days as a share of days', 'Jamming was heard on two days in three.', 'two days'],
])('is no value: %s', (_, text, quote) => {
  expect(values(text).filter((value) => value.startsWith(`${quote} =`) || value.includes(quote))).toEqual([])
})

it('what looks like them is read as before', () => {
  const all = values(
    'Growth was 5.6 per cent in the third quarter of 2023. The hall cost £3m in 2025–26. It rained for two days in April 2022.',
  )
  expect(all.join()).toContain('2023-07/2023-09')
  expect(all.join()).toContain('2025/2026')
  expect(all).toContain('two days = {"count":2,"unit":"days"}')
})
