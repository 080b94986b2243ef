import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import { aide, clockAt, loadedDataDirs } from './run-aide'

let dataDir = ''
let remove = () => {}
const run = (args: readonly string[], daysLater = 0) => aide(args, { dataDir, daysLater })
const dateIn = (days: number): string => new Date(clockAt(0) + days * DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

it('shows what spreading costs, does it when told, and undoes it', async () => {
  expect((await run(['change', 'easy', 'kind:quote'])).code).toBe(0)
  expect((await run(['pause'], 60)).stdout).toMatch(/^No pause is planned\.\nOverdue: [1-9]\d* cards?\.$/m)

  const shown = await run(['spread', '--days', '4'], 60)
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  expect(shown.stdout).toMatch(/^Spread over 4 days: /)
  const { plan } = JSON.parse((await run(['spread', '--days', '4', '--json'], 60)).stdout)
  expect(plan.days).toHaveLength(4)
  expect(plan.factsLost).toBeGreaterThan(0)
  expect((await run(['spread', '--days', '4', '--apply'], 60)).stdout).toBe(
    `${plan.moved} reviews spread over 4 days.\n`,
  )
  expect((await run(['undo'], 60)).stdout).toBe(`Undone: ${plan.moved} reviews spread over 4 days\n`)
})

it('plans a pause, which “due” knows, and ends it', async () => {
  const planned = await run(['pause', dateIn(60), dateIn(69), '--days', '3', '--not', 'sun', '--apply'], 60)
  expect(planned).toMatchObject({ code: 0, stderr: '' })
  expect(planned.stdout).toMatch(/^Pause planned, .+; \d+ reviews spread over 3 days\.$/m)
  const { stdout } = await run(['due'], 61)
  expect(stdout).toMatch(/^Pause until /)
  expect(stdout).toContain('Tomorrow, a pause: 0 reviews and 0 new')
  expect(JSON.parse((await run(['due', '--json'], 61)).stdout).pause).toEqual({ from: dateIn(60), to: dateIn(69) })
  expect(JSON.parse((await run(['pause', '--json'], 61)).stdout)).toMatchObject({ overdue: 0 })
  expect((await run(['pause', '--end'], 61)).stdout).toMatch(
    /^Pause ended, .+\. Reviews stay on the days they were moved to\.$/m,
  )
  expect(await run(['pause', '--end'], 61)).toMatchObject({ code: 1, stderr: 'No pause is planned.\n' })
})

it.each([[['spread', '--days', 'many']], [['spread', '--not', 'someday']], [['pause', '2020-01-01', '2020-01-02']]])(
  'refuses %j as wrong usage',
  async (args) => {
    expect(await run(args)).toMatchObject({ code: 2, stdout: '' })
  },
)
