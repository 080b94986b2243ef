import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { CardId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Confusion } from '../../../domain/retention/confused-answers'
import type { Store } from '../../engine/engine'

/** The last ones are looked at: what was confused years ago is known by now. */
const MOST = 500

/** The learner's last answers of the log that were those of another card; what was taken back is not among them. */
export const confusionsInLog = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly Confusion[]> => {
  const { reviews: r } = t
  const rows = await db
    .select({ id: r.id, cardId: r.cardId, given: r.mixedUpWith })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), isNotNull(r.mixedUpWith)))
    .orderBy(desc(r.at))
    .limit(MOST)
  if (rows.length === 0) return []
  const voids = await db
    .select({ value: r.value })
    .from(r)
    .where(
      and(
        eq(r.learnerId, learnerId),
        eq(r.kind, 'void'),
        inArray(r.cardId, [...new Set(rows.map(({ cardId }) => cardId))]),
      ),
    )
  const gone = new Set(voids.map(({ value }) => value))
  return rows.flatMap(({ id, cardId, given }) => (given === null || gone.has(id) ? [] : [{ asked: cardId, given }]))
}

const sides = async ({ db, t }: Store, workspaceIds: readonly WorkspaceId[], which: SQL | undefined, most?: number) => {
  const { cards: c, facts: f, articles: a } = t
  if (workspaceIds.length === 0) return []
  const query = db
    .select({
      cardId: c.id,
      factId: c.factId,
      articleId: f.articleId,
      articleKey: a.key,
      form: c.form,
      deletion: c.deletion,
      front: c.front,
      back: c.back,
    })
    .from(c)
    .innerJoin(f, and(eq(f.workspaceId, c.workspaceId), eq(f.id, c.factId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(c.workspaceId, [...workspaceIds]), isNull(c.retiredAt), which))
  return await (most === undefined ? query : query.limit(most))
}

export type SideRow = Awaited<ReturnType<typeof sides>>[number]

/** Cards not retired of some ids. */
export const cardSides = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly CardId[],
): Promise<readonly SideRow[]> =>
  ids.length === 0 ? [] : await sides(store, workspaceIds, inArray(store.t.cards.id, [...ids]))

const MOST_ALIKE = 1000
const LEAST_LETTERS = 3

/**
 * A pattern for a word folded for comparing. That folding turns ł, ø, đ, ı, ß, æ and œ into plain letters, which the
 * texts that are searched keep: any letter may stand there, as long as enough of the word is left.
 */
const patternOf = (word: string): string => {
  const escaped = word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const open = escaped.replace(/ss|ae|oe/g, '%').replace(/[lodi]/g, '_')
  return `%${open.replace(/[%_]/g, '').length >= LEAST_LETTERS ? open : escaped}%`
}

/**
 * Cards not retired that hold all these words, folded for comparing, and whose back is no longer than `longest`, cloze
 * cards of any length: among them are those whose answer is a text of these words. A thousand at most.
 */
export const cardsHolding = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  words: readonly string[],
  longest: number,
): Promise<readonly SideRow[]> => {
  const { cards: c } = store.t
  if (words.length === 0) return []
  const isShort = or(eq(c.form, 'cloze'), sql`length(${c.back}) <= ${longest}`)
  const holds = words.map((word) => sql`${c.search} like ${patternOf(word)} escape '\\'`)
  return await sides(store, workspaceIds, and(isShort, ...holds), MOST_ALIKE)
}
