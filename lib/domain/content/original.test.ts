import { describe, expect, it } from 'vitest'
import { originalOf } from './original'

const article = {
  url: null,
  title: 'China’s “Soft Shoe” on Ukraine',
  outlet: 'RUSI',
  authors: ['Raffaello Pantucci'],
  origin: 'content',
} as const

const queryOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('q')

describe('the original of an article', () => {
  it('is its address if that is known', () => {
    const url = 'https://rusi.example/soft-shoe'
    expect(originalOf({ ...article, url })).toEqual({ kind: 'address', url })
  })

  it('is a search for title and outlet if not, with one pair of quotation marks round each', () => {
    const found = originalOf(article)
    expect(found?.kind).toBe('search')
    expect(found?.url).toMatch(/^https:\/\/duckduckgo\.com\/\?q=/)
    expect(queryOf(found?.url)).toBe('"China’s Soft Shoe on Ukraine" "RUSI"')
    expect(queryOf(originalOf({ ...article, outlet: null })?.url)).toContain('"Raffaello Pantucci"')
  })

  it.each([
    ['what was typed is no web address', { ...article, url: 'javascript:alert(1)' }],
    ['only the title is known', { ...article, outlet: null, authors: [] }],
    ['there is no article', { ...article, origin: 'own' as const }],
  ])('is not offered where %s', (_, source) => {
    expect(originalOf(source)).toBeNull()
  })
})
