import { and, desc, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { CardId, FactId, LearnerId, StudyDay, WorkspaceId } from '../../domain/ids'
import type { RetentionScope } from '../../domain/retention/filter'
import type { Store } from '../engine/engine'
import { factIdsOfScope } from './retention-scope'

const MOST_CARDS = 20

export type CostRow = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly articleKey: string
  readonly form: 'question' | 'reversed' | 'cloze' | 'typed'
  readonly deletion: number
  readonly front: string
  readonly back: string
  readonly answers: number
  readonly ms: number
  readonly tested: number
  readonly passed: number
  readonly leech: boolean
  readonly suspended: boolean
}

type Asked = {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
  readonly scope: RetentionScope
}

/** The learner's cards that took most time of all, or the leeches among them; retired ones not. */
export const costlyCards = async (
  store: Store,
  { learnerId, workspaceIds, scope }: Asked,
  onlyLeeches: boolean,
): Promise<readonly CostRow[]> => {
  const { cardSums: c, cards, facts, articles, memories: m } = store.t
  const factIds = await factIdsOfScope(store, workspaceIds, scope)
  if (factIds?.size === 0) return []
  const own = store.db
    .select({ cardId: c.cardId })
    .from(c)
    .innerJoin(m, and(eq(m.learnerId, c.learnerId), eq(m.cardId, c.cardId)))
    .where(
      and(
        ...[eq(c.learnerId, learnerId), gt(c.answers, 0), eq(m.retired, false)],
        onlyLeeches ? eq(m.leech, true) : undefined,
        factIds === null ? undefined : inArray(c.factId, [...factIds].slice(0, MOST_FACTS)),
      ),
    )
    .orderBy(desc(c.ms), c.cardId)
    .limit(MOST_CARDS)
  const ids = (await own).map(({ cardId }) => cardId)
  if (ids.length === 0) return []
  const rows = await store.db
    .select({
      ...{ cardId: c.cardId, factId: c.factId, articleKey: articles.key, form: cards.form, deletion: cards.deletion },
      ...{ front: cards.front, back: cards.back, answers: c.answers, ms: c.ms, tested: c.tested, passed: c.passed },
      ...{ leech: m.leech, suspended: m.suspended },
    })
    .from(c)
    .innerJoin(m, and(eq(m.learnerId, c.learnerId), eq(m.cardId, c.cardId)))
    .innerJoin(cards, and(inArray(cards.workspaceId, [...workspaceIds]), eq(cards.id, c.cardId)))
    .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
    .innerJoin(articles, and(eq(articles.workspaceId, facts.workspaceId), eq(articles.id, facts.articleId)))
    .where(and(eq(c.learnerId, learnerId), inArray(c.cardId, ids)))
    .orderBy(desc(c.ms), c.cardId)
  return rows.map((row) => ({
    ...row,
    cardId: row.cardId as CardId, // edge
    factId: row.factId as FactId, // edge
  }))
}

/** Databases take about 30,000 values in one statement. */
const MOST_FACTS = 20_000

/** Cards that lapsed from a study day on: answered Again after an interval of a day or more, and not taken back. */
export const lapsedSince = async (
  { db, t }: Store,
  learnerId: LearnerId,
  from: StudyDay,
): Promise<ReadonlySet<string>> => {
  const { reviews: r } = t
  const since = and(eq(r.learnerId, learnerId), gte(r.day, from))
  const voids = await db
    .select({ value: r.value })
    .from(r)
    .where(and(since, eq(r.kind, 'void')))
  const gone = new Set(voids.map(({ value }) => value))
  const rows = await db
    .select({ id: r.id, cardId: r.cardId, mode: r.mode, before: r.memoryBefore })
    .from(r)
    .where(and(since, eq(r.kind, 'review'), eq(r.rating, 1)))
  return new Set(
    rows.flatMap(({ id, cardId, mode, before }) =>
      gone.has(id) || mode === 'cram' || before === null || before.intervalDays < 1 ? [] : [cardId],
    ),
  )
}

export type PassageRow = {
  readonly passageId: string
  readonly articleKey: string
  readonly articleTitle: string
  readonly exact: string
  readonly factId: FactId
  readonly cardId: CardId
}

const PIECE = 500

/** All cards, of those not retired, of the passages that some cards come from. */
export const cardsOfPassages = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  cardIds: readonly string[],
): Promise<readonly PassageRow[]> => {
  const { cards, facts, articles, passages } = t
  const found: PassageRow[] = []
  const seen = new Set<string>()
  for (let i = 0; i < cardIds.length; i += PIECE) {
    const piece = cardIds.slice(i, i + PIECE)
    const named = db
      .select({ id: facts.passageId })
      .from(cards)
      .innerJoin(facts, and(eq(facts.workspaceId, cards.workspaceId), eq(facts.id, cards.factId)))
      .where(and(inArray(cards.workspaceId, [...workspaceIds]), inArray(cards.id, piece)))
    const ids = [...new Set((await named).map(({ id }) => id))].filter((id) => !seen.has(id))
    for (const id of ids) seen.add(id)
    if (ids.length === 0) continue
    const rows = await db
      .select({
        ...{ passageId: facts.passageId, articleKey: articles.key, articleTitle: articles.title },
        ...{ exact: passages.exact, factId: facts.id, cardId: cards.id },
      })
      .from(facts)
      .innerJoin(passages, and(eq(passages.workspaceId, facts.workspaceId), eq(passages.id, facts.passageId)))
      .innerJoin(articles, and(eq(articles.workspaceId, facts.workspaceId), eq(articles.id, facts.articleId)))
      .innerJoin(cards, and(eq(cards.workspaceId, facts.workspaceId), eq(cards.factId, facts.id)))
      .where(
        and(
          ...[inArray(facts.workspaceId, [...workspaceIds]), inArray(facts.passageId, ids)],
          ...[isNull(cards.retiredAt), isNull(facts.retiredAt)],
        ),
      )
    for (const row of rows) {
      found.push({ ...row, factId: row.factId as FactId, cardId: row.cardId as CardId }) // edge
    }
  }
  return found
}

const MOST_GIVEN = 500

export type GivenRow = { readonly cardId: CardId; readonly given: string }

/** The learner's last wrong answers that were typed in rehearsals and not taken back. */
export const wrongAnswersGiven = async ({ db, t }: Store, learnerId: LearnerId): Promise<readonly GivenRow[]> => {
  const { rehearsalAnswers: a } = t
  const taken = await db
    .select({ voids: a.given })
    .from(a)
    .where(and(eq(a.learnerId, learnerId), eq(a.verdict, 'void')))
  const gone = new Set(taken.map(({ voids }) => voids))
  const rows = await db
    .select({ id: a.id, cardId: a.cardId, given: a.given })
    .from(a)
    .where(and(eq(a.learnerId, learnerId), eq(a.verdict, 'wrong'), eq(a.format, 'typed')))
    .orderBy(desc(a.at))
    .limit(MOST_GIVEN)
  return rows.flatMap(
    ({ id, cardId, given }) => (given && !gone.has(id) ? [{ cardId: cardId as CardId, given }] : []), // edge
  )
}

export type SideRow = Pick<CostRow, 'cardId' | 'form' | 'deletion' | 'front' | 'back'>

/** Cards not retired of some ids, or whose answer is one of some texts in lower case; cloze answers are not looked through. */
export const cardsByAnswer = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  ids: readonly string[],
  answers: readonly string[],
): Promise<readonly SideRow[]> => {
  const { cards: c } = t
  if (ids.length === 0 && answers.length === 0) return []
  const columns = { cardId: c.id, form: c.form, deletion: c.deletion, front: c.front, back: c.back }
  const inLibrary = and(inArray(c.workspaceId, [...workspaceIds]), isNull(c.retiredAt))
  const named =
    ids.length === 0
      ? []
      : await db
          .select(columns)
          .from(c)
          .where(and(inLibrary, inArray(c.id, [...ids])))
  const alike =
    answers.length === 0
      ? []
      : await db
          .select(columns)
          .from(c)
          .where(and(inLibrary, inArray(sql`lower(${c.back})`, [...answers])))
  return [...named, ...alike].map((row) => ({ ...row, cardId: row.cardId as CardId })) // edge
}
