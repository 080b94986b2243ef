import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { aide, clockAt, loadedDataDirs, widest } from './run-aide'

let dataDir = ''
let remove = () => {}
const run = (args: readonly string[], daysLater = 0) => aide(['briefing', ...args], { dataDir, daysLater })
const dateIn = (days: number) => new Date(clockAt(0) + days * DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

it('makes a briefing, lists it, shows its readiness and its plan, and knows when it is over', async () => {
  expect(await run(['list'])).toMatchObject({ code: 0, stdout: 'No briefings yet.\n' })
  expect(await run(['show'])).toMatchObject({ code: 1, stdout: '' })
  const made = await run(['new', 'Talk in Rome', '--at', `${dateIn(6)} 14:00`, '--topic', 'EAEU', '--minutes', '20'])
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const facts = Number(/^(\d+) facts\. /.exec(made.stdout)?.[1])
  expect(facts).toBeGreaterThanOrEqual(2)
  const shown = await run(['show'])
  expect(shown.stdout).toContain('Talk in Rome, in 6 days')
  expect(shown.stdout).toMatch(new RegExp(`now +0% +0 to 0% +0 to 0 of ${facts}\\b`))
  expect(shown.stdout).toMatch(
    /(About 1|Less than a) minute a day until \w+day should be enough for 85% of the facts\s+on\s+average\./,
  )
  expect(widest(shown.stdout)).toBeLessThanOrEqual(80)
  const plan = await run(['plan'])
  expect(plan.stdout.trim().split('\n')).toHaveLength(8)
  const listed = JSON.parse((await run(['list', '--json'])).stdout)
  expect(listed.ahead).toMatchObject([{ briefing: { title: 'Talk in Rome' }, facts }])
  const past = await run(['plan', listed.ahead[0].briefing.id], 8)
  expect(past.stdout).toBe('Nothing is planned: the briefing is over.\n')
})

it.each([
  [['--at', 'tomorrow'], 2, /is not a date and time/],
  [['--at', '2020-01-01 10:00'], 1, /That time has passed/],
  [['--at', '2026-12-05', '--zone', 'Mars/Base'], 2, /“Mars\/Base” is not a time zone/],
  [['--at', '2026-12-05', '--minutes', 'many'], 2, /Enter a whole number/],
] as const)('refuses %j and says why', async (args, code, message) => {
  const refused = await run(['new', 'A talk', ...args])
  expect(refused).toMatchObject({ code, stdout: '' })
  expect(refused.stderr).toMatch(message)
})
