import { expect, it } from 'vitest'
import { deferIndexes } from '@/lib/data/engine/deferred-indexes'
import type { Tx } from '@/lib/data/engine/engine'
import { connectionOf } from '@/lib/data/engine/insert-many'
import { onBothEngines } from '@/tests/support/engines'

const LOG_BY_DAY = ['reviews_day', 'reviews_at']

const indexesOf = (tx: Tx): readonly unknown[] =>
  connectionOf(tx)
    .prepare(`select name, sql from sqlite_master where type = 'index' and tbl_name = 'reviews' order by name`)
    .all()

const pragmasOf = (tx: Tx): readonly unknown[] =>
  ['cache_size', 'temp_store'].map((name) => connectionOf(tx).pragma(name, { simple: true }))

onBothEngines('indexes that wait for many rows', (open, dialect) => {
  it('are made again as they were, with the memory that the connection had', async () => {
    const { engine } = await open()
    await engine.write(async (tx) => {
      if (dialect === 'postgres') return await deferIndexes(tx, LOG_BY_DAY)()
      const [before, pragmas] = [indexesOf(tx), pragmasOf(tx)]
      const make = deferIndexes(tx, LOG_BY_DAY)
      expect(indexesOf(tx)).toHaveLength(before.length - LOG_BY_DAY.length)
      await make()
      expect(indexesOf(tx)).toEqual(before)
      expect(pragmasOf(tx)).toEqual(pragmas)
    })
  })

  it('are there if the transaction fails', async () => {
    const { engine } = await open()
    if (dialect === 'postgres') return
    const before = await engine.write(async (tx) => indexesOf(tx))
    const failing = engine.write(async (tx) => {
      deferIndexes(tx, LOG_BY_DAY)
      throw new Error('stopped')
    })
    await expect(failing).rejects.toThrow('stopped')
    expect(await engine.write(async (tx) => indexesOf(tx))).toEqual(before)
  })
})
