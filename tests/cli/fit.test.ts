import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { seededFraction } from '@/lib/domain/scheduling/fuzz'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { aide, widest } from './run-aide'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-fit-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[]) => aide(args, { dataDir: join(folder, 'data'), cwd: folder })

/** A log of cards that are forgotten faster than the default weights predict. */
const forgetful = (cards: number): string => {
  const weights = DEFAULT_WEIGHTS.map((weight, index) => (index === 8 ? 0.2 : weight))
  const model = fsrsModel(weights)
  const lines = Array.from({ length: cards }, (_, card) => {
    let day = 20_000 + (card % 60)
    let state = model.next(null, 0, 3, true)
    const own = [`${day * DAY_MS},c${card},3`]
    for (const gap of [2, 5, 12, 30]) {
      day += gap
      const isRecalled = seededFraction(`${card}:${gap}`) < model.recall(gap, state.stability)
      state = model.next(state, gap, isRecalled ? 3 : 1, true)
      own.push(`${day * DAY_MS},c${card},${isRecalled ? 3 : 1}`)
    }
    return own.join('\n')
  })
  return `review_time,card_id,review_rating\n${lines.join('\n')}\n`
}

describe('aide fit', () => {
  it('fits a log, says what was measured and gives the parameters to adopt', async () => {
    writeFileSync(join(folder, 'log.csv'), forgetful(700))
    const ran = await run(['fit', '--log', 'log.csv', '--zone', 'Etc/UTC'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^3,500 answers, 2,800 of them scored/)
    expect(ran.stdout).toMatch(/^fitted, held out +560 /m)
    expect(ran.stdout).toMatch(/They predict better/)
    expect(widest(ran.stdout)).toBeLessThanOrEqual(80)
    const json = await run(['fit', '--log', 'log.csv', '--zone', 'Etc/UTC', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({ reviews: 3_500, scored: 2_800, verdict: 'adopt' })
    expect(JSON.parse(json.stdout).weights).toHaveLength(21)
  })

  it('adopts nothing without enough reviews, lists the parameters that were had, and uses some of them again', async () => {
    const none = await run(['fit', '--adopt'])
    expect(none).toMatchObject({ code: 0, stderr: '' })
    expect(none.stdout).toMatch(/Nothing is adopted\.\n$/)
    const listed = await run(['fit', '--versions'])
    expect(listed.stdout).toMatch(/^[0-9a-f-]{36} {2}.*, defaults, in use\n$/)
    expect(widest(listed.stdout)).toBeLessThanOrEqual(80)
    const versions = JSON.parse((await run(['fit', '--versions', '--json'])).stdout)
    expect(await run(['fit', '--use-again', versions[0].id])).toMatchObject({ code: 0, stderr: '' })
    expect(await run(['fit', '--use-again', 'nothing'])).toMatchObject({ code: 1 })
    expect(await run(['fit', '--adopt', '--versions'])).toMatchObject({ code: 2 })
  })

  it('keeps the parameters where there are too few reviews, with none at all and with its own log', async () => {
    writeFileSync(join(folder, 'few.csv'), forgetful(20))
    const few = await run(['fit', '--log', 'few.csv', '--zone', 'Etc/UTC'])
    expect(few).toMatchObject({ code: 0, stderr: '' })
    expect(few.stdout.replace(/\s+/gu, ' ')).toContain('You have 80 of the 1,500 reviews that fitting needs.')
    const own = await run(['fit', '--json'])
    expect(own).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(own.stdout)).toEqual({
      reviews: 0,
      scored: 0,
      all: null,
      heldOut: null,
      verdict: 'too-few',
      weights: null,
    })
  })

  it.each([
    ['no such file', null, /nope\.csv could not be read/],
    ['no header', '1,2,3\n', /names no column review_time and no column card_id/],
    [
      'a rating of 5',
      'review_time,card_id,review_rating\n1000,a,5\n',
      /Line 2: review_rating is “5”, not 1, 2, 3 or 4\./,
    ],
    ['a date as time', 'review_time,card_id,review_rating\n2026-01-01,a,3\n', /Line 2: review_time is “2026-01-01”/],
  ])('says what is wrong with a file with %s', async (_, text, words) => {
    if (text !== null) writeFileSync(join(folder, 'wrong.csv'), text)
    const ran = await run(['fit', '--log', text === null ? 'nope.csv' : 'wrong.csv'])
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toMatch(words)
  })

  it.each([
    [['--zone', 'Etc/UTC'], /need --log/],
    [['--log', 'few.csv', '--zone', 'Mars/Olympus'], /no such time zone/],
    [['--log', 'few.csv', '--day-start', '24'], /0 to 23/],
  ])('refuses %j', async (args, words) => {
    const ran = await run(['fit', ...args])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(words)
  })
})
