import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aide, widest } from './run-aide'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-reschedule-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[]) => aide(args, { dataDir: join(folder, 'data'), cwd: folder })

it('aide reschedule says what would change, and changes nothing where nothing is to be changed', async () => {
  const empty = await run(['reschedule'])
  expect(empty).toMatchObject({ code: 0, stderr: '', stdout: 'No card is in review yet.\n' })
  const graded = await run(['change', 'easy', 'is:new'])
  expect(graded).toMatchObject({ code: 0, stderr: '' })
  const same = await run(['reschedule'])
  expect(same.stdout).toBe('Every card in review is due when its settings want it.\n')
  const json = JSON.parse((await run(['reschedule', '--apply', '--json'])).stdout)
  expect(json).toMatchObject({ changed: 0, applied: 0, presets: [{ id: null, name: 'Default' }] })
  expect(json.cards).toBeGreaterThan(100)
  expect(json.days).toHaveLength(30)
  expect(await run(['reschedule', '--preset', 'nothing'])).toMatchObject({ code: 1 })
  expect(widest((await run(['reschedule', '--help'])).stdout)).toBeLessThanOrEqual(80)
})
