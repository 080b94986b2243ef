import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import { progressOfCards } from '@/lib/data/queries/export/card-progress'
import { logsOfCards } from '@/lib/data/queries/study/log'
import type { StagedNote } from '@/lib/interchange/anki/staged-note'
import { readTextFile } from '@/lib/interchange/text-import/read-text-file'
import { openTextProblems } from '@/lib/interchange/text-import/text-problems'
import { chosenCardIds } from '@/lib/services/cards/card-selection'
import type { Context } from '@/lib/services/context'
import { begunExport, exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { onBothEngines } from '@/tests/support/engines'
import { studiedLibrary } from '@/tests/support/studied-library'
import { cardsFound, loadEveryForm } from './export-fixture'

const exported = async (ctx: Context, format: string) => {
  const result = await exportCards(ctx, exportSchema.parse({ format }))
  if (!result.ok) throw new Error(result.message)
  const { name, stream, counts } = result.value
  const bytes = await buffer(stream)
  const notes: StagedNote[] = []
  const order = { bytes, fileName: name, choices: {}, now: ctx.now }
  const { preview } = await readTextFile(order, openTextProblems(), (note) => void notes.push(note))
  return { name, bytes, counts, notes, format: preview.format }
}

const progressOf = async (ctx: Context) => progressOfCards(ctx.engine.read, ctx.actor.learnerId, await cardsFound(ctx))

onBothEngines('cards for other programs', (open) => {
  it.each([
    ['obsidian', 'md', 'obsidian'],
    ['hashcards', 'zip', 'hashcards'],
    ['remnote', 'md', 'remnote'],
    ['quizlet', 'txt', 'pairs'],
    ['mochi', 'mochi', 'mochi'],
  ])('%s is read by its own importer, with every card that is said to be in it', async (format, extension, read) => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    await addOwnCard(ctx, ownCardSchema.parse({ id: newKey(), front: 'see <!-- this -->', back: 'x' }))
    const { name, bytes, counts, notes, format: known } = await exported(ctx, format)
    expect(name).toBe(`aide-memoire-cards-for-${format}-2026-03-02.${extension}`)
    expect(known).toBe(read)
    expect(counts.cards).toBe(notes.reduce((sum, { cards }) => sum + cards.length, 0))
    expect(counts.losses?.map(({ what }) => what)).toContain(
      '1 card whose answer is typed became an ordinary question, without its other spellings.',
    )
    const lock = notes.find(({ cards }) => cards[0]?.front.startsWith('By how much'))
    expect(lock?.cards[0]?.back).toBe('12 m')
    // Programs are told what is lost before the first byte.
    const again = await exportCards(ctx, exportSchema.parse({ format }))
    if (!again.ok) throw new Error(again.message)
    const begun = await begunExport(again.value)
    expect(begun.counts.losses).toEqual(counts.losses)
    expect((await buffer(begun.stream)).equals(bytes)).toBe(true)
    if (format !== 'quizlet') expect(lock?.beside).toMatchObject({ asOf: '2001' })
  })

  it('says first how many reviews are not in a file, and of tables that due dates are', async () => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    const losses = async (input: Record<string, unknown>) => {
      const result = await exportCards(end, exportSchema.parse(input))
      if (!result.ok) throw new Error(result.message)
      const { stream, counts } = result.value
      await buffer(stream)
      return counts.losses ?? []
    }
    const { reviews } = await progressOf(end)
    expect(reviews).toBeGreaterThan(20)
    const left = { count: reviews, examples: [], isLeftOut: true }
    for (const format of ['obsidian', 'hashcards', 'remnote', 'quizlet', 'mochi', 'txt']) {
      const what = `Due dates and ${reviews} reviews are not in this file.`
      expect((await losses({ format }))[0]).toEqual({ what, ...left })
      expect((await losses({ format, withScheduling: false }))[0]).toEqual({ what, ...left })
    }
    for (const format of ['csv', 'tsv']) {
      const what = `Due dates are in this file; ${reviews} reviews are not.`
      expect((await losses({ format }))[0]).toEqual({ what, ...left })
      expect((await losses({ format, withScheduling: false })).filter(({ isLeftOut }) => isLeftOut)).toEqual([])
    }
    expect(await losses({ format: 'apkg' })).toEqual([])
  })

  it('counts neither answers that were undone nor retired cards', async () => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    const ids = await chosenCardIds(end, { kind: 'all', query: '', except: [] })
    if (!ids.ok) throw new Error(ids.message)
    const log = await logsOfCards(end.engine.read, end.actor.learnerId, ids.value)
    expect([...log.values()].flat().some(({ kind }) => kind === 'void')).toBe(true)
    const replayed = [...log].flatMap(([id, entries]) => {
      const undone = new Set(entries.flatMap((entry) => (entry.kind === 'void' ? [entry.voids] : [])))
      return entries.filter((entry) => entry.kind === 'review' && !undone.has(entry.id)).map(() => id)
    })
    expect((await progressOf(end)).reviews).toBe(replayed.length)
  })
})
