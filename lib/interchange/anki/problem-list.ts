import { shortened } from '../../domain/shortened'
import type { AnkiProblem, AnkiProblemKind } from './anki-package'

const MOST_EXAMPLES = 5
const LONGEST_EXAMPLE = 80

/** Problems counted by kind, with the first examples of each. */
export class ProblemList {
  readonly #kinds = new Map<AnkiProblemKind, { count: number; readonly examples: string[] }>()

  add(kind: AnkiProblemKind, example: string): void {
    const entry = this.#kinds.get(kind) ?? { count: 0, examples: [] }
    entry.count += 1
    if (entry.examples.length < MOST_EXAMPLES) entry.examples.push(shortened(example, LONGEST_EXAMPLE))
    this.#kinds.set(kind, entry)
  }

  /** Forgets everything: what it is filled from is read again. */
  clear(): void {
    this.#kinds.clear()
  }

  list(): readonly AnkiProblem[] {
    return [...this.#kinds].map(([kind, { count, examples }]) => ({ kind, count, examples: [...examples] }))
  }
}
