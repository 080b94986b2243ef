import { eq, min } from 'drizzle-orm'
import type { LearnerId, StudyDay } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The first study day on which a card of a learner is or was due; null if none is. */
export const earliestDueDay = async ({ db, t }: Store, learnerId: LearnerId): Promise<StudyDay | null> => {
  const [row] = await db
    .select({ day: min(t.memories.dueDay) })
    .from(t.memories)
    .where(eq(t.memories.learnerId, learnerId))
  return row?.day ?? null
}
