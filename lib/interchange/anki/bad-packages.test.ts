import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipped } from '../../../tests/support/packed-files'
import type { AnkiFailureCode } from './anki-failure'
import { AnkiPackageError } from './anki-failure'
import {
  cardRow,
  collectionBytes,
  FIRST_NOTE,
  message,
  NOW,
  newPackage,
  noteRow,
  writePackage,
  zstdBomb,
} from './collection.fixture'
import { openAnkiPackage } from './open-anki-package'

let folder = ''
let temporaryFolder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
  temporaryFolder = join(folder, 'temporary')
  mkdirSync(temporaryFolder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** How reading a file ends: with the code of its failure, or with the number of notes. Nothing may be left behind. */
const outcomeOf = async (path: string): Promise<AnkiFailureCode | number> => {
  const result = await openAnkiPackage(path, { now: NOW, temporaryFolder })
  if (!result.ok) {
    expect(result.message).toMatch(/^[A-Z].*\.$/)
    expect(readdirSync(temporaryFolder)).toEqual([])
    return result.code
  }
  try {
    const notes = [...result.package.notes()].length
    return [...result.package.reviews()].length * 0 + notes
  } catch (reason) {
    if (!(reason instanceof AnkiPackageError)) throw reason
    return reason.code
  } finally {
    result.package.close()
    expect(readdirSync(temporaryFolder)).toEqual([])
  }
}

const packageOutcome = async (entries: Readonly<Record<string, Uint8Array | string>>) =>
  outcomeOf(await writePackage(folder, entries))

const bytesOutcome = async (bytes: Uint8Array) => {
  const path = join(folder, 'bytes.apkg')
  writeFileSync(path, bytes)
  return outcomeOf(path)
}

/** The offset of the header of an entry in a zip's index, from which its flags and sizes are read. */
const indexEntry = (zip: Buffer, name: string): number => {
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4))
    if (zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString() === name) return at
  throw new Error(`no ${name}`)
}

describe('a file that is no package', () => {
  it.each([
    ['text', 'Front;Back\n', 'not-a-zip'],
    ['nothing', '', 'not-a-zip'],
    ['the first bytes of a zip', 'PK\x03\x04', 'damaged'],
    ['the first bytes of a database', 'SQLite format 3\0', 'not-anki'],
  ] as const)('of %s fails', async (_, content, code) => {
    expect(await bytesOutcome(Buffer.from(content, 'latin1'))).toBe(code)
  })

  it('fails if it is missing or a folder', async () => {
    expect(await outcomeOf(join(folder, 'missing.apkg'))).toBe('not-found')
    expect(await outcomeOf(folder)).toBe('not-a-zip')
  })

  it('fails if it is a zip or a database of something else', async () => {
    expect(await packageOutcome({ 'word/document.xml': '<w:document/>' })).toBe('not-anki')
    expect(await packageOutcome({ 'collection.anki2': 'no database' })).toBe('not-anki')
    expect(await packageOutcome({ 'collection.anki2': collectionBytes({ sql: 'DROP TABLE revlog' }) })).toBe('not-anki')
  })
})

describe('a package', () => {
  it('with names that lead out of its folder is read without them', async () => {
    const bytes = collectionBytes()
    const safe = '__/__/collection.anki2'
    const zip = Buffer.from(await zipped({ [safe]: 'evil', 'collection.anki21': bytes, media: '{"0":"../../a"}' }))
    for (let at = zip.indexOf(safe); at >= 0; at = zip.indexOf(safe, at + 1)) zip.write('../../collection.anki2', at)
    expect(await bytesOutcome(zip)).toBe(1)
  })

  it('that is encrypted says so', async () => {
    const zip = Buffer.from(await zipped({ 'collection.anki21': collectionBytes() }))
    const at = indexEntry(zip, 'collection.anki21')
    zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8)
    expect(await bytesOutcome(zip)).toBe('encrypted')
  })

  it('that is newer than anything known says so', async () => {
    expect(await packageOutcome({ ...newPackage(collectionBytes({ schema: 18 })), meta: message({ 1: 4 }) })).toBe(
      'too-new',
    )
    expect(await packageOutcome({ 'collection.anki21': collectionBytes({ col: { ver: 19 } }) })).toBe('too-new')
  })

  it('with a collection that is not what it says is damaged', async () => {
    const entries = newPackage(collectionBytes({ schema: 18 }))
    expect(await packageOutcome({ ...entries, 'collection.anki21b': 'no zstd at all, but text' })).toBe('damaged')
    const { 'collection.anki21b': _, ...without } = entries
    expect(await packageOutcome(without)).toBe('damaged')
    expect(await packageOutcome({ ...entries, meta: new Uint8Array([0xff, 0xff]) })).toBe('damaged')
    expect(await packageOutcome({ 'collection.anki21': collectionBytes({ sql: 'DELETE FROM col' }) })).toBe('damaged')
  })

  it('whose list of media is damaged is read without it', async () => {
    const entries = newPackage(collectionBytes({ schema: 18 }))
    for (const media of ['{"0":', zstdBomb(1), new Uint8Array([1, 2, 3])]) {
      const path = await writePackage(folder, { ...entries, media })
      const result = await openAnkiPackage(path, { now: NOW, temporaryFolder })
      if (!result.ok) throw new Error(result.message)
      expect(result.package.media).toEqual([])
      expect(result.package.problems().map(({ kind }) => kind)).toEqual(['unreadable-media-list'])
      result.package.close()
    }
  })

  it('that unpacks to far more than it holds is refused, in either packing', async () => {
    const entries = newPackage(collectionBytes({ schema: 18 }))
    expect(await packageOutcome({ ...entries, 'collection.anki21b': zstdBomb(1_000) })).toBe('bomb')
    expect(await packageOutcome({ 'collection.anki21': Buffer.alloc(100 * 1024 ** 2) })).toBe('bomb')
  })

  it('that asks for the memory of a whole computer is refused', async () => {
    const greedy = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8]), Buffer.alloc(20)])
    const entries = newPackage(collectionBytes({ schema: 18 }))
    expect(await packageOutcome({ ...entries, 'collection.anki21b': greedy })).toBe('bomb')
  })

  it('whose index states another size is damaged', async () => {
    const zip = Buffer.from(await zipped({ 'collection.anki21': collectionBytes() }))
    const at = indexEntry(zip, 'collection.anki21')
    zip.writeUInt32LE(10, at + 24)
    expect(await bytesOutcome(zip)).toBe('damaged')
  })

  it('with ten million entries is refused before they are listed', async () => {
    const zip = Buffer.from(await zipped({ 'collection.anki21': collectionBytes() }))
    const end = zip.lastIndexOf('PK\x05\x06')
    const record = Buffer.alloc(56 + 20)
    record.write('PK\x06\x06', 0)
    record.writeBigUInt64LE(44n, 4)
    record.writeBigUInt64LE(10_000_000n, 24)
    record.writeBigUInt64LE(10_000_000n, 32)
    record.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 12)), 40)
    record.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 16)), 48)
    record.write('PK\x06\x07', 56)
    record.writeBigUInt64LE(BigInt(end), 64)
    record.writeUInt32LE(1, 72)
    const tail = Buffer.from(zip.subarray(end))
    tail.fill(0xff, 8, 20)
    expect(await bytesOutcome(Buffer.concat([zip.subarray(0, end), record, tail]))).toBe('too-large')
  })
})

describe('a collection', () => {
  it('with triggers, views and other tables is read by its plain tables', async () => {
    const sql = `
      CREATE TABLE log (x); CREATE VIEW names AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n;
      CREATE TRIGGER harm AFTER UPDATE ON notes BEGIN DELETE FROM notes; END;
      CREATE VIRTUAL TABLE search USING fts5(words);`
    expect(await packageOutcome({ 'collection.anki21': collectionBytes({ sql }) })).toBe(1)
  })

  it.each([
    ['a view', 'ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n'],
    ['a virtual table', 'DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds)'],
    [
      'a table with computed columns',
      `DROP TABLE notes; CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, tags, flds AS (printf('%.*c', 1e9, 'x')))`,
    ],
  ])('whose notes are %s is refused', async (_, sql) => {
    expect(await packageOutcome({ 'collection.anki21': collectionBytes({ sql }) })).toBe('not-anki')
  })

  // A plan that these statistics suggest would look at each review once for each card: for minutes, over any limit.
  it('with statistics of empty tables is read as any other', { timeout: 60_000 }, async () => {
    const rows = 60_000
    const sql = `
      WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${rows})
        INSERT INTO cards (id, nid, ord) SELECT x, ${FIRST_NOTE}, x FROM n;
      WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${rows})
        INSERT INTO revlog (id, cid, ease, ivl, type) SELECT ${Date.UTC(2024, 1, 1)} + x, x, 3, 1, 1 FROM n;
      ANALYZE;
      UPDATE sqlite_stat1 SET stat = '0' WHERE tbl = 'cards';
      INSERT INTO sqlite_stat1 VALUES ('cards', NULL, '0');`
    const path = await writePackage(folder, { 'collection.anki21': collectionBytes({ sql }) })
    const result = await openAnkiPackage(path, { now: NOW, temporaryFolder })
    if (!result.ok) throw new Error(result.message)
    expect([...result.package.reviews()]).toHaveLength(rows)
    result.package.close()
  })

  it.each(['collate UNICASE', 'COLLATE "unicase"', 'COLLATE\n  unicase'])(
    'with the collation written %j is read',
    async (collation) => {
      expect(await packageOutcome(newPackage(collectionBytes({ schema: 18, collation })))).toBe(1)
    },
  )

  it('in WAL mode is read', async () => {
    const bytes = collectionBytes()
    bytes.set([2, 2], 18)
    expect(await packageOutcome({ 'collection.anki21': bytes })).toBe(1)
  })

  it('with false values in its messages is read without what they describe', async () => {
    const sql = `UPDATE notetypes SET config = x'ff'; UPDATE decks SET kind = x'0affffffff'; UPDATE deck_config SET config = 5`
    const path = await writePackage(folder, newPackage(collectionBytes({ schema: 18, sql })))
    const result = await openAnkiPackage(path, { now: NOW, temporaryFolder })
    if (!result.ok) throw new Error(result.message)
    const { package: anki } = result
    expect(anki.noteTypes).toEqual([])
    expect(anki.decks.map(({ name, presetId }) => [name, presetId])).toContainEqual(['Asia::China', null])
    expect([...anki.notes()]).toEqual([])
    expect(anki.problems().map(({ kind }) => kind)).toEqual(['unknown-note-type'])
    anki.close()
  })

  it('with a note of 5 MB is read without it', async () => {
    const notes = [noteRow(0), noteRow(1, { flds: 'x'.repeat(5 * 1024 ** 2) })]
    expect(await packageOutcome({ 'collection.anki21': collectionBytes({ notes }) })).toBe(1)
  })

  it('that is damaged anywhere never throws anything but a package error', { timeout: 120_000 }, async () => {
    const notes = Array.from({ length: 300 }, (_, at) => noteRow(at))
    const cards = Array.from({ length: 300 }, (_, at) => cardRow(at))
    const bytes = collectionBytes({ schema: 18, notes, cards })
    const place = fc.nat(bytes.length - 1)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 30 }), async (changes) => {
        const damaged = Buffer.from(bytes)
        for (const [at, value] of changes) damaged[at] = value
        const outcome = await packageOutcome({ 'collection.anki21': damaged })
        expect(typeof outcome === 'number' || ['damaged', 'not-anki', 'too-new'].includes(outcome)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('that is cut off anywhere never throws anything but a package error', { timeout: 120_000 }, async () => {
    const path = await writePackage(folder, newPackage(collectionBytes({ schema: 18 })))
    const whole = readFileSync(path)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(['damaged', 'not-a-zip']).toContain(await bytesOutcome(whole.subarray(0, length)))
      }),
      { numRuns: 100 },
    )
  })
})
