import type { DeckOptions, QueueSettings } from '../scheduling/settings'

/** Cards that share limits of the day: all of the learner's, or those of a deck with its nested decks. */
export type LimitGroup = {
  /** What tells it from others: the deck's id, or `learner`. */
  readonly key: string
  readonly newPerDay: number
  readonly reviewsPerDay: number
  /** Whether new cards take their place from what is left of the reviews too. */
  readonly capsNew: boolean
  /** Cards of it introduced, and reviews (interday learning among them) answered, on this study day. */
  readonly done: { readonly new: number; readonly reviews: number }
}

type Done = LimitGroup['done']

/** The limits of the learner, for all cards; `capsNew` is false where a session is chosen. */
export type Limits = Pick<QueueSettings, 'newPerDay' | 'reviewsPerDay'> & { readonly capsNew?: boolean }

/** The group of all cards of the learner. */
export function learnerGroup({ newPerDay, reviewsPerDay, capsNew = true }: Limits, done: Done): LimitGroup {
  return { key: 'learner', newPerDay, reviewsPerDay, capsNew, done }
}

/** The group of a deck with limits of its own, which come on top of the learner's. */
export function deckGroup(key: string, options: DeckOptions, done: Done): LimitGroup {
  const newPerDay = options.newPerDay ?? Number.POSITIVE_INFINITY
  const reviewsPerDay = options.reviewsPerDay ?? Number.POSITIVE_INFINITY
  return { key, newPerDay, reviewsPerDay, capsNew: false, done }
}

/** What is taken from groups as cards are; each card counts in every group that it is in. */
export type LimitCount = {
  /** The groups that have no room for one more. */
  readonly full: (groups: readonly LimitGroup[], kind: 'new' | 'review') => readonly LimitGroup[]
  readonly take: (groups: readonly LimitGroup[], kind: 'new' | 'review') => void
}

/** Counts cards against the limits of their groups, from what was done on the day on. */
export function openLimits(): LimitCount {
  const taken = new Map<string, { new: number; reviews: number }>()
  const takenOf = ({ key }: LimitGroup) => taken.get(key) ?? { new: 0, reviews: 0 }
  const roomOf = (group: LimitGroup, kind: 'new' | 'review'): number => {
    const { done, newPerDay, reviewsPerDay, capsNew } = group
    const { new: fresh, reviews } = takenOf(group)
    // New cards use up the review limit too, or each rebuilt queue would let more of them in.
    const left = reviewsPerDay - done.reviews - reviews - (capsNew ? done.new : 0)
    if (kind === 'review') return left
    return Math.min(newPerDay - done.new - fresh, capsNew ? left - fresh : Number.POSITIVE_INFINITY)
  }
  return {
    full: (groups, kind) => groups.filter((group) => roomOf(group, kind) <= 0),
    take: (groups, kind) => {
      for (const group of groups) {
        const { new: fresh, reviews } = takenOf(group)
        taken.set(group.key, kind === 'new' ? { new: fresh + 1, reviews } : { new: fresh, reviews: reviews + 1 })
      }
    },
  }
}
