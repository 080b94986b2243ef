import { type SQL, sql } from 'drizzle-orm'
import type { Store } from '../../engine/engine'

/** A number of the memory in a column of an entry; null where that is damaged. */
const numberIn = ({ dialect, t }: Store, column: 'memoryBefore' | 'value', name: 'lastReviewDay' | 'reps'): SQL => {
  const [memory, key] = [t.reviews[column], sql.raw(`'${name}'`)]
  return dialect === 'sqlite'
    ? sql`case when json_valid(${memory}) then ${memory} ->> ${key} end`
    : sql`case when jsonb_typeof(${memory} -> ${key}) = 'number' then cast(${memory} ->> ${key} as numeric) end`
}

/** The study day of the review before, or the count of answers, from the memory that an entry met; null where damaged. */
export const numberBefore = (store: Store, name: 'lastReviewDay' | 'reps'): SQL => numberIn(store, 'memoryBefore', name)

/** The count of answers in the memory that an entry of the kind `set-memory` gave; null where damaged. */
export const repsGiven = (store: Store): SQL => numberIn(store, 'value', 'reps')
