import { expect, it } from 'vitest'
import { factHistory } from '@/lib/services/ageing/fact-history'
import type { Context } from '@/lib/services/context'
import { previewSync } from '@/lib/services/folder-sync/sync-folder'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { editIn, folderOfNotes, kindsOf, ownCardsIn, synced } from '../services/folder-fixture'

const NOTE = '#flashcards\n\nCapital of Uzbekistan::Tashkent, since 1930\n'
const QUESTION = 'Capital of Uzbekistan'

const backIn = async (ctx: Context) => (await ownCardsIn(ctx)).get(QUESTION)?.back

/** A note whose new text a sync brought into the library, which was undone there. */
const undoneSync = async (ctx: Context) => {
  const notes = folderOfNotes({ 'Capitals.md': NOTE })
  await synced(ctx, notes.path)
  notes.change('Capitals.md', 'since 1930', 'MY NEW NOTE TEXT')
  const { actionId } = await synced(ctx, notes.path)
  expect(await undo(ctx, { id: actionId })).toMatchObject({ ok: true })
  expect(await backIn(ctx)).toBe('Tashkent, since 1930')
  return { notes, actionId, text: notes.read('Capitals.md') }
}

onBothEngines('A sync that was undone', (open) => {
  it('does not overwrite the note afterwards: both texts are offered', async () => {
    const { ctx } = await open()
    const { notes, text } = await undoneSync(ctx)
    const again = await synced(ctx, notes.path)
    expect(again.items).toMatchObject([
      {
        kind: 'conflict',
        note: { answer: 'Tashkent, MY NEW NOTE TEXT' },
        library: { answer: 'Tashkent, since 1930' },
      },
    ])
    expect(notes.read('Capitals.md')).toBe(text)

    const id = again.items[0]?.id ?? ''
    await synced(ctx, notes.path, { decisions: new Map([[id, 'note']]) })
    expect(await backIn(ctx)).toBe('Tashkent, MY NEW NOTE TEXT')
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 1, items: [] })
  })

  it('can be redone, and both sides agree again', async () => {
    const { ctx } = await open()
    const { notes, actionId, text } = await undoneSync(ctx)
    expect(await redo(ctx, { id: actionId })).toMatchObject({ ok: true })
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 1, items: [] })
    await editIn(ctx, QUESTION, { back: 'Tashkent' })
    expect(kindsOf(await synced(ctx, notes.path))).toEqual(['give'])
    expect(notes.read('Capitals.md')).not.toBe(text)
  })

  it('keeps a text that was only in a note when the library’s replaces it there', async () => {
    const { ctx } = await open()
    const { notes } = await undoneSync(ctx)
    notes.change('Capitals.md', 'MY NEW NOTE TEXT', 'a text that was never here')
    const preview = await previewSync(ctx, { path: notes.path })
    const id = (preview.ok && preview.value.items[0]?.id) || ''
    notes.write('More.md', '#flashcards\n\nCapital of Kazakhstan::Astana\n')
    await synced(later(ctx, 1), notes.path, { decisions: new Map([[id, 'library']]) })
    expect(notes.read('Capitals.md')).toContain('Tashkent, since 1930')
    const factId = (await ownCardsIn(ctx)).get(QUESTION)?.factId
    if (!factId) throw new Error('there is no such card')
    expect((await factHistory(ctx, factId))?.versions[0]?.note).toBe(
      'A sync wrote the library’s text into the note “Capitals.md”. Before that, the note said: “Capital of Uzbekistan → Tashkent, a text that was never here”',
    )
    const { items } = await listHistory(ctx, { kind: null, before: null })
    expect(items[0]?.words).toMatch(/^Synced with “[^”]+”: 1 new card, 1 written into notes$/u)
  })
})
