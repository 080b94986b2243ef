import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { importStaged } from '@/lib/services/imports/text-import'
import { stageTextFile } from '@/lib/services/imports/text-stage'
import { onBothEngines } from '@/tests/support/engines'
import { loadEveryForm } from '../services/export-fixture'
import { editIn, folderOfNotes } from '../services/folder-fixture'

const VAULT = '#flashcards\nOder::742 km\n\nElbe\n?\n1094 km\nSource: Surveyor, 2001\n\nThe ==Spree== flows.\n'

const importedFolder = async (ctx: Context, path: string) => {
  const staging = folderOfNotes({})
  const { workspaceId } = ctx.actor
  const order = { path, fileName: 'notes', folder: staging.path, choices: {}, now: ctx.now, workspaceId }
  const staged = await stageTextFile(order).result
  if (!staged.ok) throw new Error(staged.message)
  const result = await importStaged(ctx, staged.value.staged, { withScheduling: true, deck: null })
  if (!result.ok) throw new Error(result.message)
  return result.value.report
}

const forObsidian = async (ctx: Context): Promise<string> => {
  const result = await exportCards(ctx, exportSchema.parse({ format: 'obsidian' }))
  if (!result.ok) throw new Error(result.message)
  return text(result.value.stream)
}

onBothEngines('notes for Obsidian that come back', (open) => {
  it('are known by the ids of their cards, wherever these came from, and beside the first notes', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const vault = folderOfNotes({ 'Rivers.md': VAULT })
    expect(await importedFolder(ctx, vault.path)).toMatchObject({ cards: 3 })
    await editIn(ctx, 'Oder', { front: 'Oder, a river' })
    vault.write('Aide.md', await forObsidian(ctx))
    const again = await importedFolder(ctx, vault.path)
    expect(again).toMatchObject({ cards: 0, notes: { new: 0, changed: 0 } })
    expect(again.problems.map(({ what }) => what).join()).not.toContain('says something else')
  })

  it('are listed where they say something else, and not changed', async () => {
    const { ctx } = await open()
    await importedFolder(ctx, folderOfNotes({ 'Rivers.md': VAULT }).path)
    const written = (await forObsidian(ctx)).replace('742 km', '866 km')
    const report = await importedFolder(ctx, folderOfNotes({ 'Aide.md': written }).path)
    expect(report).toMatchObject({ cards: 0, notes: { new: 0, changed: 0 } })
    const differs = report.problems.find(({ what }) => what.includes('says something else'))
    expect(differs).toMatchObject({ count: 1, examples: ['Oder 866 km'] })
  })
})
