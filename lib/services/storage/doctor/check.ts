import type { Engine, Store } from '../../../data/engine/engine'
import type { Snapshot } from '../../../data/examine/snapshot'
import type { CardId, Instant, LearnerId } from '../../../domain/ids'
import type { Actor } from '../../context'
import type { GoodBackups } from './good-backups'

/** What is examined, in this order. */
export const CHECKS = [
  'storage',
  'values',
  'references',
  'log',
  'clock',
  'memories',
  'new-card-queue',
  'rollups',
  'passages',
  'media',
  'search',
  'backup',
] as const
export type CheckName = (typeof CHECKS)[number]

export type Check = {
  readonly name: CheckName
  /** How many things were looked at: pages of the file, rows, cards, passages. */
  readonly examined: number
  readonly found: number
  readonly repaired: number
  /** Some of what was found, a sentence each: what is wrong with what. */
  readonly examples: readonly string[]
  /** What to do about what was found and not repaired; null where nothing is. */
  readonly remedy: string | null
  /** What is worth a look and need not be wrong, a sentence each. */
  readonly notes: readonly string[]
}

export const MOST_EXAMPLES = 10

/** What all checks share: the data as it was at one instant, and what others found before. */
export type Examination = {
  readonly snapshot: Snapshot
  readonly store: Store
  readonly now: Instant
  readonly actors: readonly Actor[]
  readonly backups: GoodBackups
  /** Cards whose log is damaged: nothing is compared with it or rebuilt from it. Filled by the check of the log. */
  readonly damaged: ReadonlyMap<LearnerId, Set<CardId>>
}

/** Gathers what one check finds. `remedy` is only asked for when something is left to do. */
export const openCheck = (name: CheckName, remedy: () => string) => {
  const examples: string[] = []
  const notes: string[] = []
  const counts = { examined: 0, found: 0, repaired: 0 }
  let unnoted = 0
  return {
    examined: (things: number) => {
      counts.examined += things
    },
    found: (example: string, things = 1) => {
      counts.found += things
      if (examples.length < MOST_EXAMPLES) examples.push(example)
    },
    /** Something that was found before is right now. */
    repaired: (things = 1) => {
      counts.repaired += things
    },
    note: (what: string) => {
      if (notes.length < MOST_EXAMPLES) notes.push(what)
      else unnoted += 1
    },
    /** How much was found and is not repaired. */
    left: (): number => counts.found - counts.repaired,
    done: (): Check => ({
      name,
      ...counts,
      examples,
      remedy: counts.found > counts.repaired ? remedy() : null,
      notes: unnoted > 0 ? [...notes, `There are ${unnoted} more like these.`] : notes,
    }),
  }
}

export type OpenCheck = ReturnType<typeof openCheck>

/** What was examined, and how to repair what can be: in short transactions, each of which looks once more. */
export type Examined = {
  readonly check: OpenCheck
  readonly repair?: (engine: Engine) => Promise<void>
}

/** Between two transactions of a repair, so that a server beside it gets its turn. */
export const rest = (): Promise<void> => new Promise((next) => setTimeout(next, 40))
