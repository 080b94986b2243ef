import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { CardId, LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { prepared } from '../../engine/prepared'

/** Entries that are looked at: a void comes after what it takes back, so that both are among them. */
const LATEST = 200

/** The cards that the learner answered last on a study day, however, the latest first, each once and at most `most`. */
export const lastAnswered = async (
  store: Store,
  learnerId: LearnerId,
  day: StudyDay,
  most: number,
): Promise<readonly CardId[]> => {
  const { reviews: r } = store.t
  const query = prepared(store, 'last_answered', () =>
    store.db
      .select({ id: r.id, kind: r.kind, cardId: r.cardId, value: r.value })
      .from(r)
      .where(
        and(
          eq(r.learnerId, sql.placeholder('learnerId')),
          gte(r.day, sql.placeholder('day')),
          inArray(r.kind, ['review', 'void']),
        ),
      )
      .orderBy(desc(r.at), desc(r.id))
      .limit(LATEST),
  )
  const rows = await query.execute({ learnerId, day })
  const gone = new Set(rows.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
  const answered = rows.filter(({ id, kind }) => kind === 'review' && !gone.has(id))
  return [...new Set(answered.map(({ cardId }) => cardId))].slice(0, most)
}
