import { afterAll, beforeAll, expect, it } from 'vitest'
import { aide, loadedDataDirs, widest } from './run-aide'

let dataDir = ''
let remove = () => {}
const run = (args: readonly string[]) => aide(args, { dataDir })

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

it('makes, changes, gives to decks, limits and deletes presets', async () => {
  const listed = await run(['presets'])
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toContain('Default')

  expect(await run(['presets', 'add', 'Figures'])).toMatchObject({ code: 0, stderr: '' })
  const taken = await run(['presets', 'add', 'figures'])
  expect(taken).toMatchObject({ code: 1, stdout: '' })
  expect(taken.stderr).toContain('There is already a preset called “figures”.')
  expect(await run(['presets', 'set', 'Figures', 'desiredRetention=85', 'learningSteps='])).toMatchObject({ code: 0 })
  const wrong = await run(['presets', 'set', 'Figures', 'desiredRetention=20'])
  expect(wrong.stderr).toContain('Desired retention: enter 70% to 99%.')
  expect((await run(['presets', 'set', 'Figures', 'colour=red'])).stderr).toContain('Unknown option “colour”.')
  expect((await run(['presets', 'use', 'Figures', 'No such deck'])).stderr).toContain('There is no deck of that name')
  expect(await run(['presets', 'limit', 'Figures', '--new', '3'])).toMatchObject({ code: 0 })

  const after = await run(['presets'])
  expect(after.stdout).toContain('20 new cards (3 today) and 200 reviews per day; desired retention 85%')
  expect(after.stdout).toContain('learning steps none')
  expect(widest(after.stdout)).toBeLessThanOrEqual(80)
  const json = JSON.parse((await run(['presets', '--json'])).stdout)
  expect(json).toMatchObject([{ name: 'Default' }, { name: 'Figures', newPerDay: 3, decks: [] }])
  // A limit that is not named stays.
  const limits = async () => JSON.parse((await run(['presets', '--json'])).stdout)[1]
  expect(await run(['presets', 'limit', 'Figures', '--reviews', '50'])).toMatchObject({ code: 0 })
  expect(await limits()).toMatchObject({ newPerDay: 3, reviewsPerDay: 50 })
  expect(await run(['presets', 'limit', 'Figures', '--new', 'usual'])).toMatchObject({ code: 0 })
  expect(await limits()).toMatchObject({ newPerDay: 20, reviewsPerDay: 50 })

  expect(await run(['presets', 'rename', 'Figures', 'Numbers'])).toMatchObject({ code: 0 })
  expect(await run(['presets', 'delete', 'Numbers'])).toMatchObject({ code: 0 })
  expect((await run(['presets', 'delete', 'Numbers'])).stderr).toContain('There is no preset called “Numbers”.')
})
