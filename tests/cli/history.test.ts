import { afterAll, beforeAll, expect, it } from 'vitest'
import { aide, loadedDataDirs } from './run-aide'

let dataDir = ''
let remove = () => {}
const run = (...args: readonly string[]) => aide(args, { dataDir })

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

it('undoes what was done last, says so in the history, and redoes it', async () => {
  expect((await run('undo')).stderr).toContain('There is nothing to undo.')
  await run('add', 'card', 'Who chairs the committee?', 'Ada Holm')
  const listed = JSON.parse((await run('history', '--json')).stdout)
  expect(listed.items).toMatchObject([{ kind: 'facts', via: 'terminal', undoneAt: null }])
  const { id } = listed.items[0]

  const undone = await run('undo')
  expect(undone).toMatchObject({ code: 0, stderr: '' })
  expect(undone.stdout).toMatch(/^Undone: fact added, “/)
  expect((await run('history')).stdout).toMatch(/Fact added, “.+” \(terminal, undone\)/)
  expect((await run('redo', id)).stdout).toMatch(/^Redone: fact added/)
  expect(await run('redo')).toMatchObject({ code: 1, stderr: 'There is nothing to redo.\n' })
  expect(JSON.parse((await run('undo', id, '--json')).stdout)).toMatchObject({ id, kind: 'facts' })
  expect(await run('history', '--kind', 'nonsense')).toMatchObject({ code: 2 })
})
