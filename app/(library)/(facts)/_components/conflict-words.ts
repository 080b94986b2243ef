import type { Conflict } from '@/lib/services/conflicts/list-conflicts'
import type { PairForm } from '../conflict-actions'

export const REOPENED = 'Undone. You can decide on these two facts again.'

/** The pair of a conflict, as actions take it. */
export const conflictPairOf = ({ kind, sides: [one, other] }: Conflict): PairForm => ({
  kind,
  factId: one.factId,
  otherFactId: other.factId,
})

export const conflictKeyOf = ({ kind, sides }: Conflict): string =>
  [kind, ...sides.map(({ factId }) => factId)].join(' ')

/** What was decided of a pair, in a sentence. */
export const decisionWords = ({ state, kind, sides, preferredFactId }: Conflict): string => {
  switch (state) {
    case 'open':
      return 'Not decided.'
    case 'kept':
      return 'Both are kept, and their cards say so.'
    case 'dismissed':
      return kind === 'duplicate' ? 'They aren’t the same.' : 'They don’t conflict.'
    case 'preferred': {
      const [preferred, other] = sides[0].factId === preferredFactId ? sides : ([sides[1], sides[0]] as const)
      const rest = other.retiredAt === null ? 'needs checking' : 'is retired'
      return `${preferred.source.title} is preferred; the other fact ${rest}.`
    }
  }
}
