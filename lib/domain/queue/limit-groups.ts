import type { StudyDay } from '../ids'
import type { DeckLimits, QueueSettings } from '../scheduling/settings'

/** Cards that share limits of the day: those of a preset, or of a deck with its nested decks. */
export type LimitGroup = {
  /** What tells it from others: the preset or the deck. */
  readonly key: string
  readonly newPerDay: number
  readonly reviewsPerDay: number
  /** Whether new cards take their place from what is left of the reviews too. */
  readonly reviewLimitCapsNew: boolean
  /** Cards of it introduced, and reviews (interday learning among them) answered, on this study day. */
  readonly done: { readonly new: number; readonly reviews: number }
}

type Done = LimitGroup['done']

/** The limits of a preset on a study day: those of that day alone take the place of the usual ones. */
export function limitsOn(
  { newPerDay, reviewsPerDay, today }: Pick<QueueSettings, 'newPerDay' | 'reviewsPerDay' | 'today'>,
  day: StudyDay,
): { readonly newPerDay: number; readonly reviewsPerDay: number } {
  if (today?.day !== day) return { newPerDay, reviewsPerDay }
  return { newPerDay: today.newPerDay ?? newPerDay, reviewsPerDay: today.reviewsPerDay ?? reviewsPerDay }
}

/** The group of all cards of a preset on a study day. */
export function presetGroup(key: string, queue: QueueSettings, day: StudyDay, done: Done): LimitGroup {
  return { key, ...limitsOn(queue, day), reviewLimitCapsNew: queue.reviewLimitCapsNew, done }
}

/** The group of a deck with limits of its own on a study day; null if it has none then. They come on top of its preset's. */
export function deckGroup(key: string, limits: DeckLimits, day: StudyDay, done: Done): LimitGroup | null {
  const today = limits.today?.day === day ? limits.today : null
  const newPerDay = today?.newPerDay ?? limits.newPerDay
  const reviewsPerDay = today?.reviewsPerDay ?? limits.reviewsPerDay
  if (newPerDay === null && reviewsPerDay === null) return null
  const [most, mostReviews] = [newPerDay ?? Number.POSITIVE_INFINITY, reviewsPerDay ?? Number.POSITIVE_INFINITY]
  return { key, newPerDay: most, reviewsPerDay: mostReviews, reviewLimitCapsNew: false, done }
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
    const { done, newPerDay, reviewsPerDay, reviewLimitCapsNew } = group
    const { new: fresh, reviews } = takenOf(group)
    // New cards use up the review limit too, or each rebuilt queue would let more of them in.
    const left = reviewsPerDay - done.reviews - reviews - (reviewLimitCapsNew ? done.new : 0)
    if (kind === 'review') return left
    return Math.min(newPerDay - done.new - fresh, reviewLimitCapsNew ? left - fresh : Number.POSITIVE_INFINITY)
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
