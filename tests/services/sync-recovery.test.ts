import { expect, it } from 'vitest'
import { addSource, sourceChoices } from '@/lib/services/facts/add-source'
import { previewSync, syncNotes } from '@/lib/services/folder-sync/sync-folder'
import { importStaged } from '@/lib/services/imports/text-import'
import { stageTextFile } from '@/lib/services/imports/text-stage'
import { onBothEngines } from '@/tests/support/engines'
import { Interrupted, interruptedAt } from '@/tests/support/failing-engine'
import { editIn, folderOfNotes, kindsOf, ownCardsIn, synced } from './folder-fixture'
import { addedKey, OPENING, spanOf } from './library-fixture'

/** Every so many statements of the transaction, it is interrupted once. */
const STEP = 9

onBothEngines('a sync that does not end', (open) => {
  it('is completed by the next one, wherever it was interrupted', async () => {
    const { ctx, engine } = await open()
    const notes = folderOfNotes({ 'Rivers.md': '#flashcards\nOder::0 km\n\nElbe::0 km\n' })
    await synced(ctx, notes.path)
    let interrupted = 0
    for (let n = 0; ; n += STEP) {
      notes.change('Rivers.md', /Oder::\d+/u.exec(notes.read('Rivers.md'))?.[0] ?? '', `Oder::${n + 1}`)
      await editIn(ctx, 'Elbe', { back: `${n + 1} km` })
      notes.write('Rivers.md', `${notes.read('Rivers.md')}\nBrook ${n}::${n} m\n`)
      const failing = interruptedAt(engine, n)
      await syncNotes({ ...ctx, engine: failing.engine }, { path: notes.path }).catch((reason: unknown) =>
        expect(reason).toBeInstanceOf(Interrupted),
      )
      await synced(ctx, notes.path)
      const cards = await ownCardsIn(ctx)
      expect(cards.get('Oder')?.back).toBe(`${n + 1} km`)
      expect(cards.get('Elbe')?.back).toBe(`${n + 1} km`)
      expect(notes.read('Rivers.md')).toContain(`Elbe::${n + 1} km ^`)
      expect(cards.size).toBe(3 + n / STEP)
      expect(await synced(ctx, notes.path)).toMatchObject({ items: [], same: 3 + n / STEP })
      if (!failing.reached()) break
      interrupted += 1
    }
    expect(interrupted).toBeGreaterThan(2)
  })
})

onBothEngines('cards that a sync meets', (open) => {
  it('are those of an earlier import of the same notes', async () => {
    const { ctx } = await open()
    const text = '#flashcards\nOder::742 km\n\nElbe::1094 km\n'
    const notes = folderOfNotes({ 'Rivers.md': text })
    const staging = folderOfNotes({})
    const order = {
      path: notes.path,
      fileName: 'notes',
      folder: staging.path,
      choices: {},
      now: ctx.now,
      workspaceId: ctx.actor.workspaceId,
    }
    const staged = await stageTextFile(order).result
    if (!staged.ok) throw new Error(staged.message)
    await importStaged(ctx, staged.value.staged, { withScheduling: true, deck: null })
    await editIn(ctx, 'Elbe', { back: '1,094 km' })
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 1, items: [{ kind: 'conflict', base: null }] })
    const id = (await synced(ctx, notes.path)).items[0]?.id ?? ''
    await synced(ctx, notes.path, { decisions: new Map([[id, 'library']]) })
    expect(notes.read('Rivers.md').replace(/ \^am-\w{6}/gu, '')).toBe(text.replace('1094', '1,094'))
    expect((await ownCardsIn(ctx)).size).toBe(2)
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 2, items: [] })
  })

  it('are left to the library once they have a source', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const notes = folderOfNotes({ 'Bridges.md': '#flashcards\nIn which year was the Stone Bridge opened?::1999\n' })
    await synced(ctx, notes.path)
    const [card] = (await ownCardsIn(ctx)).values()
    if (!card) throw new Error('there is no card')
    const choices = await sourceChoices(ctx, card.factId, key)
    if (!choices.ok) throw new Error(choices.message)
    const { snapshotId } = choices.value
    const added = await addSource(ctx, card.factId, { articleKey: key, snapshotId, span: spanOf(OPENING) })
    expect(added.ok).toBe(true)
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 1, items: [] })
    notes.change('Bridges.md', '1999', '2001')
    const text = notes.read('Bridges.md')
    expect(kindsOf(await synced(ctx, notes.path))).toEqual(['sourced'])
    expect((await ownCardsIn(ctx)).get(card.front)?.back).toBe('1999')
    expect(notes.read('Bridges.md')).toBe(text)
    const id = /\^(am-\w{6})/u.exec(text)?.[1] ?? ''
    const decided = { path: notes.path, decisions: new Map([[id, 'note' as const]]) }
    expect(await previewSync(ctx, decided)).toMatchObject({ ok: false, code: 'invalid' })
  })
})
