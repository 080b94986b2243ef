import { and, count, eq, gt, gte, inArray, isNull, lte, min, ne, or, type SQL } from 'drizzle-orm'
import type { LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { notVoided, standing, standingColumns } from './answers'
import { isInPlay } from './memories'

export type LibrarySize = { readonly articles: number; readonly facts: number; readonly cards: number }

/** How much these workspaces hold, without what is retired. */
export const librarySize = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<LibrarySize> => {
  const { articles, facts, cards } = store.t
  const sizeOf = async (table: typeof articles | typeof facts | typeof cards, only?: SQL) => {
    const [row] = await store.db
      .select({ size: count() })
      .from(table)
      .where(and(inArray(table.workspaceId, [...workspaceIds]), isNull(table.retiredAt), only))
    return Number(row?.size ?? 0)
  }
  return {
    articles: await sizeOf(articles, ne(articles.origin, 'own')),
    facts: await sizeOf(facts),
    cards: await sizeOf(cards),
  }
}

/** Whether the learner has ever answered a card, and the answer was not undone. */
export const hasAnswered = async (store: Store, learnerId: LearnerId): Promise<boolean> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review'), notVoided(store, learnerId)))
    .limit(1)
  return rows.length > 0
}

/** Answers of a study day that were not taken back, crammed ones too, and how long they took. */
export const answeredOnDay = async (store: Store, learnerId: LearnerId, day: StudyDay) => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ ...standingColumns(store), questionMs: r.questionMs, answerMs: r.answerMs })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, day)))
  const answers = standing(rows).filter(({ kind }) => kind === 'review')
  const ms = answers.reduce((sum, { questionMs, answerMs }) => sum + (questionMs ?? 0) + (answerMs ?? 0), 0)
  return { answers: answers.length, ms }
}

/** How many cards that are scheduled by days will be due on a study day if none is answered before. */
export const cardsDueBy = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<number> => {
  const { memories: m } = store.t
  const isUnburied = or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, day))
  const [row] = await store.db
    .select({ cards: count() })
    .from(m)
    .where(and(isInPlay(store.t, learnerId), lte(m.dueDay, day), isNull(m.dueAt), isUnburied))
  return Number(row?.cards ?? 0)
}

/** The first study day after `day` on which a card is due; null when none is. */
export const nextDueDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<StudyDay | null> => {
  const { memories: m } = store.t
  const [row] = await store.db
    .select({ day: min(m.dueDay) })
    .from(m)
    .where(and(isInPlay(store.t, learnerId), gt(m.dueDay, day)))
  return row?.day ?? null
}

/** How many cards the learner never studied. */
export const newCardQueueSize = async (store: Store, learnerId: LearnerId): Promise<number> => {
  const { newCards: n } = store.t
  const [row] = await store.db.select({ cards: count() }).from(n).where(eq(n.learnerId, learnerId))
  return Number(row?.cards ?? 0)
}
