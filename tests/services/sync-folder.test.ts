import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { textOfItem } from '@/lib/domain/folder-sync/sync-report'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { countUndecided } from '@/lib/services/folder-sync/count-undecided'
import { listSyncedFolders } from '@/lib/services/folder-sync/list-folders'
import { previewSync, syncNotes } from '@/lib/services/folder-sync/sync-folder'
import { unlistFolder } from '@/lib/services/folder-sync/unlist-folder'
import { setFolderWatched } from '@/lib/services/folder-sync/watch-choice'
import { redo, undo } from '@/lib/services/history/undo'
import { importStaged } from '@/lib/services/imports/text-import'
import { stageTextFile } from '@/lib/services/imports/text-stage'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { editIn, folderOfNotes, kindsOf, ownCardsIn, synced } from './folder-fixture'

const RIVERS = `---
tags: [geo]
---
#flashcards/Geo

# Rivers
How long is the Oder?::742 km

The ==Rhine== flows into the ==North Sea==.

Where does the Elbe rise?
?
In the Giant Mountains.
`

onBothEngines('syncing a folder of notes', (open) => {
  it('takes due dates and intervals of new cards from their notes, as an import does, and only once', async () => {
    const { ctx, engine } = await open()
    const note = [
      '#flashcards',
      'Who mediates?::Ada Holm <!--SR:!2026-12-20,30,250-->',
      '',
      'Rural Alliance:::the third party',
      '<!--SR:!2026-03-10,12,270!2000-01-01,1,250-->',
      '',
      'The ==Rhine== flows into the ==North Sea==.',
      '<!--SR:!2026-03-09,7,230!2026-03-20,18,290-->',
      '',
      'Spree::400 km',
      '',
    ].join('\n')
    const notes = folderOfNotes({ 'Port.md': note })
    const preview = await previewSync(ctx, { path: notes.path })
    expect(preview).toMatchObject({ ok: true, value: { dated: 4, sameCards: 0 } })
    expect(await synced(ctx, notes.path)).toMatchObject({ dated: 4, sameCards: 6 })
    const datesOf = async () => {
      const { db, t } = engine.read
      const rows = await db
        .select({ front: t.cards.front, deletion: t.cards.deletion, memory: t.memories })
        .from(t.cards)
        .innerJoin(t.memories, eq(t.memories.cardId, t.cards.id))
      const found = rows.flatMap(({ front, deletion, memory }) =>
        memory.dueDay === null
          ? []
          : [[`${front} ${deletion}`, memory.state, isoDateOf(memory.dueDay), memory.intervalDays]],
      )
      return found.sort()
    }
    const dates = [
      ['Rural Alliance 0', 'review', '2026-03-10', 12],
      ['The {{c1::Rhine}} flows into the {{c2::North Sea}}. 1', 'review', '2026-03-09', 7],
      ['The {{c1::Rhine}} flows into the {{c2::North Sea}}. 2', 'review', '2026-03-20', 18],
      ['Who mediates? 0', 'review', '2026-12-20', expect.any(Number)],
    ]
    expect(await datesOf()).toEqual(dates)
    expect((await listSyncedFolders(ctx)).map(({ cards }) => cards)).toEqual([6])

    notes.change('Port.md', '2026-03-10,12,270', '2027-01-01,99,270')
    expect(await synced(ctx, notes.path)).toMatchObject({ dated: 0, items: [], sameCards: 6 })
    expect(await datesOf()).toEqual(dates)

    const undone = await undo(ctx)
    expect(undone.ok).toBe(true)
    expect((await listSyncedFolders(ctx)).map(({ cards }) => cards)).toEqual([0])
    expect((await redo(ctx)).ok).toBe(true)
    expect(await datesOf()).toEqual(dates)
  })

  it('says what it would do and writes nothing, then does it, and then nothing more', async () => {
    const { ctx, engine } = await open()
    const notes = folderOfNotes({ 'Geo/Rivers.md': RIVERS, 'Diary.md': 'a::b is no card here.\n' })
    const before = await dump(engine)
    const preview = await previewSync(ctx, { path: notes.path })
    const edited = { cards: 3, notes: ['Geo/Rivers.md'] }
    expect(preview).toMatchObject({
      ok: true,
      value: { files: 2, same: 0, folderId: null, written: edited, problems: [] },
    })
    expect(preview.ok && preview.value.items.map(({ deck }) => deck)).toEqual(['Geo', 'Geo', 'Geo'])
    expect(preview.ok && kindsOf(preview.value)).toEqual(['new', 'new', 'new'])
    expect(await dump(engine)).toEqual(before)
    expect(notes.read('Geo/Rivers.md')).toBe(RIVERS)

    const first = await synced(ctx, notes.path)
    expect(first.items).toEqual(preview.ok ? preview.value.items : [])
    const written = notes.read('Geo/Rivers.md')
    expect(written.replace(/ \^am-[a-z0-9]{6}$/gmu, '')).toBe(RIVERS)
    expect(written).not.toBe(RIVERS)
    expect(notes.read('Diary.md')).toBe('a::b is no card here.\n')
    const cards = await ownCardsIn(ctx)
    expect(cards.get('How long is the Oder?')).toMatchObject({ form: 'question', back: '742 km' })
    expect(cards.get('The {{c1::Rhine}} flows into the {{c2::North Sea}}.')).toMatchObject({ form: 'cloze' })

    const after = await dump(engine)
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 3, items: [], actionId: null })
    expect(await dump(engine)).toEqual(after)
    expect(notes.read('Geo/Rivers.md')).toBe(written)
  })

  it('brings an edit of either side to the other, and shows both where both were edited', async () => {
    const { ctx } = await open()
    const notes = folderOfNotes({ 'Rivers.md': RIVERS })
    await synced(ctx, notes.path)
    notes.change('Rivers.md', '742 km', '840 km')
    await editIn(ctx, 'Where does the Elbe rise?', { back: 'In Czechia.' })
    expect(kindsOf(await synced(ctx, notes.path))).toEqual(['take', 'give'])
    expect((await ownCardsIn(ctx)).get('How long is the Oder?')?.back).toBe('840 km')
    expect(notes.read('Rivers.md')).toContain('?\nIn Czechia. ^am-')

    notes.change('Rivers.md', '840 km', '850 km')
    await editIn(ctx, 'How long is the Oder?', { back: '860 km' })
    const text = notes.read('Rivers.md')
    const { items } = await synced(ctx, notes.path)
    expect(items).toMatchObject([
      { kind: 'conflict', note: { answer: '850 km' }, library: { answer: '860 km' }, base: { answer: '840 km' } },
    ])
    expect(notes.read('Rivers.md')).toBe(text)
    expect((await ownCardsIn(ctx)).get('How long is the Oder?')?.back).toBe('860 km')

    const id = items[0]?.id ?? ''
    expect(await countUndecided(ctx, notes.path)).toEqual({ conflict: 1, gone: 0 })
    const settled = await synced(ctx, notes.path, { decisions: new Map([[id, 'library']]) })
    expect(kindsOf(settled)).toEqual(['give'])
    expect(settled.items.map((item) => textOfItem(item)?.answer)).toEqual(['860 km'])
    expect(await countUndecided(ctx, notes.path)).toEqual({ conflict: 0, gone: 0 })
    expect(notes.read('Rivers.md')).toContain('How long is the Oder?::860 km ^')
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 3, items: [] })
    expect(await syncNotes(ctx, { path: notes.path, decisions: new Map([[id, 'note']]) })).toMatchObject({
      ok: false,
      code: 'invalid',
    })
  })

  it('keeps each gap with its card when gaps come and go in the note', async () => {
    const { ctx, engine } = await open()
    const notes = folderOfNotes({ 'Rivers.md': RIVERS })
    await synced(ctx, notes.path)
    notes.change('Rivers.md', 'The ==Rhine==', 'The Rhine')
    notes.change('Rivers.md', 'flows into', '==flows== into')
    await synced(ctx, notes.path)
    const { db, t } = engine.read
    const cards = (await db.select().from(t.cards)).filter(({ form }) => form === 'cloze')
    const front = 'The Rhine {{c3::flows}} into the {{c2::North Sea}}.'
    expect(cards.map(({ deletion, retiredAt }) => [deletion, retiredAt === null]).sort()).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ])
    expect(cards.filter(({ retiredAt }) => retiredAt === null).map((card) => card.front)).toEqual([front, front])
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 3, items: [] })
  })

  it('lists what is gone, retired, twice, repeated or unfinished, and leaves it to the learner', async () => {
    const { ctx } = await open()
    const notes = folderOfNotes({ 'Rivers.md': RIVERS, 'More.md': '#flashcards\nSpree::400 km\n\nHavel::325 km\n' })
    await synced(ctx, notes.path)
    const cards = await ownCardsIn(ctx)
    const oder = cards.get('How long is the Oder?')
    const spree = cards.get('Spree')
    if (!oder || !spree) throw new Error('the cards are not there')
    await retireFact(ctx, oder.factId)
    notes.write('Copy.md', notes.read('More.md').replace(/Spree.*\n\n/u, ''))
    notes.write('Again.md', '#flashcards\nWhere does the Elbe rise?\n?\nIn the Giant Mountains.\n')
    notes.change('More.md', 'Spree::400 km', 'Spree 400 km')
    notes.write('Rivers.md', notes.read('Rivers.md').replace(/The ==Rhine.*\n/u, ''))
    const { items, actionId } = await synced(ctx, notes.path)
    expect(items.map(({ kind, path }) => [kind, path]).sort()).toEqual([
      ['duplicate', 'Copy.md'],
      ['duplicate', 'More.md'],
      ['gone', 'Rivers.md'],
      ['incomplete', 'More.md'],
      ['repeated', 'Again.md'],
      ['retired', 'Rivers.md'],
    ])
    expect(actionId).toBeNull()

    expect(await countUndecided(ctx, notes.path)).toEqual({ conflict: 0, gone: 1 })
    const gone = items.find(({ kind }) => kind === 'gone')?.id ?? ''
    const retired = items.find(({ kind }) => kind === 'retired')?.id ?? ''
    const order = { retire: new Set([gone]), decisions: new Map([[retired, 'note' as const]]) }
    await synced(ctx, notes.path, order)
    const after = await ownCardsIn(ctx)
    expect(after.get('How long is the Oder?')?.retiredAt).toBeNull()
    expect(after.get('The {{c1::Rhine}} flows into the {{c2::North Sea}}.')?.retiredAt).not.toBeNull()
    expect([...kindsOf(await synced(ctx, notes.path))].sort()).toEqual([
      'duplicate',
      'duplicate',
      'incomplete',
      'repeated',
    ])
  })

  it('follows a card to another note, and writes its id again where it was lost', async () => {
    const { ctx } = await open()
    const notes = folderOfNotes({ 'Rivers.md': '#flashcards\nOder::742 km\n\nElbe::1094 km\n' })
    await synced(ctx, notes.path)
    const text = notes.read('Rivers.md')
    notes.write('Moved.md', text.replace(/Oder.*\n\n/u, ''))
    notes.write('Rivers.md', text.replace(/\nElbe.*\n/u, '').replace(/ \^am-\w+/u, ''))
    // The note that the moved card names as its source is the one thing that changes.
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 2, items: [], noted: 1 })
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 2, items: [], actionId: null })
    expect(notes.read('Rivers.md')).toBe(text.replace(/\nElbe.*\n/u, ''))
    expect((await ownCardsIn(ctx)).size).toBe(2)
  })

  it('is one action on our side: undone, the next sync offers both texts and overwrites neither', async () => {
    const { ctx } = await open()
    const notes = folderOfNotes({ 'Rivers.md': RIVERS })
    await synced(ctx, notes.path)
    notes.change('Rivers.md', '742 km', '840 km')
    notes.change('Rivers.md', 'Giant Mountains', 'Karkonosze')
    notes.write('Rivers.md', `${notes.read('Rivers.md')}\nSpree::400 km\n`)
    const { actionId } = await synced(ctx, notes.path)
    expect(actionId).not.toBeNull()
    expect(await undo(ctx, { id: actionId })).toMatchObject({ ok: true })
    const cards = await ownCardsIn(ctx)
    expect(cards.get('How long is the Oder?')?.back).toBe('742 km')
    expect(cards.get('Where does the Elbe rise?')?.back).toBe('In the Giant Mountains.')
    expect(cards.get('Spree')?.retiredAt).not.toBeNull()
    expect(await redo(ctx, { id: actionId })).toMatchObject({ ok: true })
    expect(await synced(ctx, notes.path)).toMatchObject({ same: 4, items: [] })
    await undo(ctx, { id: actionId })
    expect([...kindsOf(await synced(ctx, notes.path))].sort()).toEqual(['conflict', 'conflict', 'retired'])
    expect(notes.read('Rivers.md')).toContain('How long is the Oder?::840 km ^')
  })
})

onBothEngines('the files of a synced folder', (open) => {
  it('are written inside the folder alone, with their rights, and only if they are writable', async () => {
    const { ctx } = await open()
    const outside = folderOfNotes({ 'Outside.md': '#flashcards\nOutside::1\n' })
    const notes = folderOfNotes({ 'Rivers.md': RIVERS, '.obsidian/hidden.md': '#flashcards\nHidden::1\n' })
    symlinkSync(join(outside.path, 'Outside.md'), join(notes.path, 'Link.md'))
    symlinkSync(outside.path, join(notes.path, 'Linked'))
    mkdirSync(join(notes.path, 'Folder.md'))
    writeFileSync(join(notes.path, 'Binary.md'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]))
    chmodSync(join(notes.path, 'Rivers.md'), 0o640)
    const { items, problems } = await synced(ctx, notes.path)
    expect(items.map(({ path }) => path)).toEqual(['Rivers.md', 'Rivers.md', 'Rivers.md'])
    expect(problems).toMatchObject([{ count: 1, examples: ['Binary.md'] }])
    expect(statSync(join(notes.path, 'Rivers.md')).mode & 0o777).toBe(0o640)
    expect(outside.read('Outside.md')).toBe('#flashcards\nOutside::1\n')
  })

  it('are not gone if they cannot be read, and a folder in it or moved has the same cards', async () => {
    const { ctx } = await open()
    const notes = folderOfNotes({ 'Geo/Rivers.md': '#flashcards\nOder::742 km\n' })
    await synced(ctx, notes.path)
    const text = notes.read('Geo/Rivers.md')
    writeFileSync(join(notes.path, 'Geo/Rivers.md'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]))
    expect((await synced(ctx, notes.path)).items).toEqual([])
    notes.write('Geo/Rivers.md', text)
    const moved = folderOfNotes({ 'Rivers.md': text })
    expect(await synced(ctx, join(notes.path, 'Geo'))).toMatchObject({ same: 1, items: [] })
    expect(await synced(ctx, moved.path)).toMatchObject({ same: 1, items: [] })
    moved.change('Rivers.md', '742 km', '840 km')
    expect(kindsOf(await synced(ctx, moved.path))).toEqual(['take'])
    expect(kindsOf(await synced(ctx, notes.path))).toEqual(['give'])
    expect((await ownCardsIn(ctx)).size).toBe(1)
    expect(await syncNotes(ctx, { path: join(notes.path, 'None') })).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('is not imported a second time: its cards are known by the ids of their blocks', async () => {
    const { ctx, dataDir } = await open()
    const text = `${RIVERS}\nHow deep is the Elm?::4 m ^intro1\n`
    const notes = folderOfNotes({ 'Rivers.md': text })
    await synced(ctx, notes.path)
    const known = await ownCardsIn(ctx)
    // The wording of one was changed since, and one card is new.
    notes.change('Rivers.md', 'Where does the Elbe rise?', 'Where is the source of the Elbe?')
    notes.write('More.md', '#flashcards\n\nHow long is the Elm?::40 km\n\nHow high is the Elm?::300 m ^intro1\n')
    const imported = async () => {
      const folder = await newStagingFolder(dataDir, ctx.now)
      const order = {
        path: notes.path,
        fileName: 'Notes',
        folder,
        choices: {},
        now: ctx.now,
        workspaceId: ctx.actor.workspaceId,
      }
      const staged = await stageTextFile(order).result
      if (!staged.ok) throw new Error(staged.message)
      const result = await importStaged(ctx, staged.value.staged, { withScheduling: true, deck: null })
      if (!result.ok) throw new Error(result.message)
      return result.value.report
    }
    const report = await imported()
    expect(report.notes).toEqual({ new: 2, changed: 0, same: 4 })
    expect(report.problems).toContainEqual({
      what: '4 cards came here by a sync of their folder and were not added again; sync the folder to bring changes over.',
      count: 4,
      examples: expect.arrayContaining(['How long is the Oder? 742 km']),
    })
    const after = await ownCardsIn(ctx)
    expect(after.size).toBe(known.size + 2)
    expect([...after.keys()]).not.toContain('Where is the source of the Elbe?')
  })

  it('is taken off the list with its cards left alone, and comes back with the same cards', async () => {
    const { ctx, engine } = await open()
    const notes = folderOfNotes({ 'Rivers.md': RIVERS })
    await synced(ctx, notes.path)
    await setFolderWatched(ctx, notes.path, true)
    const before = await ownCardsIn(ctx)
    expect(await unlistFolder(ctx, notes.path)).toMatchObject({ ok: true })
    expect(await listSyncedFolders(ctx)).toEqual([])
    expect(await setFolderWatched(ctx, notes.path, true)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await unlistFolder(ctx, notes.path)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await ownCardsIn(ctx)).toEqual(before)
    notes.change('Rivers.md', '742 km', '840 km')
    expect(kindsOf(await synced(ctx, notes.path))).toEqual(['take'])
    expect(await listSyncedFolders(ctx)).toMatchObject([{ path: notes.path, cards: 4, isWatched: false }])
    const { db, t } = engine.read
    expect(await db.select().from(t.cards)).toHaveLength(4)
  })
})
