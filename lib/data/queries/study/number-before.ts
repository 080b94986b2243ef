import { type SQL, sql } from 'drizzle-orm'
import type { Store } from '../../engine/engine'

/** The study day of the review before, or the count of answers, from the memory that an entry met; null where damaged. */
export const numberBefore = ({ dialect, t }: Store, name: 'lastReviewDay' | 'reps'): SQL => {
  const [memory, key] = [t.reviews.memoryBefore, sql.raw(`'${name}'`)]
  return dialect === 'sqlite'
    ? sql`case when json_valid(${memory}) then ${memory} ->> ${key} end`
    : sql`case when jsonb_typeof(${memory} -> ${key}) = 'number' then cast(${memory} ->> ${key} as numeric) end`
}
