import type { Engine } from '../data/engine/engine'
import type { Actor, Context } from './context'
import { sharedByEngine } from './process-wide-state'

type Listener = (actor: Actor) => void

const listenersOf = sharedByEngine<Set<Listener>>('listeners', () => new Set())

/** Calls `listener`, which must be quick and not throw, whenever entries came into a log. @returns what ends it */
export const onLogAppended = (engine: Engine, listener: Listener) => {
  listenersOf(engine).add(listener)
  return (): void => {
    listenersOf(engine).delete(listener)
  }
}

/** Tells that entries were put into the actor's log. Called after the commit. */
export const logAppended = ({ engine, actor }: Context): void => {
  for (const listener of listenersOf(engine)) listener(actor)
}
