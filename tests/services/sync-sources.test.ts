import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { exportedCards } from '@/lib/data/queries/export/exported-cards'
import type { Context } from '@/lib/services/context'
import { previewSync } from '@/lib/services/folder-sync/sync-folder'
import { undo } from '@/lib/services/history/undo'
import { onBothEngines } from '@/tests/support/engines'
import { cardsFound } from './export-fixture'
import { folderOfNotes, synced } from './folder-fixture'

const sourcesIn = async ({ engine }: Context) => {
  const { db, t } = engine.read
  return (await db.select().from(t.facts)).map(({ sourceLine }) => sourceLine)
}

const HERE = 'Note “Rivers” (Geo/Rivers.md)'
const THERE = 'Note “Rivers” (Water/Rivers.md)'

onBothEngines('the source of a synced card', (open) => {
  it('is its note, and follows it', async () => {
    const { ctx, engine } = await open()
    const notes = folderOfNotes({ 'Geo/Rivers.md': '#flashcards\nOder::742 km\n' })
    expect(await synced(ctx, notes.path)).toMatchObject({ noted: 0 })
    expect(await sourcesIn(ctx)).toEqual([HERE])
    const [card] = await exportedCards(engine.read, ctx.actor.workspaceIds, await cardsFound(ctx))
    // What a session, Cards and exports show as the source of a card.
    expect(card?.source.title).toBe(HERE)
    notes.write('Water/Rivers.md', notes.read('Geo/Rivers.md'))
    notes.write('Geo/Rivers.md', '')
    const moved = await synced(ctx, notes.path)
    expect(moved).toMatchObject({ noted: 1, items: [] })
    expect(await sourcesIn(ctx)).toEqual([THERE])
    expect(await undo(ctx, { id: moved.actionId })).toMatchObject({ ok: true })
    expect(await sourcesIn(ctx)).toEqual([HERE])
  })

  it('is noted for a card that was synced without one, and left alone where somebody noted another', async () => {
    const { ctx, engine } = await open()
    const notes = folderOfNotes({ 'Geo/Rivers.md': '#flashcards\nOder::742 km\n\nElbe::1094 km\n' })
    await synced(ctx, notes.path)
    await engine.write(async ({ db, t }) => {
      const [first, second] = await db.select().from(t.facts)
      if (!first || !second) throw new Error('two facts were synced')
      const { facts } = t
      await db.update(facts).set({ sourceLine: null }).where(eq(facts.id, first.id))
      await db.update(facts).set({ sourceLine: 'Surveyor, 2001' }).where(eq(facts.id, second.id))
    })
    expect(await previewSync(ctx, { path: notes.path })).toMatchObject({ ok: true, value: { noted: 1 } })
    expect(await synced(ctx, notes.path)).toMatchObject({ noted: 1, items: [], same: 2 })
    expect((await sourcesIn(ctx)).sort()).toEqual([HERE, 'Surveyor, 2001'])
    expect(await synced(ctx, notes.path)).toMatchObject({ noted: 0, actionId: null })
  })

  it('beside it, gaps that are left out are listed with their line until they are a paragraph', async () => {
    const { ctx } = await open()
    const notes = folderOfNotes({ 'Geo/Rivers.md': '#flashcards\n\nThe ==Oder== flows.\nElbe::1094 km\n' })
    const { items } = await synced(ctx, notes.path)
    expect(items).toMatchObject([
      { kind: 'left-out', path: 'Geo/Rivers.md', line: 3 },
      { kind: 'new', line: 4 },
    ])
    notes.change('Geo/Rivers.md', 'flows.\n', 'flows.\n\n')
    expect(await synced(ctx, notes.path)).toMatchObject({ items: [{ kind: 'new', line: 3 }], same: 1 })
  })
})
