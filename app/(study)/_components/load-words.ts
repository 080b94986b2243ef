import { counted } from '@/lib/domain/format/words'
import type { TodayLoad } from '@/lib/services/study/load-today'

/** What a day holds: “12 reviews and 20 new cards”; “nothing” where there is nothing. */
export function loadWords({ reviews, new: fresh }: Pick<TodayLoad, 'reviews' | 'new'>): string {
  const kinds = [reviews > 0 ? counted(reviews, 'review') : null, fresh > 0 ? counted(fresh, 'new card') : null]
  const words = kinds.filter((kind) => kind !== null).join(' and ')
  return words === '' ? 'nothing' : words
}
