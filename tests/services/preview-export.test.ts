import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import type { Context } from '@/lib/services/context'
import { exportCards, previewCardExport } from '@/lib/services/export/export-cards'
import { EXPORT_FORMATS, exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { studiedLibrary } from '@/tests/support/studied-library'
import { loadEveryForm } from './export-fixture'

const previewed = async (ctx: Context, input: Record<string, unknown>) =>
  must(await previewCardExport(ctx, exportSchema.parse(input)))

const exported = async (ctx: Context, input: Record<string, unknown>) => {
  const result = must(await exportCards(ctx, exportSchema.parse(input)))
  for await (const _ of result.stream);
  return result.counts
}

const PICTURE = `![map](media:${'a'.repeat(64)}.png)`

onBothEngines('what an export would lose', (open) => {
  it.each(EXPORT_FORMATS)('%s says before what its result says after', async (format) => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    await loadEveryForm(end)
    await addOwnCard(end, ownCardSchema.parse({ id: newKey(), front: 'see <!-- this -->', back: PICTURE }))
    const { chosen, losses } = await previewed(end, { format })
    const counts = await exported(end, { format })
    expect(losses).toEqual(counts.losses ?? [])
    expect(chosen).toBe(counts.cards)
  })

  it('counts only the chosen cards', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const all = await previewed(ctx, { format: 'csv' })
    const some = await previewed(ctx, { format: 'csv', selection: { kind: 'all', query: 'search=lock', except: [] } })
    expect(some.chosen).toBeLessThan(all.chosen)
    const what = ({ losses }: typeof all) => losses.map((loss) => loss.what)
    expect(what(all)).toContain('1 card has other spellings that are not in the file.')
    expect(what(some).join()).not.toContain('spellings')
  })

  it('fails as the export would, and ends when it is told to', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const none = exportSchema.parse({ format: 'csv', selection: { kind: 'all', query: 'search=xyzzy', except: [] } })
    expect(await previewCardExport(ctx, none)).toMatchObject({ ok: false, code: 'invalid' })
    const stop = new AbortController()
    stop.abort(new Error('another format'))
    await expect(previewCardExport(ctx, exportSchema.parse({ format: 'md' }), { signal: stop.signal })).rejects.toThrow(
      'another format',
    )
  })
})
