import type { ImportProblem } from '../domain/imports/import-report'
import { shortened } from '../domain/shortened'
import { MOST_PROBLEM_EXAMPLES } from './anki/import-problems'

export type Words = readonly [one: string, several: string]

export const EXAMPLE_CHARACTERS = 60

export type KindCounter<Kind extends string> = {
  /** @param example what it happened to: a question, a line number */
  readonly add: (kind: Kind, example: string) => void
  readonly all: () => readonly ImportProblem[]
}

/**
 * Counts what happened, by kind, with the first examples of each.
 * @param words of one and of several
 * @param leavesOut the kinds by which something is left out
 */
export const countByKind = <Kind extends string>(
  words: Readonly<Record<Kind, Words>>,
  leavesOut: ReadonlySet<string> = new Set(),
): KindCounter<Kind> => {
  const found = new Map<Kind, { count: number; readonly examples: string[] }>()
  return {
    add: (kind, example) => {
      const known = found.get(kind) ?? { count: 0, examples: [] }
      found.set(kind, known)
      known.count += 1
      const short = shortened(example, EXAMPLE_CHARACTERS)
      if (short !== '' && known.examples.length < MOST_PROBLEM_EXAMPLES && !known.examples.includes(short))
        known.examples.push(short)
    },
    all: () =>
      [...found].map(([kind, { count, examples }]) => {
        const [one, several] = words[kind]
        return {
          what: `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}.`,
          count,
          examples,
          ...(leavesOut.has(kind) ? { isLeftOut: true as const } : {}),
        }
      }),
  }
}
