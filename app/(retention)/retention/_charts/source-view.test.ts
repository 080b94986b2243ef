import { describe, expect, it } from 'vitest'
import type { SourceRow } from '@/lib/domain/retention/sources'
import { wilson } from '@/lib/domain/retention/wilson'
import { parseSourceView, sortedSources, sourceViewParams } from './source-view'

const row = (title: string, share: number | null, minutes: number): SourceRow => ({
  name: title,
  title,
  facts: 1,
  cards: 1,
  coverage: 0,
  recallNow: 0,
  recallAtBriefing: null,
  retention: { passed: 0, n: 0, estimate: null },
  shrunk: share === null ? null : wilson(share * 10, 10),
  lapses: 0,
  minutes,
  sharedFacts: 0,
  staleFacts: 0,
  conflictingFacts: 0,
})
const ROWS = [row('Bridge', 0.9, 5), row('Ferry 10', null, 5), row('Ferry 2', null, 7), row('Canal', 0.4, 5)]

const titles = (params: Readonly<Record<string, string>>) =>
  sortedSources(ROWS, parseSourceView(params)).map(({ title }) => title)

describe('the order of sources', () => {
  it('is the weakest first where nothing is asked; those without a figure come last, in both directions', () => {
    expect(titles({})).toEqual(['Canal', 'Bridge', 'Ferry 2', 'Ferry 10'])
    expect(titles({ order: 'down' })).toEqual(['Bridge', 'Canal', 'Ferry 2', 'Ferry 10'])
  })

  it('puts equal ones in the order of their titles', () => {
    expect(titles({ sort: 'minutes' })).toEqual(['Ferry 2', 'Bridge', 'Canal', 'Ferry 10'])
  })

  it('passes over what it does not understand', () => {
    expect(parseSourceView({ by: 'colour', sort: 'luck', order: 'left', page: '-1' })).toEqual(parseSourceView({}))
  })

  it('stands in the address and comes back from it', () => {
    for (const params of [
      {},
      { by: 'topic', sort: 'minutes', order: 'up', page: '3' },
      { sort: 'name', order: 'down' },
    ]) {
      expect(sourceViewParams(parseSourceView(params))).toEqual(params)
    }
  })
})
