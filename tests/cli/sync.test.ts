import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aide, freshDataDir, type Ran, startAide, widest } from './run-aide'

let dataDir = ''
let remove = () => {}
beforeAll(() => {
  ;({ dataDir, remove } = freshDataDir())
})
afterAll(() => remove())

const NOTE = '#flashcards\nHow long is the Oder?::742 km\n'

const run = (...args: readonly string[]) => aide(args, { dataDir, cwd: dataDir })
const file = (name: string) => join(dataDir, name)
const read = (name: string) => readFileSync(file(name), 'utf8')
const folder = (name: string) => {
  mkdirSync(file(name))
  writeFileSync(file(`${name}/Rivers.md`), NOTE)
}
const idIn = (name: string) => /\^(am-[a-z0-9]{6})/u.exec(read(name))?.[1] ?? ''
const linesOf = ({ stdout }: Ran) => stdout.replaceAll(dataDir, '…').split('\n')

describe('aide sync', () => {
  it('shows what it would do, syncs with --yes, and takes a side where both were edited', async () => {
    folder('notes')
    const preview = await run('sync', 'notes')
    expect({ code: preview.code, stderr: preview.stderr }).toEqual({ code: 0, stderr: '' })
    expect(linesOf(preview)).toEqual([
      '…/notes: 1 note read, 0 cards the same in both',
      'Writes ids or texts of 1 question into 1 note: Rivers.md.',
      '',
      'New in the library: 1 card',
      '  Rivers.md:2: How long is the Oder? → 742 km (deck Rivers)',
      '',
      'Nothing has been written yet. Add --yes to sync.',
      '',
    ])
    expect(read('notes/Rivers.md')).toBe(NOTE)
    expect(linesOf(await run('sync', 'notes', '--yes', '--deck', 'Geo')).at(-2)).toBe(
      'Synced. To undo the library’s side: npm run aide -- undo',
    )
    const id = idIn('notes/Rivers.md')
    expect(read('notes/Rivers.md')).toBe(NOTE.replace('km\n', `km ^${id}\n`))

    // Undone and edited in the note: the card is retired here, which is left to the learner.
    expect((await run('undo')).code).toBe(0)
    const retired = await run('sync', 'notes', '--yes')
    expect(retired.code).toBe(0)
    expect(retired.stdout).toContain(`    --take-note ${id}\n`)
    writeFileSync(file('notes/Rivers.md'), read('notes/Rivers.md').replace('742', '840'))
    const taken = JSON.parse((await run('sync', 'notes', '--yes', '--take-note', id, '--json')).stdout)
    expect(taken).toMatchObject({ deck: 'Geo', same: 0, isWritten: true, items: [{ kind: 'take', id }] })
    const found = JSON.parse((await run('search', 'oder', '--json')).stdout)
    expect(JSON.stringify(found)).toContain('840 km')
    expect(widest(preview.stdout.replaceAll(dataDir, '…'))).toBeLessThanOrEqual(80)
  })

  it('ends with 1 and both texts if a decision is needed, and with 2 for wrong usage', async () => {
    folder('twice')
    await run('sync', 'twice', '--yes')
    writeFileSync(file('twice/Copy.md'), read('twice/Rivers.md'))
    const twice = await run('sync', 'twice', '--yes')
    expect(twice.code).toBe(1)
    expect(linesOf(twice)).toContain('Ids that occur twice: 2 cards')
    expect(await run('sync', 'none')).toMatchObject({ code: 1, stdout: '' })
    expect(await run('sync', 'twice', '--watch')).toMatchObject({ code: 2, stdout: '' })
    expect(await run('sync', 'twice', '--take-note', 'am-x', '--take-library', 'am-x')).toMatchObject({ code: 2 })
    expect((await run('sync', 'twice', '--yes', '--take-note', 'am-none')).stderr.replace(/\s+/gu, ' ')).toBe(
      'There is nothing to decide for am-none. Sync again to see the cards that need a decision. ',
    )
  })

  it('takes a folder off the list once it is told to, and imports none of its cards again', async () => {
    folder('left')
    await run('sync', 'left', '--yes')
    expect(linesOf(await run('sync', 'left', '--unlist')).join(' ')).toContain('Add --yes to do it.')
    expect(linesOf(await run('sync', 'left', '--unlist', '--yes'))[0]).toContain('…/left is no longer synced.')
    expect(await run('sync', 'left', '--unlist')).toMatchObject({ code: 1, stdout: '' })
    expect(await run('sync', 'left', '--unlist', '--watch')).toMatchObject({ code: 2 })
    const imported = JSON.parse((await run('import', 'left', '--json')).stdout)
    expect(imported).toMatchObject({ notes: { new: 0, changed: 0, same: 1 }, cards: 0 })
    expect(imported.problems[0].what).toContain('came here by a sync')
  })

  it('syncs with --watch when a note changes, until it is stopped', async () => {
    folder('watched')
    const watching = startAide(['sync', 'watched', '--yes', '--watch', '--json'], { dataDir, cwd: dataDir })
    const syncs: { readonly items: readonly { readonly kind: string }[] }[] = []
    const waiting: (() => void)[] = []
    let rest = ''
    watching.stdout?.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString('utf8')).split('\n')
      rest = parts.pop() ?? ''
      syncs.push(...parts.map((line) => JSON.parse(line)))
      for (const wake of waiting.splice(0)) wake()
    })
    const seen = async (kind: string): Promise<void> => {
      while (!syncs.some(({ items }) => items.some((item) => item.kind === kind)))
        await new Promise<void>((wake) => waiting.push(wake))
    }
    await seen('new')
    writeFileSync(file('watched/Rivers.md'), read('watched/Rivers.md').replace('742', '840'))
    await seen('take')
    const ended = new Promise((resolve) => watching.on('exit', resolve))
    watching.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})
