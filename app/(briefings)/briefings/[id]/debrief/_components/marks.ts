import { percentOf } from '@/lib/domain/format/percent'
import { foldText } from '@/lib/domain/text/fold'
import type { DebriefFact, DebriefGroup } from '@/lib/services/rehearsal/load-debrief'
import type { SentDebrief } from '../actions'

/** What became of a fact in a briefing. */
export type Mark = 'recalled' | 'missed' | 'unknown' | 'absent'

export const MARKS: readonly { readonly mark: Mark; readonly words: string; readonly key: string }[] = [
  { mark: 'recalled', words: 'Recalled', key: 'r' },
  { mark: 'missed', words: 'Not recalled', key: 'n' },
  { mark: 'unknown', words: 'Came up, not sure', key: 'c' },
  { mark: 'absent', words: 'Did not come up', key: 'd' },
]

export const markOf = (key: string): Mark | null => MARKS.find((each) => each.key === key.toLowerCase())?.mark ?? null

/** What is written down already. */
export const marksOf = (groups: readonly DebriefGroup[]): ReadonlyMap<string, Mark> =>
  new Map(
    groups.flatMap(({ facts }) =>
      facts.flatMap(({ factId, written }): [string, Mark][] => {
        if (!written) return []
        if (!written.cameUp) return [[factId, 'absent']]
        return [[factId, written.recalled === null ? 'unknown' : written.recalled ? 'recalled' : 'missed']]
      }),
    ),
  )

/** Every fact as it is saved: what is not marked did not come up. */
export const sentFacts = (groups: readonly DebriefGroup[], marks: ReadonlyMap<string, Mark>): SentDebrief['facts'] =>
  groups.flatMap(({ facts }) =>
    facts.map(({ factId }) => {
      const mark = marks.get(factId) ?? 'absent'
      const recalled = mark === 'recalled' ? true : mark === 'missed' ? false : null
      return { factId, cameUp: mark !== 'absent', recalled }
    }),
  )

/** What saving would write down: how many facts came up, and that the rest did not. */
export const toSaveWords = (groups: readonly DebriefGroup[], marks: ReadonlyMap<string, Mark>): string => {
  const facts = sentFacts(groups, marks)
  const cameUp = facts.filter((fact) => fact.cameUp).length
  const rest = facts.length - cameUp
  if (rest === 0) return facts.length === 1 ? 'It came up.' : `All ${facts.length} came up.`
  return cameUp === 0 ? 'None marked as having come up.' : `${cameUp} came up, the other ${rest} didn’t.`
}

/**
 * What was forecast for a fact, and why so little where it was in its first step. It was not always missed: Hard leaves a
 * card there too.
 */
export const forecastWords = ({ isInFirstStep, predictedRecall }: DebriefFact): string =>
  `${isInFirstStep ? 'still being learned then, ' : ''}forecast ${percentOf(predictedRecall)}`

/** The facts that hold every word of a search, in their groups. */
export const found = (groups: readonly DebriefGroup[], search: string): readonly DebriefGroup[] => {
  const words = foldText(search)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return groups
  return groups.flatMap(({ facts, ...group }) => {
    const own = facts.filter(({ statement }) => words.every((word) => foldText(statement).includes(word)))
    return own.length === 0 ? [] : [{ ...group, facts: own }]
  })
}
