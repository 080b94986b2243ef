import type { Engine, Store } from '../../../data/engine/engine'
import type { Snapshot } from '../../../data/examine/snapshot'
import type { StorageSettings } from '../../../data/open'
import type { Actor } from '../../context'

export type CheckName =
  | 'storage'
  | 'values'
  | 'log'
  | 'passages'
  | 'media'
  | 'memories'
  | 'predictions'
  | 'new-card-queue'
  | 'rollups'
  | 'search'
  | 'backup'

export type Check = {
  readonly name: CheckName
  /** How many things were looked at: pages of the file, rows, cards, passages. */
  readonly examined: number
  readonly found: number
  readonly repaired: number
  /** Whether what was found can be rebuilt from the log or the library. */
  readonly isDerived: boolean
  /** Some of what was found, a sentence each: what is wrong with what. */
  readonly examples: readonly string[]
  /** What is worth a look and need not be wrong, a sentence each. */
  readonly notes: readonly string[]
}

export const MOST_EXAMPLES = 10

/** What all checks share: the data as it was at one instant. */
export type Examination = {
  readonly settings: StorageSettings
  readonly snapshot: Snapshot
  readonly store: Store
  readonly actors: readonly Actor[]
}

/** Gathers what one check finds. */
export const openCheck = (name: CheckName) => {
  const examples: string[] = []
  const notes: string[] = []
  const counts = { examined: 0, found: 0, repaired: 0 }
  return {
    name,
    examined: (things: number) => {
      counts.examined += things
    },
    found: (example: string) => {
      counts.found += 1
      if (examples.length < MOST_EXAMPLES) examples.push(example)
    },
    /** Something that was found before is right now. */
    repaired: (things = 1) => {
      counts.repaired += things
    },
    note: (what: string) => {
      if (notes.length < MOST_EXAMPLES) notes.push(what)
    },
    /** How much was found and is not repaired. */
    left: (): number => counts.found - counts.repaired,
    done: (isDerived = false): Check => ({ name, ...counts, isDerived, examples, notes }),
  }
}

export type OpenCheck = ReturnType<typeof openCheck>

/** How to repair what was found: in short transactions, each of which looks once more. */
export type Repair = (engine: Engine) => Promise<void>

/** Between two transactions of a repair, so that a server beside it gets its turn. */
export const rest = (): Promise<void> => new Promise((next) => setTimeout(next, 40))

/** How a stored row differs from what it follows from, bit for bit; null where it does not. */
export const differenceTo = (wanted: object, row: object): string | null => {
  const stored = new Map<string, unknown>(Object.entries(row))
  const differing = Object.entries(wanted).filter(([name, value]) => !Object.is(value, stored.get(name)))
  if (differing.length === 0) return null
  return differing.map(([name, value]) => `${name} is ${stored.get(name)} and should be ${value}`).join('; ')
}
