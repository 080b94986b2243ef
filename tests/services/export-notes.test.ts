import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import type { StagedNote } from '@/lib/interchange/anki/staged-note'
import { readTextFile } from '@/lib/interchange/text-import/read-text-file'
import { openTextProblems } from '@/lib/interchange/text-import/text-problems'
import type { Context } from '@/lib/services/context'
import { begunExport, exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { onBothEngines } from '@/tests/support/engines'
import { loadEveryForm } from './export-fixture'

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
    expect(name).toBe(`aide-memoire-2026-03-02.${extension}`)
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
})
