import { afterAll, beforeAll, expect, it } from 'vitest'
import { aide, loadedDataDirs } from './run-aide'

let dataDir = ''
let remove = () => {}
/** Every command starts at noon: what must come after another one is run on a later day. */
const run = (args: readonly string[], daysLater = 0) => aide(args, { dataDir, daysLater })

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

it('does one thing to the cards that a search finds, and undoes it', async () => {
  const marked = await run(['change', 'mark', 'kind:quote'])
  expect(marked).toMatchObject({ code: 0, stderr: '' })
  expect(marked.stdout).toMatch(/^[1-9]\d* cards changed, 0 left as they were\.$/m)
  expect((await run(['change', 'mark', 'kind:quote'])).stdout).toMatch(
    /^0 cards changed, [1-9]\d* left as they were\.$/m,
  )
  expect(await run(['search', 'is:marked'])).toMatchObject({ code: 0 })
  const undone = await run(['undo'])
  expect(undone).toMatchObject({ code: 0, stderr: '' })
  expect(undone.stdout).toMatch(/^Undone: [1-9]\d* cards marked$/m)
  expect(await run(['search', 'is:marked'])).toMatchObject({ code: 1 })
  expect(await run(['change', 'clear-leech', 'kind:quote'])).toMatchObject({ code: 0, stderr: '' })
})

it('repositions new cards', async () => {
  const moved = await run(['change', 'reposition', '--start', 'last', '--step', '2', '--random', 'kind:quote'])
  expect(moved).toMatchObject({ code: 0, stderr: '' })
  expect(moved.stdout).toMatch(/^[1-9]\d* cards changed, 0 left as they were\.$/m)
  expect(await run(['change', 'library-order', 'kind:quote'], 1)).toMatchObject({ code: 0, stdout: moved.stdout })
  expect((await run(['undo'], 2)).stdout).toMatch(/^Undone: [1-9]\d* cards back in library order$/m)
  expect((await run(['undo'], 2)).stdout).toMatch(/^Undone: [1-9]\d* cards repositioned$/m)
})

it.each([
  [['change', 'reposition', '--start', 'middle', 'is:new']],
  [['change', 'reposition', '--step', '0', 'is:new']],
  [['change', 'paint', 'is:new']],
  [['change', 'suspend']],
  [['change', 'undo']],
  [['change', 'suspend', 'is:nothing']],
])('refuses %j as wrong usage', async (args) => {
  expect(await run(args)).toMatchObject({ code: 2, stdout: '' })
})
