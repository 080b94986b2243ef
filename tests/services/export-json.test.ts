import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { allVersions } from '@/lib/data/queries/learner/settings-versions'
import { type ReviewRow, readLogEntry } from '@/lib/data/rows'
import type { CardId, SettingsId } from '@/lib/domain/ids'
import { adoptionsOf } from '@/lib/domain/scheduling/adoption'
import { replay } from '@/lib/domain/scheduling/replay'
import { schedulingSettingsSchema } from '@/lib/domain/scheduling/validate'
import { JSON_LINES, type JsonLineOf, type JsonLineType, jsonLineSchema } from '@/lib/interchange/text-export/json-line'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { onBothEngines } from '@/tests/support/engines'
import { studiedLibrary } from '@/tests/support/studied-library'
import { loadEveryForm } from './export-fixture'

const typed = z.object({ type: z.enum(Object.keys(JSON_LINES) as [JsonLineType, ...JsonLineType[]]) })

/** The lines of an export, each parsed by the schema of its type, which knows every field and no other. */
const linesOf = async (ctx: Context, input: Record<string, unknown> = {}) => {
  const result = await exportCards(ctx, exportSchema.parse({ format: 'jsonl', ...input }))
  if (!result.ok) throw new Error(result.message)
  const { stream, counts } = result.value
  const lines = (await text(stream))
    .trimEnd()
    .split('\n')
    .map((line) => {
      const json: unknown = JSON.parse(line)
      return JSON_LINES[typed.parse(json).type].parse(json)
    })
  const all = <Type extends JsonLineType>(type: Type) =>
    lines.filter((line): line is JsonLineOf<Type> & typeof line => line.type === type)
  return { lines, all, counts }
}

const idsOf = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id))

it('has a published schema that is what the program writes', () => {
  const published = JSON.parse(readFileSync('docs/export.schema.json', 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(jsonLineSchema())))
})

onBothEngines('everything as JSON Lines', (open) => {
  it('has every row of the library and of the learner’s study, and each line comes after what it names', async () => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    await loadEveryForm(end)
    const { db, t } = end.engine.read
    const [fact] = await db.select({ id: t.facts.id }).from(t.facts)
    if (!fact) throw new Error('there are facts')
    await retireFact(end, fact.id)
    const { lines, all, counts } = await linesOf(end)
    expect(lines[0]).toMatchObject({ type: 'export', version: 1, isWholeLibrary: true, withScheduling: true })
    for (const [type, table] of [
      ['article', t.articles],
      ['snapshot', t.snapshots],
      ['fact', t.facts],
      ['card', t.cards],
      ['entry', t.reviews],
      ['deck', t.decks],
      ['settings', t.settingsVersions],
    ] as const) {
      const rows = await db.select({ id: table.id }).from(table)
      expect(idsOf(all(type)), type).toEqual(idsOf(rows))
      expect(all(type), type).toHaveLength(rows.length)
    }
    const memories = await db.select({ cardId: t.memories.cardId }).from(t.memories)
    expect(new Set(all('memory').map(({ cardId }) => cardId))).toEqual(new Set(memories.map(({ cardId }) => cardId)))
    expect(counts).toEqual({
      cards: all('card').length,
      reviews: all('entry').filter(({ kind }) => kind === 'review').length,
    })

    const seen = new Set<string>()
    const known = (id: string) => expect(seen.has(id), `${id} comes first`).toBe(true)
    for (const line of lines) {
      if ('id' in line) seen.add(line.id)
      if (line.type === 'snapshot') known(line.articleId)
      if (line.type === 'passage') known(line.snapshotId)
      if (line.type === 'fact') for (const id of [line.articleId, line.passageId, ...line.deckIds]) known(id)
      if (line.type === 'card') known(line.factId)
      if (line.type === 'memory' || line.type === 'entry') known(line.cardId)
      if (line.type === 'entry' && line.settingsId !== null) known(line.settingsId)
    }
    for (const { snapshotId, start, end: until, exact } of all('passage'))
      expect(
        all('snapshot')
          .find(({ id }) => id === snapshotId)
          ?.text.slice(start, until),
      ).toBe(exact)
  })

  it('has a log from which the memories beside it can be rebuilt, bit for bit', async () => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    const { all } = await linesOf(end)
    const settings = new Map(all('settings').map((one) => [one.id, schedulingSettingsSchema.parse(one.settings)]))
    const adoptions = adoptionsOf(await allVersions(end.engine.read, end.actor.learnerId))
    const entries = all('entry').flatMap((line) => readLogEntry(line as unknown as ReviewRow) ?? []) // the same columns
    for (const { type: _, cardId, ...memory } of all('memory')) {
      const settingsOf = (id: SettingsId) => {
        const found = settings.get(id)
        if (!found) throw new Error(`there are no settings ${id}`)
        return found
      }
      expect(replay(cardId as CardId, entries, settingsOf, adoptions)).toEqual(memory)
    }
    expect(all('memory').length).toBeGreaterThan(15)
  })

  it('has only what belongs to the cards of a search, and nothing of the learner if so asked', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const selection = { kind: 'all', query: 'q=lock', except: [] }
    const { lines, all } = await linesOf(ctx, { selection, withScheduling: false })
    expect(lines[0]).toMatchObject({ isWholeLibrary: false, withScheduling: false })
    expect(all('article').map(({ key }) => key)).toEqual(['every-form'])
    const cards = all('card')
    expect(cards.length).toBeGreaterThan(0)
    for (const { front, back } of cards) expect(`${front} ${back}`.toLowerCase()).toContain('lock')
    expect(all('fact').length).toBeGreaterThan(0)
    for (const type of ['memory', 'entry', 'settings'] as const) expect(all(type)).toEqual([])
  })
})
