import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { textOf } from '@/lib/domain/cards/segments'
import type { CardId } from '@/lib/domain/ids'
import { searchCards } from '@/lib/services/cards/search-cards'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { undo } from '@/lib/services/history/undo'
import { importPackage } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'

const imported = async (ctx: Context, name: string, back = 'nobody') => {
  const opened = ankiPackageOf([{ guid: name, front: `Who leads ${name}?`, back, modifiedAt: ctx.now }])
  const result = await importPackage(ctx, stagedOf(opened, `${name}.apkg`), { withScheduling: true, deck: null })
  if (!result.ok) throw new Error(result.message)
  return result.value.importId ?? ''
}

const found = async (ctx: Context, q: string) =>
  (await searchCards(ctx, cardQuery({ search: q }))).lines.map(({ question, ...line }) => ({
    ...line,
    front: textOf(question),
  }))

const frontsOf = async (ctx: Context, q: string) => (await found(ctx, q)).map(({ front }) => front).sort()

/** The questions in an export of everything. */
const exportedFronts = async (ctx: Context): Promise<readonly string[]> => {
  const result = await exportCards(ctx, exportSchema.parse({ format: 'jsonl' }))
  if (!result.ok) throw new Error(result.message)
  const lines = (await text(result.value.stream)).trimEnd().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as { readonly type: string; readonly front?: string })
  return rows.flatMap(({ type, front }) => (type === 'card' && front !== undefined ? [front] : [])).sort()
}

const ASIA = 'Who leads Asia?'
const _AFRICA = 'Who leads Africa?'

onBothEngines('Cards of an import that was undone', (open) => {
  it('are not listed as retired, where only what the learner retired is, nor exported', async () => {
    const { ctx } = await open()
    await imported(ctx, 'Asia')
    const [asia] = await found(ctx, 'Asia')
    if (!asia) throw new Error('no card came in')
    await retireFact(later(ctx, 1), asia.factId)
    const africa = await imported(later(ctx, 2), 'Africa')
    expect((await undoImport(later(ctx, 3), africa)).ok).toBe(true)
    const end = later(ctx, 4)
    for (const q of ['is:retired', 'is:retired or is:new', 'is:retired or is:due'])
      expect(await frontsOf(end, q), q).toEqual([ASIA])
    expect(await exportedFronts(end)).toEqual([ASIA])
  })

  it('stay in the export of everything if they were answered here, also after an undo in the history', async () => {
    const { ctx } = await open()
    const africa = await imported(ctx, 'Africa')
    const asia = await imported(later(ctx, 1), 'Asia')
    const answered = later(ctx, 2)
    const [card] = await found(answered, 'Asia')
    await submitEntries(answered, [await answerOf(answered, card?.cardId as CardId, 3)]) // a card that was just found
    expect(await undo(later(ctx, 3), { id: asia })).toMatchObject({ ok: true })
    expect(await undo(later(ctx, 4), { id: africa })).toMatchObject({ ok: true })
    expect(await frontsOf(later(ctx, 5), 'is:retired')).toEqual([])
    expect(await exportedFronts(later(ctx, 5))).toEqual([ASIA])
  })
})
