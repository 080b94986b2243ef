import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { openPostgres, type PostgresLimits } from '@/lib/data/engine/postgres'
import { type StorageFailure, storageFailure } from '@/lib/data/engine/storage-failure'
import { migratePostgres } from '@/lib/data/migrations/postgres'
import { findLearner } from '@/lib/data/queries/learner/learner'
import type { Context } from '@/lib/services/context'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { freshDatabase, MORNING } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

const server = process.env.TEST_DATABASE_URL
const LIMITS: PostgresLimits = { connectionMs: 700, lockMs: 400, statementMs: 900, idleMs: 900, answerMs: 1500 }

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const started = async () => {
  if (!server) throw new Error('only with a server')
  const { url, drop } = await freshDatabase(server)
  undo.push(drop)
  await migratePostgres(url)
  const patient = openPostgres(url)
  await ensureHome(patient, MORNING, 'Etc/UTC')
  const actor = await localActor(patient)
  await loadBridges({ engine: patient, now: MORNING, actor }, 30)
  await patient.close()
  const engine = openPostgres(url, LIMITS)
  undo.push(() => engine.close())
  const ctx: Context = { engine, now: MORNING, actor }
  return { url, engine, ctx, cards: await firstCards(ctx, 20) }
}

/** Another program's connection to the same database. */
const other = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  client.on('error', () => {})
  undo.push(() => client.end().catch(() => undefined))
  return client
}

type Outcome = 'stored' | StorageFailure['code'] | 'bug'

const outcomeOf = async (work: Promise<unknown>): Promise<Outcome> => {
  try {
    await work
    return 'stored'
  } catch (reason) {
    return storageFailure(reason)?.code ?? 'bug'
  }
}

const answering = async (ctx: Context, cards: Awaited<ReturnType<typeof firstCards>>) => {
  const answers = await Promise.all(cards.map((card) => answerOf(ctx, card, 3)))
  return () => Promise.all(answers.map((answer) => outcomeOf(submitEntries(ctx, [answer]))))
}

/** Sends again what was refused, as the outbox does, until all of it is stored. */
const untilStored = async (send: () => Promise<readonly Outcome[]>): Promise<void> => {
  for (let i = 0; i < 20; i++) {
    const outcomes = await send()
    expect(outcomes).not.toContain('bug')
    if (outcomes.every((outcome) => outcome === 'stored')) return
  }
  throw new Error('the answers were never stored')
}

/** A line to the server that can be cut: connections stay open, and nothing goes through. */
const openLine = async (url: string) => {
  const target = new URL(url)
  let isCut = false
  const sockets = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => !isCut && to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((ready) => line.listen(0, '127.0.0.1', ready))
  undo.push(async () => {
    for (const socket of sockets) socket.destroy()
    line.close()
  })
  const near = new URL(url)
  near.port = String((line.address() as AddressInfo).port) // a port: it listens on one
  return {
    url: near.href,
    cut: () => {
      isCut = true
    },
    mend: () => {
      isCut = false
    },
  }
}

const sleep = (engine: Engine, seconds: number) =>
  engine.write(async (tx) => {
    const { db } = tx as unknown as { db: { execute: (query: string) => Promise<unknown> } } // PostgreSQL's driver
    await db.execute(`select pg_sleep(${seconds})`)
  })

describe.skipIf(!server)('PostgreSQL that is busy, stopped or cut off', () => {
  it('refuses what waits for a lock for too long, goes on reading, and stores all of it afterwards', async () => {
    const { url, engine, ctx, cards } = await started()
    const send = await answering(ctx, cards)
    const client = await other(url)
    await client.query('begin; select 1 from learners for update')
    const begin = performance.now()
    const sending = send()
    const reading = findLearner(engine.read, ctx.actor.learnerId).then(() => performance.now() - begin)
    expect(new Set(await sending)).toEqual(new Set(['storage-busy']))
    expect(performance.now() - begin).toBeLessThan(6000)
    expect(await reading).toBeLessThan(LIMITS.lockMs)
    await client.query('rollback')
    await untilStored(send)
  })

  it('gives up on a server that stopped, and finds it again when it goes on', async () => {
    const { url, ctx } = await started()
    const line = await openLine(url)
    const engine = openPostgres(line.url, LIMITS)
    undo.push(() => engine.close())
    const read = () => outcomeOf(findLearner(engine.read, ctx.actor.learnerId))
    expect(await read()).toBe('stored')
    line.cut()
    const begin = performance.now()
    expect(await Promise.all([read(), read()])).toEqual(['storage-unreachable', 'storage-unreachable'])
    expect(await outcomeOf(sleep(engine, 0))).toBe('storage-unreachable')
    expect(performance.now() - begin).toBeLessThan(3 * (LIMITS.connectionMs + LIMITS.answerMs))
    line.mend()
    expect(await read()).toBe('stored')
    expect(await outcomeOf(sleep(engine, 0))).toBe('stored')
  })

  it('says that it is not there when its connections are ended, and is back at once', async () => {
    const { url, ctx, cards } = await started()
    const send = await answering(ctx, cards)
    const client = await other(url)
    const outcomes = new Set<Outcome>()
    for (let i = 0; i < 6; i++) {
      const sending = send()
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      for (const outcome of await sending) outcomes.add(outcome)
    }
    expect([...outcomes]).toContain('storage-unreachable')
    expect([...outcomes]).not.toContain('bug')
    await untilStored(send)
  })

  it('ends a statement that takes too long', async () => {
    const { engine } = await started()
    expect(await outcomeOf(sleep(engine, 30))).toBe('storage-busy')
    expect(await outcomeOf(sleep(engine, 0))).toBe('stored')
  })

  it('ends a transaction that sends nothing for too long, and the process lives on', async () => {
    const { engine, ctx } = await started()
    const idle = engine.write(async (tx) => {
      await findLearner(tx, ctx.actor.learnerId)
      await new Promise((next) => setTimeout(next, LIMITS.idleMs * 1.5))
      await findLearner(tx, ctx.actor.learnerId)
    })
    expect(['storage-busy', 'storage-unreachable']).toContain(await outcomeOf(idle))
    expect(await outcomeOf(sleep(engine, 0))).toBe('stored')
  })

  it('says so when too many programs are connected', async () => {
    const { url, ctx, cards } = await started()
    const client = await other(url)
    const [database] = new URL(url).pathname.slice(1).split('/')
    await client.query(`create role guest_${database} login connection limit 0`)
    undo.push(async () => {
      const again = await other(url)
      await again.query(`drop role guest_${database}`)
    })
    const guest = new URL(url)
    guest.username = `guest_${database}`
    const engine = openPostgres(guest.href, LIMITS)
    expect(await outcomeOf(findLearner(engine.read, ctx.actor.learnerId))).toBe('storage-busy')
    await engine.close()
    expect(cards.length).toBeGreaterThan(0)
  })

  it('says that the database is read-only, without a word of a data folder', async () => {
    const { url, ctx, cards } = await started()
    const [database] = new URL(url).pathname.slice(1).split('/')
    const client = await other(url)
    await client.query(`alter database ${database} set default_transaction_read_only = on`)
    const engine = openPostgres(url, LIMITS)
    undo.push(() => engine.close())
    const answer = await answerOf(ctx, cards[0] ?? ('' as never), 3)
    const reason = await submitEntries({ ...ctx, engine }, [answer]).catch((thrown: unknown) => thrown)
    expect(storageFailure(reason)).toMatchObject({ code: 'storage-read-only' })
    expect(storageFailure(reason)?.message).toMatch(/PostgreSQL database is read-only/)
    expect(storageFailure(reason)?.message).not.toMatch(/folder/)
  })

  it('lets DATABASE_URL name other limits', async () => {
    const { url, ctx, cards } = await started()
    const client = await other(url)
    await client.query('begin; select 1 from learners for update')
    const engine = openPostgres(`${url}?lock_timeout=50`, { ...LIMITS, lockMs: 60_000 })
    undo.push(() => engine.close())
    const answer = await answerOf(ctx, cards[0] ?? ('' as never), 3)
    const begin = performance.now()
    expect(await outcomeOf(submitEntries({ ...ctx, engine }, [answer]))).toBe('storage-busy')
    expect(performance.now() - begin).toBeLessThan(1000)
    await client.query('rollback')
  })
})
