import { expect, it } from 'vitest'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { ankiPackageOf, type MadeNote, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { ownCardsIn } from '../services/folder-fixture'

const imported = async (ctx: Context, fileName: string, notes: readonly MadeNote[]) => {
  const staged = stagedOf(ankiPackageOf(notes), fileName)
  const result = must(await importPackage(ctx, staged, { withScheduling: true, deck: null }))
  return result.importId ?? ''
}

const noteOf = (name: string, back: string, modifiedAt: number): MadeNote => ({
  guid: name,
  front: `Who leads ${name}?`,
  back,
  modifiedAt,
})

const inUse = async (ctx: Context): Promise<readonly string[]> =>
  [...(await ownCardsIn(ctx)).values()]
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ front, back }) => `${front} ${back}`)
    .sort()

onBothEngines('An import', (open) => {
  it('is undone whatever was imported after it, unless that has the same cards', async () => {
    const { ctx } = await open()
    const first = await imported(ctx, 'asia.apkg', [noteOf('Asia', 'nobody', 1)])
    await imported(later(ctx, 1), 'africa.apkg', [noteOf('Africa', 'nobody', 1)])
    const newer = await imported(later(ctx, 2), 'asia2.apkg', [noteOf('Asia', 'everybody', later(ctx, 2).now)])
    await imported(later(ctx, 3), 'america.apkg', [noteOf('America', 'nobody', 1)])

    expect(await undoImport(later(ctx, 4), first)).toMatchObject({
      ok: false,
      message: '“asia2.apkg” was imported after it and has some of the same cards. Undo that import first.',
    })
    expect(await undoImport(later(ctx, 5), newer)).toMatchObject({ ok: true })
    expect(await undoImport(later(ctx, 6), first)).toMatchObject({ ok: true })
    const others = ['Who leads Africa? nobody', 'Who leads America? nobody']
    expect(await inUse(ctx)).toEqual(others)
  })
})
