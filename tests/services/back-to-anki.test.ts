import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cardRow, collectionBytes, newPackage, noteRow, writePackage } from '@/lib/interchange/anki/collection.fixture'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import type { Context } from '@/lib/services/context'
import { ankiNotesWords } from '@/lib/services/export/export-cards'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage, stageTextFile } from '@/lib/services/imports/stage-package'
import type { StagedImport } from '@/lib/services/imports/staged-package'
import { importStaged } from '@/lib/services/imports/text-import'
import { undoImport } from '@/lib/services/imports/undo-import'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { cardsFound, packageOf } from './export-fixture'

const NOW = Date.UTC(2026, 2, 2, 9)

const imported = async (ctx: Context, staged: StagedImport): Promise<void> => {
  must(await importStaged(ctx, staged, { withScheduling: true, deck: null }))
}

/** Guids and ids of the notes of a package. */
const notesIn = async (path: string, temporaryFolder: string) => {
  const opened = await openAnkiPackage(path, { now: NOW, temporaryFolder })
  if (!opened.ok) throw new Error(opened.message)
  const notes = [...opened.package.notes()].map(({ guid, id }) => [guid, id] as const).sort()
  opened.package.close()
  return notes
}

onBothEngines('notes that came from Anki', (open) => {
  it('leave under the guid and the id that they came with, which is said before', async () => {
    const { ctx, dataDir } = await open()
    expect(await ankiNotesWords(ctx)).toBeNull()
    const notes = [0, 1, 2].map((at) => noteRow(at))
    const bytes = collectionBytes({ schema: 18, notes, cards: [0, 1, 2].map((at) => cardRow(at)) })
    const path = await writePackage(dataDir, newPackage(bytes))
    const folder = await newStagingFolder(dataDir, ctx.now)
    const staged = must(await stagePackage({ path, fileName: 'asia.apkg', folder, now: ctx.now }).result)
    const result = must(await importPackage(ctx, staged, { withScheduling: true, deck: null }))
    expect((await ankiNotesWords(ctx))?.title).toBe('3 notes came from Anki')
    const wanted = { format: 'current', withScheduling: true } as const
    const out = await packageOf(ctx, await cardsFound(ctx), wanted)
    expect(await notesIn(out.path, dataDir)).toEqual(await notesIn(path, dataDir))
    await undoImport(later(ctx, 1), result.importId ?? '')
    expect(await ankiNotesWords(later(ctx, 2))).toBeNull()
  })

  it('are not those of a text, which get ids of their own, the same each time', async () => {
    const { ctx, dataDir } = await open()
    const path = join(dataDir, 'rivers.csv')
    writeFileSync(path, 'question,answer\nHow long is the Oder?,742 km\nHow long is the Elbe?,1094 km\n')
    const folder = await newStagingFolder(dataDir, ctx.now)
    const order = {
      path,
      fileName: 'rivers.csv',
      folder,
      choices: {},
      now: ctx.now,
      workspaceId: ctx.actor.workspaceId,
    }
    const staged = must(await stageTextFile(order).result)
    await imported(ctx, staged.staged)
    expect(await ankiNotesWords(ctx)).toBeNull()
    const wanted = { format: 'current', withScheduling: true } as const
    const ids = await cardsFound(ctx)
    const all = await notesIn((await packageOf(ctx, ids, wanted)).path, dataDir)
    expect(new Set(all.map(([, id]) => id)).size).toBe(2)
    for (const one of ids) {
      const [only] = await notesIn((await packageOf(ctx, [one], wanted)).path, dataDir)
      expect(all).toContainEqual(only)
    }
  })
})
