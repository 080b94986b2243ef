import { type SQL, sql } from 'drizzle-orm'
import type { Store } from '../../engine/engine'

/** The study day of the review before, or the count of answers, from the memory that an entry met; null where damaged. */
export const numberBefore = ({ dialect, t: { reviews: r } }: Store, name: 'lastReviewDay' | 'reps'): SQL =>
  dialect === 'sqlite'
    ? sql`case when json_valid(${r.memoryBefore}) then ${r.memoryBefore} ->> ${sql.raw(`'${name}'`)} end`
    : sql`case when jsonb_typeof(${r.memoryBefore} -> ${sql.raw(`'${name}'`)}) = 'number'
        then cast(${r.memoryBefore} ->> ${sql.raw(`'${name}'`)} as integer) end`
