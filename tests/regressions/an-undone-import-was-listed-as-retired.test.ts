import { expect, it } from 'vitest'
import { textOf } from '@/lib/domain/cards/segments'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { importPackage } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { firstOf, must } from '@/tests/support/must'

const imported = async (ctx: Context, name: string, back = 'nobody') => {
  const opened = ankiPackageOf([{ guid: name, front: `Who leads ${name}?`, back, modifiedAt: ctx.now }])
  const result = must(await importPackage(ctx, stagedOf(opened, `${name}.apkg`), { withScheduling: true, deck: null }))
  return result.importId ?? ''
}

const found = async (ctx: Context, q: string) =>
  (await searchCards(ctx, cardQuery({ search: q }))).lines.map(({ question, ...line }) => ({
    ...line,
    front: textOf(question),
  }))

const frontsOf = async (ctx: Context, q: string) => (await found(ctx, q)).map(({ front }) => front).sort()

const ASIA = 'Who leads Asia?'
const AFRICA = 'Who leads Africa?'

onBothEngines('Cards of an import that was undone', (open) => {
  it('are not listed as retired, where only what the learner retired is', async () => {
    const { ctx } = await open()
    await imported(ctx, 'Asia')
    const asia = firstOf(await found(ctx, 'Asia'))
    await retireFact(later(ctx, 1), asia.factId)
    const africa = await imported(later(ctx, 2), 'Africa')
    expect((await undoImport(later(ctx, 3), africa)).ok).toBe(true)
    const end = later(ctx, 4)
    for (const q of ['is:retired', 'is:retired or is:new', 'is:retired or is:due'])
      expect(await frontsOf(end, q), q).toEqual([ASIA])

    await imported(end, 'Africa')
    expect(await frontsOf(later(ctx, 5), '')).toEqual([AFRICA])
    const card = firstOf(await found(later(ctx, 5), 'Africa'))
    await retireFact(later(ctx, 6), card.factId)
    expect(await frontsOf(later(ctx, 7), 'is:retired')).toEqual([AFRICA, ASIA])
  })
})
