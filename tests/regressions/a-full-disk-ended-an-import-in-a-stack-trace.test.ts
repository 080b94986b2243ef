import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectionBytes, newPackage, writePackage } from '@/lib/interchange/anki/collection.fixture'
import { stageFile } from '@/lib/services/worker/stage-file'
import { stageText } from '@/lib/services/worker/stage-text'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
  // Every write to it fails as on a full disk.
  symlinkSync('/dev/full', join(folder, 'notes.jsonl'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const FULL = { ok: false, message: 'There is not enough disk space to unpack the file. Free some space and try again.' }

it('a package that does not fit on the disk is refused with what to do', async () => {
  const path = await writePackage(folder, newPackage(collectionBytes({ schema: 18 })))
  const media = { folder: join(folder, 'media'), list: join(folder, 'media.jsonl') }
  const order = { path, notesFile: join(folder, 'notes.jsonl'), media, now: Date.now(), temporaryFolder: folder }
  expect(await stageFile(order, () => undefined)).toEqual(FULL)
})

it('so is a text of cards', async () => {
  const path = join(folder, 'rivers.csv')
  writeFileSync(path, 'question,answer\nHow long is the Oder?,742 km\n')
  const notesFile = join(folder, 'notes.jsonl')
  const order = { path, fileName: 'rivers.csv', notesFile, choices: {}, now: Date.now() }
  expect(await stageText(order)).toEqual(FULL)
})
