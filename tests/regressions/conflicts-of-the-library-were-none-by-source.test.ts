import { expect, it } from 'vitest'
import { countOpenConflicts, listConflicts } from '@/lib/services/conflicts/list-conflicts'
import { loadSources } from '@/lib/services/retention/load-sources'
import { openRetention } from '@/lib/services/retention/retention-model'
import { onBothEngines } from '@/tests/support/engines'
import { addedKey, draft, entry, madeFact } from '../services/library-fixture'

onBothEngines('conflicts by source', (open) => {
  it('are those that the library has to settle, also where a content file declares them', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const one = await madeFact(ctx, key, draft({ cards: [entry()] }))
    const other = await madeFact(
      ctx,
      key,
      draft({ statement: 'The Stone Bridge was opened in 1998.', cards: [entry()] }),
    )
    const conflictsByArticle = async () => {
      const { rows } = await loadSources(await openRetention(ctx), 'article')
      return rows.map(({ conflictingFacts }) => conflictingFacts)
    }
    const [a, b] = [one.factId, other.factId]
    const { workspaceId } = ctx.actor
    await ctx.engine.write(async (tx) => {
      await tx.db.delete(tx.t.conflicts)
      for (const [factId, otherFactId] of [
        [a, b],
        [b, a],
      ] as const) {
        await tx.db
          .insert(tx.t.factLinks)
          .values({ workspaceId, factId, otherFactId, kind: 'contradicts', note: 'Two years.' })
      }
    })
    expect(await countOpenConflicts(ctx)).toBe(1)
    const facts = new Set((await listConflicts(ctx)).open.flatMap(({ sides }) => sides.map(({ factId }) => factId)))
    expect(await conflictsByArticle()).toEqual([facts.size])
  })
})
