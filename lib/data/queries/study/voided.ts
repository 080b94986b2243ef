import { and, eq, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { LearnerId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The condition that an entry of `reviews` was not undone: no void of its card names it. */
export const notVoided = ({ dialect, db, t: { reviews: r } }: Store, learnerId: LearnerId) => {
  const voids = alias(r, 'voids')
  const id = dialect === 'sqlite' ? sql`json_quote(${r.id})` : sql`to_jsonb(${r.id})`
  const ofCard = and(eq(voids.learnerId, learnerId), eq(voids.cardId, r.cardId), eq(voids.kind, 'void'))
  return notExists(
    db
      .select({ id: voids.id })
      .from(voids)
      .where(and(ofCard, sql`${voids.value} = ${id}`)),
  )
}
