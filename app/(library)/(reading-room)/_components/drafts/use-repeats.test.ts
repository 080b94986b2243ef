import { expect, it } from 'vitest'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { repeatedFact } from './use-decisions'

type Near = ShownDraft['near'][number]
const near = (kind: Near['kind'], factId: string): Near => ({
  kind,
  difference: 'Both say 12.',
  statement: 'It is 12.',
  articleKey: 'a',
  articleTitle: 'A',
  factId: factId as Near['factId'], // a test's own id
  source: { authors: [], outlet: null, published: null, origin: 'paste' },
})

it.each([
  ['repeats one fact and contradicts another: the repetition', ['conflict one', 'duplicate other'], 'other'],
  ['contradicts facts: the first of them', ['conflict one', 'conflict other'], 'one'],
  ['is only easily confused with a fact: nothing', ['interference one'], null],
  ['is like no fact: nothing', [], null],
] as const)('what is asked about a draft that %s', (_, facts, asked) => {
  const all = facts.map((fact) => fact.split(' ')).map(([kind, id]) => near(kind as Near['kind'], id ?? '')) // as above
  expect(repeatedFact({ near: all })?.factId ?? null).toBe(asked)
})
