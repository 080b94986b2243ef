import type { Engine } from '@/lib/data/engine/engine'

export type CountingEngine = {
  readonly engine: Engine
  /** How many times something was selected since the last call of this. */
  readonly taken: () => number
}

/** An engine that counts what is read through it; a subquery counts as well. */
export const countingEngine = (engine: Engine): CountingEngine => {
  let selects = 0
  const db = new Proxy(engine.read.db, {
    get(target, name) {
      if (name === 'select' || name === 'selectDistinct') selects += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    engine: { ...engine, read: { ...engine.read, db } },
    taken: () => {
      const count = selects
      selects = 0
      return count
    },
  }
}
