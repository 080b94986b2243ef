import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import { topicNames } from '@/lib/data/queries/imports/imports'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { importPackage } from '@/lib/services/imports/import-package'
import { ankiPackageOf, type MadeNote, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'

const tagged = (guid: string, tags: readonly string[]): MadeNote => ({
  guid,
  front: `Who leads ${guid}?`,
  back: 'x',
  tags,
})

const imported = async (ctx: Context, notes: readonly MadeNote[]) => {
  return must(await importPackage(ctx, stagedOf(ankiPackageOf(notes)), { withScheduling: true, deck: null })).report
}

onBothEngines('tags of a package', (open) => {
  it('join the topic that differs from them only in capital letters, here or in the package', async () => {
    const { ctx } = await open()
    await addOwnCard(ctx, ownCardSchema.parse({ id: newKey(), front: 'Q?', back: 'A', topics: ['CSTO'] }))
    const notes = [tagged('a', ['csto', 'Energy']), tagged('b', ['Csto', 'energy', 'ENERGY'])]
    await imported(later(ctx, 1), notes)
    expect(await topicNames(ctx.engine.read, ctx.actor.workspaceId)).toEqual(['CSTO', 'Energy'])
    expect((await imported(later(ctx, 2), notes)).notes).toEqual({ new: 0, changed: 0, same: 2 })
  })

  it('of leeches become a topic where nothing else says it, and that is listed', async () => {
    const { ctx } = await open()
    const { problems } = await imported(ctx, [tagged('a', ['leech']), tagged('b', ['Leech', 'energy'])])
    expect(problems).toMatchObject([{ count: 2, examples: ['Who leads a?', 'Who leads b?'] }])
    expect(problems[0]?.what).toContain('“leech”')
    expect(await topicNames(ctx.engine.read, ctx.actor.workspaceId)).toEqual(['energy', 'leech'])
  })
})
