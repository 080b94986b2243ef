import type { CardId, ReviewId, SettingsId } from '@/lib/domain/ids'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { seededFraction } from '@/lib/domain/scheduling/fuzz'
import type { ReviewEntry } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { applyEntry } from '@/lib/domain/scheduling/replay'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'

const SETTINGS = 'made' as SettingsId
const FIRST_DAY = 19_000

/**
 * The logs of made cards: each is answered when it is due, and recalled as often as FSRS-6 with these weights says. The
 * same every time.
 */
export const madeLogs = (
  cards: number,
  reviewsEach: number,
  weights: readonly number[],
): ReadonlyMap<CardId, readonly ReviewEntry[]> => {
  const truth = fsrsModel(weights)
  const logs = new Map<CardId, ReviewEntry[]>()
  for (let card = 0; card < cards; card++) {
    const cardId = `card-${card}` as CardId
    const entries: ReviewEntry[] = []
    let memory = null
    let state: { stability: number; difficulty: number } | null = null
    let day = FIRST_DAY + (card % 400)
    for (let n = 0; n < reviewsEach; n++) {
      const lastDay = memory?.lastReviewDay ?? day
      const recall = state === null ? 0.8 : truth.recall(day - lastDay, state.stability)
      const isRecalled = seededFraction(`${card}:${n}:recall`) < recall
      const drawn = seededFraction(`${card}:${n}:grade`)
      const rating: Rating = isRecalled ? (drawn < 0.1 ? 2 : drawn < 0.9 ? 3 : 4) : 1
      const at: number = Math.max(day * DAY_MS + DAY_MS / 2 + n * 1000, (memory?.dueAt ?? 0) + 1)
      const entry: ReviewEntry = {
        id: `${cardId}-${String(n).padStart(4, '0')}` as ReviewId,
        cardId,
        at,
        day,
        kind: 'review',
        rating,
        format: 'flash',
        mode: 'study',
        questionMs: 4000,
        answerMs: 2000,
        fuzz: null,
        settingsId: SETTINGS,
      }
      entries.push(entry)
      state = truth.next(state, day - lastDay, rating, true)
      memory = applyEntry(memory, entry, DEFAULT_SCHEDULING)
      day = memory?.dueDay ?? day + 1
    }
    logs.set(cardId, entries)
  }
  return logs
}
