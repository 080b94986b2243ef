import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { expect, it } from 'vitest'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { checkHealth } from '@/lib/services/check-health'
import type { Context } from '@/lib/services/context'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'

const failureOf = async (ctx: Context) => {
  const reason = await checkHealth(ctx).catch((thrown: unknown) => thrown)
  return reason instanceof Error ? storageFailure(reason)?.code : 'healthy'
}

onBothEngines('health', (open, dialect) => {
  it('saves something that changes nothing', async () => {
    const { ctx, engine } = await open()
    const before = await dump(engine)
    expect(await checkHealth(ctx)).toMatchObject({ status: 'ok', dialect })
    expect(await dump(engine)).toEqual(before)
  })

  it('fails with the reason while nothing can be saved, and is good again afterwards', async () => {
    const { ctx, settings, dataDir } = await open()
    if (settings.databaseUrl === null) {
      const other = new Sqlite(sqliteFileIn(dataDir))
      other.exec('begin immediate')
      expect(await failureOf(ctx)).toBe('storage-busy')
      other.exec('rollback')
      other.close()
    } else {
      const client = new pg.Client({ connectionString: settings.databaseUrl })
      await client.connect()
      const name = new URL(settings.databaseUrl).pathname.slice(1)
      await client.query(`alter database ${name} set default_transaction_read_only = on`)
      const engine = await openEngine(settings, ctx.now).catch(() => null)
      expect(engine).toBeNull()
      await client.query('set default_transaction_read_only = off')
      await client.query(`alter database ${name} reset default_transaction_read_only`)
      await client.query('begin; select 1 from learners for update')
      expect(await failureOf(ctx)).toBe('storage-busy')
      await client.end()
    }
    expect(await failureOf(ctx)).toBe('healthy')
  })

  it.each([
    ['SQLITE_FULL', 'storage-full'],
    ['SQLITE_READONLY', 'storage-read-only'],
    ['SQLITE_IOERR_WRITE', 'storage-damaged'],
  ])('names %s', async (code, named) => {
    const { ctx, engine } = await open()
    const write = () => Promise.reject(Object.assign(new Error(code), { code }))
    expect(await failureOf({ ...ctx, engine: { ...engine, write } })).toBe(named)
  })
})
