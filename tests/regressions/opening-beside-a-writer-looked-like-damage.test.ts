import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { anId } from '@/lib/domain/ids.fixture'
import { onBothEngines } from '@/tests/support/engines'

onBothEngines('opening data that others write', (open) => {
  it('is no damage when rows come in meanwhile', async () => {
    const { engine, settings } = await open()
    let going = true
    const writing = (async () => {
      while (going) {
        await engine.write(async (tx) => {
          await tx.db.insert(tx.t.workspaces).values({ id: anId(randomUUID()), name: 'x', createdAt: 1 })
        })
      }
    })()
    for (let i = 0; i < 8; i++) {
      const other = await openEngine(settings, i)
      await other.close()
    }
    going = false
    await writing
    expect(await engine.read.db.select().from(engine.read.t.workspaces)).not.toHaveLength(0)
  })
})
