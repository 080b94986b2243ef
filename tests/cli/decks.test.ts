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

type Listed = { readonly name: string; readonly new: number; readonly learning: number; readonly due: number }

it('lists decks with the cards of their sessions, renames one, and undoes it', async () => {
  const decks = async (): Promise<readonly Listed[]> => JSON.parse((await run(['decks', '--json'])).stdout)
  const [{ name = '' } = {}] = await decks()
  // The day before: the clock of each command of a day begins at noon.
  const limited = await aide(['presets', 'limit-deck', name, '--new', '2'], { dataDir, daysLater: -1 })
  expect(limited).toMatchObject({ code: 0 })
  const [first] = await decks()
  if (!first) throw new Error('the starter library has decks')
  expect(first).toEqual({ name, new: 2, learning: 0, due: 0 })
  const listed = await run(['decks'])
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toMatch(/new +learning +due/)
  expect(widest(listed.stdout)).toBeLessThanOrEqual(80)
  const session = await run(['review', '--deck', first.name, '--within-limits'])
  expect(session.stdout).toContain(`${first.new} new, ${first.learning} learning, ${first.due} due`)

  const renamed = await run(['decks', 'rename', first.name, 'Asia::First'])
  expect(renamed).toMatchObject({ code: 0, stdout: `1 deck renamed: “${first.name}” is now “Asia::First”.\n` })
  expect(await decks()).toContainEqual({ ...first, name: 'Asia::First' })
  expect(await run(['decks', 'rename', 'No such deck', 'Any'])).toMatchObject({
    code: 1,
    stderr: 'There is no deck called “No such deck”.\n',
  })
  expect((await run(['decks', '--find', 'zzz'])).stdout).toBe('No deck has “zzz” in its name.\n')
  expect(await run(['undo'])).toMatchObject({ code: 0 })
  expect(await decks()).toContainEqual(first)
})
