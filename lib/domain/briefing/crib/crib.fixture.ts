import type { FactId } from '../../ids'
import { anId } from '../../ids.fixture'
import type { CribFact, CribInput } from './crib'

/** A fact of an invented library. */
export const fact = (id: string, more: Partial<CribFact> = {}): CribFact => ({
  factId: anId<FactId>(id),
  weight: 'should',
  kind: 'figure',
  statement: `Ferry ${id} carried 12,400 passengers in March 2021.`,
  answers: ['12,400'],
  source: {
    key: 'ferries',
    title: 'Ferries of the lake',
    authors: ['Ida Brook'],
    outlet: 'Lake Review',
    published: '2021-05',
    url: 'https://lake.example/ferries',
    origin: 'paste',
  },
  also: [],
  asOf: '2021-03',
  topics: ['ferries'],
  position: 0,
  recall: 0.4,
  staleSince: null,
  isPassageGone: false,
  differences: [],
  newer: [],
  ...more,
})

export const numbered = (count: number, more: (i: number) => Partial<CribFact> = () => ({})): readonly CribFact[] =>
  Array.from({ length: count }, (_, i) => fact(`f${String(i).padStart(4, '0')}`, more(i)))

export const input = (facts: readonly CribFact[], more: Partial<CribInput> = {}): CribInput => ({
  title: 'Transport on the lake',
  at: Date.UTC(2026, 11, 5, 13, 30),
  timeZone: 'Europe/Berlin',
  dates: 'british',
  place: 'Town hall',
  audience: 'Harbour committee',
  newsSince: '2026-11-21',
  facts,
  ...more,
})
