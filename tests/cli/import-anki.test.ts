import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '@/lib/domain/time/units'
import {
  cardRow,
  collectionBytes,
  FIRST_NOTE,
  newMedia,
  newPackage,
  noteRow,
  reviewRow,
  writePackage,
} from '@/lib/interchange/anki/collection.fixture'
import { pngBytes } from '@/lib/sources/media/media.fixture'
import { aide, sharedData, widest } from './run-aide'

const collection = collectionBytes({
  schema: 18,
  notes: [noteRow(0, { flds: 'Which sea?<img src=map.png>\x1fAral' }), noteRow(1)],
  cards: [cardRow(0, { type: 2, queue: 2, due: 800, ivl: 60, reps: 3 }), cardRow(1)],
  reviews: [
    reviewRow(FIRST_NOTE, { type: 0, ivl: 1, factor: 0 }),
    reviewRow(FIRST_NOTE + DAY_MS, { ivl: 9 }),
    reviewRow(FIRST_NOTE + 10 * DAY_MS, { ivl: 60 }),
  ],
})
const FILE = 'fixture.apkg'
const MAP = pngBytes(2, 2)

const data = sharedData({ isEmpty: true })

const run = (...args: readonly string[]) => aide(args, { ...data, cwd: data.dataDir })
const json = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await run(...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('aide import of an Anki collection', () => {
  it('takes choices for decks, and names those of the file if one is not there', async () => {
    await writePackage(data.dataDir, newPackage(collection))
    expect(await json('import', 'anki', FILE, '--leave-out', 'Asia')).toMatchObject({ notes: { new: 0 }, decks: [] })
    const moved = await json('import', 'anki', FILE, '--move', 'Asia=World::Asia', '--as-new', 'Asia::China')
    expect(moved).toMatchObject({ notes: { new: 2 }, reviews: 0 })
    const { code, stderr } = await run('import', 'anki', FILE, '--leave-out', 'Africa')
    expect(code).toBe(1)
    expect(stderr.replace(/\s+/g, ' ')).toContain('The file has no deck “Africa”. It has “Asia::China”.')
    expect((await run('import', 'anki', FILE, '--move', 'Asia')).code).toBe(2)
    expect((await run('import', 'anki', FILE, '--prefer', 'both')).code).not.toBe(0)
  })

  it('takes a field as the source, and names those of the file if it is not there', async () => {
    await writePackage(data.dataDir, newPackage(collection))
    expect(await json('import', 'anki', FILE)).not.toHaveProperty('sources')
    const sources = { fields: { Basic: ['Back'] }, notes: 2 }
    for (const name of ['Back', 'Basic=Back']) {
      const preview = await run('import', 'anki', FILE, '--source-field', name)
      expect(preview.stdout).toContain('Sources: 2 notes have a source from “Back” of Basic\n')
    }
    expect(await json('import', 'anki', FILE, '--source-field', 'Back')).toMatchObject({ sources })
    const { code, stderr } = await run('import', 'anki', FILE, '--source-field', 'Cloze=Back')
    expect(code).toBe(1)
    expect(stderr.replace(/\s+/g, ' ')).toContain('no field “Cloze=Back”. It has Basic: “Front”, “Back”.')
  })

  it('shows what it would bring, and imports it with --yes', async () => {
    await writePackage(data.dataDir, { ...newPackage(collection), ...newMedia([{ name: 'map.png', bytes: MAP }]) })
    const preview = await run('import', 'anki', FILE)
    expect(preview).toMatchObject({ code: 0, stderr: '' })
    expect(preview.stdout).toContain(
      'Notes:   2 new notes, 0 changed, 0 the same\nCards:   2 new\nReviews: 3 new\nMedia:   1 new file (1 KB)\n',
    )
    expect(preview.stdout).toContain('Nothing was imported yet. Add --yes to import it.')
    expect(preview.stdout).toContain('The first cards of Basic:\n  Which sea?')
    expect(widest(preview.stdout)).toBeLessThanOrEqual(80)
    const media = { new: 1, bytes: MAP.length, same: 0 }
    const expected = { notes: { new: 2, changed: 0, same: 0 }, cards: 2, reviews: 3, media, decks: ['Asia::China'] }
    expect(await json('import', 'anki', FILE)).toMatchObject({ ...expected, importId: null })
    expect(await json('import', 'anki', FILE, '--yes')).toMatchObject(expected)
    expect(await json('import', 'anki', FILE, '--yes')).toMatchObject({
      notes: { new: 0, changed: 0, same: 2 },
      cards: 0,
      reviews: 0,
      media: { new: 0, bytes: 0, same: 1 },
      importId: null,
    })
    const stats = await run('stats')
    expect(stats.stdout).toContain('all time')
    expect(readdirSync(join(data.dataDir, 'imports'))).toEqual([])
  })

  it('says why a file cannot be read, and leaves nothing behind', async () => {
    writeFileSync(join(data.dataDir, 'broken.apkg'), 'no package')
    const { code, stdout, stderr } = await run('import', 'anki', 'broken.apkg', '--yes')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    // Lines are broken where the path ends them.
    expect(stderr.replace(/\s+/g, ' ')).toContain('This is not an Anki package.')
    expect(existsSync(join(data.dataDir, 'imports')) ? readdirSync(join(data.dataDir, 'imports')) : []).toEqual([])
  })
})
