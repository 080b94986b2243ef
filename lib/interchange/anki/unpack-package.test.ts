import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  collectionBytes,
  type FixtureMedia,
  NOW,
  newMedia,
  newPackage,
  oldMedia,
  writePackage,
  zstdBomb,
} from './collection.fixture'
import { openAnkiPackage } from './open-anki-package'
import { unpackMedia } from './unpack-package'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-media-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Entries = Readonly<Record<string, Uint8Array | string>>

/** What is unpacked: name and text, or name and problem. */
const unpackedFrom = async (entries: Entries) => {
  const path = await writePackage(folder, entries)
  const opened = await openAnkiPackage(path, { now: NOW, temporaryFolder: folder })
  if (!opened.ok) throw new Error(opened.message)
  const into = mkdtempSync(join(folder, 'into-'))
  const found: (readonly [string, string])[] = []
  try {
    for await (const one of unpackMedia(path, opened.package, into)) {
      if ('problem' in one) found.push([one.media.name, one.problem])
      else {
        const bytes = readFileSync(one.file)
        expect(one.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
        expect(one.bytes).toBe(bytes.length)
        found.push([one.media.name, bytes.toString()])
        rmSync(one.file)
      }
    }
    expect(readdirSync(into)).toEqual([])
  } finally {
    opened.package.close()
  }
  return found
}

const fileOf = (name: string, text: string): FixtureMedia => ({ name, bytes: Buffer.from(text) })
const FILES = [fileOf('map.png', 'a map'), fileOf('../../etc/a b.png', 'another'), fileOf('naïve.mp3', 'a sound')]
const old = (media: Entries): Entries => ({ 'collection.anki21': collectionBytes(), ...media })
const current = (media: Entries): Entries => ({ ...newPackage(collectionBytes({ schema: 18 })), ...media })

describe.each([
  ['JSON and plain files', old, oldMedia],
  ['messages and zstd', current, newMedia],
] as const)('media in a package with %s', (_, packaged, mediaOf) => {
  it('are unpacked one after the other, and no name leads out of the folder', async () => {
    expect(await unpackedFrom(packaged(mediaOf(FILES)))).toEqual(
      FILES.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
    )
    expect(readdirSync(folder).every((name) => /^(?:fixture\.apkg|into-)/.test(name))).toBe(true)
  })

  it('that the zip does not have are missing', async () => {
    const { 1: _one, ...entries } = mediaOf(FILES)
    expect((await unpackedFrom(packaged(entries))).at(-1)).toEqual(['../../etc/a b.png', 'media-missing'])
  })
})

describe('media that lie', () => {
  it('about their content are damaged', async () => {
    const sha1 = createHash('sha1').update('something else').digest()
    const files = [{ ...fileOf('map.png', 'a map'), sha1 }, fileOf('sea.png', 'a sea')]
    expect(await unpackedFrom(current(newMedia(files)))).toEqual([
      ['map.png', 'media-damaged'],
      ['sea.png', 'a sea'],
    ])
  })

  it('about how they are packed are damaged', async () => {
    const entries = { ...newMedia(FILES), 0: 'no zstd at all, but text' }
    expect((await unpackedFrom(current(entries)))[0]).toEqual(['map.png', 'media-damaged'])
  })

  it('about their place, with a number of their own, are found', async () => {
    const { media: _, ...entries } = newMedia(FILES)
    const named = newMedia(FILES).media
    expect((await unpackedFrom(current({ ...entries, media: named ?? '' }))).map(([name]) => name)).toEqual(
      FILES.map(({ name }) => name),
    )
  })

  it('about their size, as a bomb does, stop the import', async () => {
    const entries = { ...newMedia(FILES), 0: zstdBomb(600) }
    await expect(unpackedFrom(current(entries))).rejects.toMatchObject({ code: 'bomb' })
  })
})
