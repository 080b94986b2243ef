import type { ImportProblem } from '../domain/imports/import-report'
import { shortened } from '../domain/shortened'

const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 120

/** One kind of problem, counted, with the first examples: a question, an id, the number of a line. */
export type CountedProblem<Kind extends string> = {
  readonly kind: Kind
  readonly count: number
  readonly examples: readonly string[]
}

/** Counts problems by kind, with the first examples of each. */
export class ProblemCounter<Kind extends string> {
  readonly #kinds = new Map<Kind, { count: number; readonly examples: string[] }>()

  add(kind: Kind, example: string): void {
    const known = this.#kinds.get(kind) ?? { count: 0, examples: [] }
    this.#kinds.set(kind, known)
    known.count += 1
    const short = shortened(example, LONGEST_EXAMPLE)
    const isNew = short !== '' && !known.examples.includes(short)
    if (isNew && known.examples.length < MOST_EXAMPLES) known.examples.push(short)
  }

  /** Forgets everything: what it is filled from is read again. */
  clear(): void {
    this.#kinds.clear()
  }

  list(): readonly CountedProblem<Kind>[] {
    return [...this.#kinds].map(([kind, { count, examples }]) => ({ kind, count, examples: [...examples] }))
  }
}

/** “{note was|notes were} left out” for one or several. */
const worded = (count: number, words: string): string =>
  `${count.toLocaleString('en-GB')} ${words.replace(/\{([^|}]*)\|([^}]*)\}/gu, count === 1 ? '$1' : '$2')}.`

/**
 * Problems as sentences for people.
 * @param words of each kind, of one and of several: `{note was|notes were} left out`
 * @param leavesOut the kinds by which something is left out
 */
export const problemsInWords = <Kind extends string>(
  problems: readonly CountedProblem<Kind>[],
  words: Readonly<Record<Kind, string>>,
  leavesOut: ReadonlySet<string> = new Set(),
): readonly ImportProblem[] =>
  problems.map(({ kind, count, examples }) => ({
    what: worded(count, words[kind]),
    count,
    examples,
    ...(leavesOut.has(kind) ? { isLeftOut: true as const } : {}),
  }))
