import type { Db, Engine, Tx } from '@/lib/data/engine/engine'

/** What is thrown in the middle. */
export class Interrupted extends Error {}

const STATEMENTS = new Set<string | symbol>(['insert', 'update', 'delete', 'select'])

/** The same engine, whose writes throw when they come to their `n`th statement (counted from 0). */
export const interruptedAt = (engine: Engine, n: number): { engine: Engine; reached: () => boolean } => {
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
