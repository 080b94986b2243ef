import type { Engine } from '../data/engine/engine'
import type { Actor } from './context'
import { sharedByEngine } from './shared-by-engine'

/** What happened, by name. Each is published after the commit. */
export type Events = {
  /** Entries were put into a learner's log. */
  'log-appended': Actor
}

type Listener<Name extends keyof Events> = (event: Events[Name]) => void
type Listeners = { readonly [Name in keyof Events]: Set<Listener<Name>> }

const listenersOf = sharedByEngine<Listeners>('listeners', () => ({ 'log-appended': new Set() }))

/** Calls `listener`, which must be quick and not throw, at each event of an engine. @returns what ends it */
export const subscribe = <Name extends keyof Events>(engine: Engine, name: Name, listener: Listener<Name>) => {
  const listeners = listenersOf(engine)[name]
  listeners.add(listener)
  return (): void => {
    listeners.delete(listener)
  }
}

/** Tells those who subscribed to an engine's events that something was committed. */
export const publish = <Name extends keyof Events>(engine: Engine, name: Name, event: Events[Name]): void => {
  for (const listener of listenersOf(engine)[name]) listener(event)
}
