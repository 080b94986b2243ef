import type { Engine } from '../data/engine/engine'

const shared = globalThis as { [name: symbol]: unknown } // edge: the process-wide object has no types

/** A value for each engine that the whole process shares: pages and start-up each have a copy of every module. */
export const sharedByEngine = <Value extends object>(name: string, make: () => Value) => {
  const symbol = Symbol.for(`aide.${name}`)
  return (engine: Engine): Value => {
    const values = (shared[symbol] ?? new WeakMap()) as WeakMap<Engine, Value> // edge: set here only
    shared[symbol] = values
    const value = values.get(engine) ?? make()
    values.set(engine, value)
    return value
  }
}
