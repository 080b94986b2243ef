import { expect, it } from 'vitest'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { repeatedFact } from './use-decisions'

const near = (kind: ShownDraft['near'][number]['kind'], factId: string): ShownDraft['near'][number] => ({
  kind,
  difference: 'Both say 12.',
  statement: 'It is 12.',
  articleKey: 'a',
  articleTitle: 'A',
  factId: factId as ShownDraft['near'][number]['factId'], // a test's own id
  source: { authors: [], outlet: null, published: null, origin: 'paste' },
})

it('a draft that repeats one fact and contradicts another is asked about as a repetition', () => {
  expect(repeatedFact({ near: [near('conflict', 'one'), near('duplicate', 'other')] })?.factId).toBe('other')
})

it('a draft that contradicts facts is asked about the first of them', () => {
  expect(repeatedFact({ near: [near('conflict', 'one'), near('conflict', 'other')] })?.factId).toBe('one')
})

it('nothing is asked about a draft that is only easily confused with a fact', () => {
  expect(repeatedFact({ near: [near('interference', 'one')] })).toBeNull()
  expect(repeatedFact({ near: [] })).toBeNull()
})
