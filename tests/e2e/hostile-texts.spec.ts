import { seeded } from '../bench/random'
import { expect, freshTest as test } from '../support/app'
import { FORMATS, feedTexts, type TextToFeed } from '../support/feed-texts'
import { generatedShapes, SHAPES } from '../support/pathological-texts'

/** A seeded sample; `npm run bench -- safety` sends all of them. */
const SAMPLE = 24
const MOST_MS = 30_000

const sample = (): readonly TextToFeed[] => {
  const random = seeded(2_026)
  const shapes = [...SHAPES, ...generatedShapes(100, seeded(20_261_126))]
  return Array.from({ length: SAMPLE }, (_, at): TextToFeed => {
    const shape = shapes[Math.floor(random() * shapes.length)] ?? shapes[0]
    if (!shape) throw new Error('there are no shapes')
    return { shape, characters: at % 2 === 0 ? 1_000_000 : 5_000_000, format: FORMATS[at % FORMATS.length] ?? 'txt' }
  })
}

test('the server answers within a fifth of a second whatever texts are added to it', async ({ ownServer }) => {
  test.setTimeout(120_000)
  // Three at once: two are read, and one waits.
  const { fed, busyMs, asked, failed, readerMb } = await feedTexts(ownServer, sample(), { atOnce: 3, mostMs: MOST_MS })
  expect(fed.filter(({ outcome }) => outcome !== 'given up').length).toBeGreaterThan(0)
  expect(asked).toBeGreaterThan(200)
  expect(failed).toBe(0)
  expect(busyMs).toBeLessThan(200)
  expect(readerMb).toBeLessThan(512)
  const health: { eventLoop: { maxMs: number; p99Ms: number; seconds: number } } = await (
    await fetch(`${ownServer.url}/api/v1/health`)
  ).json()
  expect(health.eventLoop.seconds).toBeGreaterThan(0)
  expect(health.eventLoop.p99Ms).toBeLessThanOrEqual(health.eventLoop.maxMs)
})
