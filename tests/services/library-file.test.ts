import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { getTableName } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { LIBRARY_TABLES } from '@/lib/data/library-file'
import { openEngine, type StorageSettings } from '@/lib/data/open'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { readLibrary } from '@/lib/services/imports/read-library'
import { stageTextFile } from '@/lib/services/imports/stage-package'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { addMedia } from '@/lib/services/media/add-media'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { pngBytes } from '@/lib/sources/media/media.fixture'
import { cardQuery } from '@/tests/support/card-query'
import { dump } from '@/tests/support/dump'
import { freshDatabase, MORNING, onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { storageFixtures } from '@/tests/support/storage'
import { studiedLibrary } from '@/tests/support/studied-library'
import { loadEveryForm } from './export-fixture'

const { newFolder } = storageFixtures()

const exported = async (ctx: Context, input: Record<string, unknown> = {}): Promise<string> =>
  text(must(await exportCards(ctx, exportSchema.parse({ format: 'jsonl', ...input }))).stream)

const fileOf = (content: string): string => {
  const file = join(newFolder(), 'library.jsonl')
  writeFileSync(file, content)
  return file
}

/** A library with every form of card, answers of weeks and an image. */
const filled = async (ctx: Context): Promise<Context> => {
  const end = await studiedLibrary(ctx)
  await loadEveryForm(end)
  const picture = join(newFolder(), 'map.png')
  writeFileSync(picture, pngBytes(3, 2))
  must(await addMedia(end, { path: picture, name: 'map.png' }))
  return end
}

/** PostgreSQL keeps the keys of JSON in an order of its own. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
const sortedRows = (rows: readonly string[]) => rows.map((row) => JSON.stringify(sorted(JSON.parse(row)))).sort()
const linesOf = (content: string) => sortedRows(content.trimEnd().split('\n'))

/** What the doctor finds, by check. */
const foundBy = async (settings: StorageSettings, now: number) => {
  const doctor = must(await runDoctor(settings, now, { repair: false }))
  const wrong = doctor.checks.filter(({ found }) => found > 0)
  return new Map(wrong.map(({ name, found }) => [name, found]))
}

const emptySqlite = () => ({ dataDir: newFolder(), databaseUrl: null })

onBothEngines('a file with everything', (open) => {
  it('is read into an empty library on either engine, row by row, with the media', async () => {
    const { ctx, settings: own } = await open()
    const end = await filled(ctx)
    const content = await exported(end)
    const file = fileOf(content)
    const { TEST_DATABASE_URL: server } = process.env
    const database = server ? await freshDatabase(server) : null
    const places = [emptySqlite(), ...(database ? [{ dataDir: newFolder(), databaseUrl: database.url }] : [])]
    const before = await dump(end.engine)
    const wrong = await foundBy(own, end.now)
    for (const settings of places) {
      const read = await readLibrary(settings, file, MORNING)
      expect(read).toMatchObject({ ok: true, value: { cards: expect.any(Number), reviews: expect.any(Number) } })
      const engine = await openEngine(settings, MORNING)
      try {
        const after = await dump(engine)
        for (const table of LIBRARY_TABLES) {
          const name = getTableName(engine.read.t[table])
          expect(sortedRows(after[name] ?? []), name).toEqual(sortedRows(before[name] ?? []))
        }
        const there = { ...end, engine, actor: await localActor(engine) }
        expect(linesOf(await exported(there))).toEqual(linesOf(content))
        expect((await searchCards(there, cardQuery({ search: 'lock' }))).lines.length).toBeGreaterThan(0)
      } finally {
        await engine.close()
      }
      expect(await foundBy(settings, end.now)).toEqual(wrong)
      expect(await readLibrary(settings, file, MORNING)).toMatchObject({ ok: false, code: 'conflict' })
    }
    await database?.drop()
  })

  it('holds no keys and no secret addresses', async () => {
    const { ctx } = await open()
    const content = await exported(await filled(ctx))
    for (const table of ['devices', 'pairingCodes', 'calendarAddresses', 'modelSettings'])
      expect(content).not.toContain(`"table":"${table}"`)
    expect(content).toContain('"table":"reviews"')
  })

  it('is told apart from a table of cards', async () => {
    const { ctx } = await open()
    const path = fileOf(await exported(ctx))
    const order = { path, fileName: 'library.jsonl', folder: newFolder(), choices: {}, now: ctx.now }
    expect(await stageTextFile(order).result).toMatchObject({
      ok: false,
      message: expect.stringContaining('aide import library'),
    })
  })

  it('is always the whole library', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const selection = { kind: 'all', query: 'search=lock', except: [] }
    await expect(exported(ctx, { selection })).rejects.toThrow('A JSON file holds the whole library.')
  })
})

it.each<[string, (lines: string[]) => string[], string]>([
  ['is something else', () => ['{"front":"a"}'], 'Line 1 of the file: it is not a library'],
  ['is cut off', (lines) => [...lines.slice(0, -1), lines.at(-1)?.slice(0, 40) ?? ''], 'it is not JSON'],
  [
    'has a row that does not fit',
    (lines) => lines.filter((line) => !line.includes('"table":"facts"')),
    'do not fit to the others',
  ],
  [
    'has a damaged value',
    (lines) => lines.map((line) => line.replace('"deletion":0', '"deletion":"x"')),
    'deletion is',
  ],
  ['has a table that is not known', (lines) => [...lines, '{"table":"devices2","row":{}}'], 'known table'],
  ['has a damaged image', (lines) => lines.map((line) => line.replace(/"bytes":"..../u, '"bytes":"AAAA')), 'not whole'],
])('a file that %s is refused, and nothing is kept of it', async (_, change, message) => {
  const source = emptySqlite()
  const engine = await openEngine(source, MORNING)
  await ensureHome(engine, MORNING, 'Etc/UTC')
  const content = await exported(await filled({ engine, now: MORNING, actor: await localActor(engine) }))
  await engine.close()
  const settings = emptySqlite()
  const file = fileOf(change(content.trimEnd().split('\n')).join('\n'))
  const read = await readLibrary(settings, file, MORNING)
  expect(read).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining(message) })
  const after = await openEngine(settings, MORNING)
  expect(Object.values(await dump(after)).flat()).toEqual([])
  await after.close()
  expect(readFileSync(file, 'utf8').length).toBeGreaterThan(0)
})
