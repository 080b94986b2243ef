/** What is looked at, in this order. */
export const CHECKS = ['storage', 'references', 'memories', 'shelf', 'sums', 'passages'] as const
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
}

export const MOST_EXAMPLES = 10

/** Gathers what one check finds. */
export const openCheck = (name: CheckName, remedy: string) => {
  const examples: string[] = []
  const counts = { examined: 0, found: 0, repaired: 0 }
  return {
    examined: (things: number) => {
      counts.examined += things
    },
    found: (example: string, isRepaired = false, things = 1) => {
      counts.found += things
      if (isRepaired) counts.repaired += things
      if (examples.length < MOST_EXAMPLES) examples.push(example)
    },
    done: (): Check => ({ name, ...counts, examples, remedy: counts.found > counts.repaired ? remedy : null }),
  }
}
