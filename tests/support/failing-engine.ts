import { expect } from 'vitest'
import type { Db, Engine, Tx } from '@/lib/data/engine/engine'
import type { Context } from '@/lib/services/context'
import { dump } from './dump'

/** What is thrown in the middle. */
class Interrupted extends Error {}

const STATEMENTS = new Set<string | symbol>(['insert', 'update', 'delete', 'select'])

/** The same engine, whose writes throw when they come to their `n`th statement (counted from 0). */
const interruptedAt = (engine: Engine, n: number): { engine: Engine; reached: () => boolean } => {
  let count = 0
  const watched = (db: Db): Db =>
    new Proxy(db, {
      get: (target, name, receiver) => {
        if (STATEMENTS.has(name) && count++ === n) throw new Interrupted(`at statement ${n}`)
        return Reflect.get(target, name, receiver)
      },
    })
  return {
    engine: {
      ...engine,
      write: (work) => engine.write((tx) => work({ ...tx, db: watched(tx.db) } as Tx)), // still inside the transaction
    },
    reached: () => count > n,
  }
}

type Verb = (ctx: Context) => Promise<unknown>

/**
 * Interrupts a verb at its first, second, third … statement and finds nothing changed each time, until it gets through.
 * @param afterwards the verb does more in another write once what matters is saved: interrupted there, it has succeeded
 * @returns the statements of the write that matters
 */
export const holdsTogether = async (ctx: Context, verb: Verb, { afterwards = false } = {}): Promise<number> => {
  for (let n = 0; ; n++) {
    const before = await dump(ctx.engine)
    const { engine, reached } = interruptedAt(ctx.engine, n)
    const outcome = await verb({ ...ctx, engine }).catch((reason: unknown) => reason)
    if (!reached()) return n
    if (afterwards && !(outcome instanceof Interrupted)) {
      expect(outcome).toMatchObject({ ok: true })
      return n
    }
    expect(outcome).toBeInstanceOf(Interrupted)
    expect(await dump(ctx.engine)).toEqual(before)
  }
}
