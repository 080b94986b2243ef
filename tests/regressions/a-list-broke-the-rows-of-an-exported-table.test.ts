import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { stageTextFile } from '@/lib/services/imports/stage-package'
import { importStaged } from '@/lib/services/imports/text-import'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { folderOfNotes, ownCardsIn } from '../services/folder-fixture'

const FRONT = 'What did the Treaty of Kyakhta regulate?'
const BACK = '- trade\n- the border'

const tableOf = async (ctx: Context): Promise<string> => {
  const result = must(await exportCards(ctx, exportSchema.parse({ format: 'csv' })))
  return text(result.stream)
}

const importedFrom = async (ctx: Context, name: string, table: string) => {
  const { path } = folderOfNotes({})
  writeFileSync(join(path, name), table)
  const order = {
    path: join(path, name),
    fileName: name,
    folder: path,
    choices: {},
    now: ctx.now,
  }
  const staged = must(await stageTextFile(order).result)
  return must(await importStaged(ctx, staged.staged, { withScheduling: true, deck: null })).report
}

onBothEngines('An answer of several lines in an exported table', (open) => {
  it('is one cell of its row, as it was written, and comes back', async () => {
    const { ctx } = await open()
    await addOwnCard(ctx, ownCardSchema.parse({ id: newKey(), front: FRONT, back: BACK }))
    await addOwnCard(
      ctx,
      ownCardSchema.parse({ id: newKey(), front: 'A carriage return\rin it', back: '- 1727\n- 1728' }),
    )
    const table = await tableOf(ctx)
    // A parser may take the break of the first row for the only one; spreadsheets do not.
    expect(table.replace(/"(?:[^"]|"")*"/gu, '')).not.toMatch(/(?<!\r)\n|\r(?!\n)/u)
    const rows = parse(table, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows.map(({ question, answer }) => [question, answer])).toEqual(expect.arrayContaining([[FRONT, BACK]]))
    expect(rows).toHaveLength(2)

    expect((await importedFrom(ctx, 'cards.csv', table)).notes).toEqual({ new: 0, changed: 0, same: 2 })
    const { ctx: other } = await open()
    expect((await importedFrom(other, 'cards.csv', table)).notes).toEqual({ new: 2, changed: 0, same: 0 })
    const cards = await ownCardsIn(other)
    expect(cards.get(FRONT)?.back).toBe(BACK)
    expect([...cards.values()].map(({ back }) => back)).toContain('- 1727\n- 1728')
  })
})
