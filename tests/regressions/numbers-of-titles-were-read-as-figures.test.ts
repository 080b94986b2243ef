import { describe, expect, it } from 'vitest'
import { findFacts } from '@/lib/domain/finder/find'

const figures = (text: string) =>
  findFacts(text, { language: 'en', published: '2024-09-04' })
    .filter(({ kind }) => kind === 'date' || kind === 'count' || kind === 'money')
    .map(({ kind, quote }) => `${kind} ${quote}`)

describe('numbers of titles were read as figures', () => {
  it('takes the year in the title of a book or a law for no date', () => {
    expect(figures('Ines Carrow wrote *The Ledger of 1908* about the Tin Tariff Act of 1934.')).toEqual([])
  })

  it('counts nothing in the title of a song', () => {
    expect(figures('A song, “Seven Brothers and a Lantern”, is still sung.')).toEqual([])
  })

  it('reads soles as the money of Peru', () => {
    expect(figures('A siren in Lima costs 85 soles.')).toEqual(['money 85 soles'])
  })

  it('gives no share where a range is one of percentage points', () => {
    expect(figures('Rates fell by a quarter to half a percentage point.')).toEqual([])
  })
})
