import { expect, it } from 'vitest'
import type { FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import type { DebriefGroup } from '@/lib/services/rehearsal/load-debrief'
import { forecastWords, type Mark, toSaveWords } from './marks'

const groups = (count: number): readonly DebriefGroup[] => [
  {
    articleKey: 'ports',
    title: 'Ports',
    facts: Array.from({ length: count }, (_, index) => ({
      factId: anId<FactId>(`fact-${index}`),
      statement: 's',
      weight: 'must',
      predictedRecall: 0.5,
      isInFirstStep: false,
      written: null,
    })),
  },
]

it.each([
  [1, [], 'None marked as having come up.'],
  [1, ['recalled'], 'It came up.'],
  [3, ['missed'], '1 came up, the other 2 didn’t.'],
  [3, ['recalled', 'unknown', 'missed'], 'All 3 came up.'],
  [3, ['absent'], 'None marked as having come up.'],
] as const)('of %i facts marked %j it says what would be saved', (count, marks, words) => {
  const marked = new Map<string, Mark>(marks.map((mark, index) => [`fact-${index}`, mark]))
  expect(toSaveWords(groups(count), marked)).toBe(words)
})

it.each([
  [true, 0.67, 'still being learned then, forecast 67%'],
  [false, 0.9, 'forecast 90%'],
])('says of a fact that is in its first step (%j) that it was still being learned', (isInFirstStep, share, words) => {
  const [fact] = groups(1)[0]?.facts ?? []
  if (!fact) throw new Error('there is a fact')
  expect(forecastWords({ ...fact, isInFirstStep, predictedRecall: share })).toBe(words)
})
