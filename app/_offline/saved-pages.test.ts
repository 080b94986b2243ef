import { describe, expect, it } from 'vitest'
import { mediaIn, pageFor } from './saved-pages'

const HOUR_MS = 3_600_000
const page = (address: string, source: string, from: number | null = null, until: number | null = null) => {
  return { address, source, title: source, from, until, savedAt: 0 }
}
const PAGES = [
  page('/', '/'),
  page('/review', '/review', 0, 24 * HOUR_MS),
  page('/review', '/review?on=2', 24 * HOUR_MS, 48 * HOUR_MS),
  page('/review', '/review?on=3', 48 * HOUR_MS, 72 * HOUR_MS),
]
const at = (hours: number, address = '/review') => pageFor({ pages: PAGES }, address, hours * HOUR_MS)?.source ?? null

describe('the saved page of an address', () => {
  it.each([
    [0, '/review'],
    [23, '/review'],
    [24, '/review?on=2'],
    [50, '/review?on=3'],
    // None was saved for this day: the last one before it.
    [100, '/review?on=3'],
    [-1, '/review'],
  ])('is the session of the day, %d hours after the first began', (hours, source) => {
    expect(at(hours)).toBe(source)
  })

  it('is the only one where it has no time, and none where nothing was saved', () => {
    expect(at(50, '/')).toBe('/')
    expect(at(0, '/cards')).toBeNull()
  })
})

it('names the images and sounds that a page shows, each once, in cards and as addresses', () => {
  const [one, other] = ['a1'.repeat(32), 'b2'.repeat(32)]
  const html = `![](media:${one}) src="/api/v1/media/${other}" ![](media:${one}) media:${'c3'.repeat(31)}`
  expect(mediaIn(html)).toEqual([`/api/v1/media/${one}`, `/api/v1/media/${other}`])
})
