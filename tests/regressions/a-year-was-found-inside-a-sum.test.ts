import { expect, it } from 'vitest'
import { findFacts } from '@/lib/domain/finder/find'

const OPTIONS = { language: 'en', published: '2026-05-22', title: 'Bridges' } as const

it.each([
  ['It cost $ 2015–2021 a year.', [['money', '$ 2015–2021']]],
  ['It cost $2015–2021.', [['money', '$2015–2021']]],
  [
    'It was built in 2015–2021 for $3 million.',
    [
      ['date', '2015–2021'],
      ['money', '$3 million'],
    ],
  ],
])('no figure of “%s” is inside another', (text, expected) => {
  const found = findFacts(text, OPTIONS).filter(({ kind }) => kind === 'money' || kind === 'date')
  expect(found.map(({ kind, quote }) => [kind, quote])).toEqual(expected)
})
