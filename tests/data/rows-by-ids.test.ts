import { and, asc } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsByIds } from '@/lib/data/engine/prepared'
import type { WorkspaceId } from '@/lib/domain/ids'
import { onBothEngines } from '@/tests/support/engines'
import { loadBridges } from '@/tests/support/library'

onBothEngines('rows by ids', (open) => {
  it('are those of one statement for lists of every length, with values read as their columns say', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const store = ctx.engine.read
    const { cards: c } = store.t
    const all = await store.db
      .select({ id: c.id, position: c.position, aliases: c.aliases, hint: c.hint, retiredAt: c.retiredAt })
      .from(c)
      .orderBy(asc(c.id))
    expect(all.length).toBeGreaterThan(3)
    const byIds = (workspaces: readonly WorkspaceId[], ids: readonly string[]) =>
      rowsByIds(store, 'cards_of_a_test', workspaces, ids, ({ inWorkspaces, isAmong }) =>
        store.db
          .select({ id: c.id, position: c.position, aliases: c.aliases, hint: c.hint, retiredAt: c.retiredAt })
          .from(c)
          .where(and(inWorkspaces(c.workspaceId), isAmong(c.id)))
          .orderBy(asc(c.id)),
      )
    const { workspaceIds } = ctx.actor
    const ids = all.map(({ id }) => id)
    for (const count of [1, 2, ids.length]) {
      expect(await byIds(workspaceIds, ids.slice(0, count))).toEqual(all.slice(0, count))
    }
    const many = Array.from({ length: 40_000 }, (_, i) => `no-card-${i}`)
    expect(await byIds(workspaceIds, [...many, 'a "quoted" id', "it's, {odd}\\", ...ids])).toEqual(all)
    expect(await byIds(workspaceIds, [])).toEqual([])
    expect(await byIds([], ids)).toEqual([])
    expect(await byIds(['another' as WorkspaceId], ids)).toEqual([]) // compared only
  })
})
