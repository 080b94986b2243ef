import {
  cardsByFact,
  changedSince,
  retiredMemories,
  type StudiedRow,
  studiedRows,
} from '../../data/queries/retention/retention-scope'
import { rollupState } from '../../data/queries/retention/rollups'
import type { CardId, FactId, LearnerId } from '../../domain/ids'
import type { Maturity } from '../../domain/retention/answer-kind'
import { MATURE_DAYS } from '../../domain/retention/day-tally'
import type { StudiedColumns } from '../../domain/retention/memory-summary'
import { MINUTE_MS } from '../../domain/time/units'
import { cacheByEngine } from '../cache-by-engine'
import type { Context } from '../context'

/** A studied card and its place in the columns. */
type StudiedCard = StudiedRow & { readonly place: number }

type Columns = { readonly [Name in keyof StudiedColumns]: number[] }

/** What is studied, as it was read at one revision of the log. */
type Studied = {
  revision: number
  readonly retired: number
  readonly readAt: number
  readonly cards: Map<string, StudiedCard>
  readonly columns: Columns
  /** The fact of each card, by its place in the columns. */
  readonly factIds: FactId[]
  readonly cardsOfFact: ReadonlyMap<string, number>
  /** Facts with a card, and cards, that are in the library and not retired. */
  readonly size: { readonly facts: number; readonly cards: number }
}

/** Cards and facts that come and go in the library are seen after this long at the latest. */
const MOST_AGE_MS = 5 * MINUTE_MS
const MOST_LEARNERS = 8
const cacheOf = cacheByEngine<LearnerId, Studied>(MOST_LEARNERS)

/** Puts a card in its place in the columns, or at their end. */
const put = ({ cards, columns, factIds, cardsOfFact }: Studied, row: StudiedRow): void => {
  const place = cards.get(row.cardId)?.place ?? columns.stability.length
  columns.stability[place] = row.stability
  columns.difficulty[place] = row.difficulty
  columns.lastReviewAt[place] = row.lastReviewAt
  columns.cardsOfFact[place] = Math.max(1, cardsOfFact.get(row.factId) ?? 1)
  factIds[place] = row.factId
  cards.set(row.cardId, { ...row, place })
}

/** Takes a card out; its place in the columns stays empty. */
const take = ({ cards, columns }: Studied, cardId: CardId): void => {
  const place = cards.get(cardId)?.place
  if (place !== undefined) columns.stability[place] = 0
  cards.delete(cardId)
}

const readAll = async ({ engine, actor, now }: Context, revision: number, retired: number): Promise<Studied> => {
  const cardsOfFact = await cardsByFact(engine.read, actor.workspaceIds)
  const size = { facts: cardsOfFact.size, cards: [...cardsOfFact.values()].reduce((sum, count) => sum + count, 0) }
  const columns = { stability: [], difficulty: [], lastReviewAt: [], cardsOfFact: [] }
  const cards = new Map<string, StudiedCard>()
  const studied = { revision, retired, readAt: now, cards, columns, factIds: [], cardsOfFact, size }
  for await (const rows of studiedRows(engine.read, actor.learnerId, actor.workspaceIds)) {
    for (const row of rows) put(studied, row)
  }
  return studied
}

const isFresh = ({ readAt, retired }: Studied, now: number, retiredNow: number): boolean =>
  retired === retiredNow && now >= readAt && now - readAt < MOST_AGE_MS

/**
 * The asker's studied cards. They are read once and then brought up to date with the cards whose log changed since, so
 * that a page after an answer does not read a hundred thousand of them again.
 */
export const loadStudiedCards = async (ctx: Context) => {
  const { engine, actor, now } = ctx
  const { learnerId } = actor
  const revision = (await rollupState(engine.read, learnerId))?.revision ?? 0
  const retired = await retiredMemories(engine.read, learnerId)
  const cache = cacheOf(engine)
  let studied = cache.get(learnerId)
  if (!studied || revision === 0 || revision < studied.revision || !isFresh(studied, now, retired)) {
    studied = await readAll(ctx, revision, retired)
  } else if (revision > studied.revision) {
    for (const { cardId, now: row } of await changedSince(engine.read, learnerId, studied.revision)) {
      if (row) put(studied, row)
      else take(studied, cardId)
    }
    studied.revision = revision
  }
  cache.set(learnerId, studied)
  return studied
}

/** Has the asker's studied cards read anew the next time: after it was seen that the library is another. */
export const forgetStudied = ({ engine, actor }: Context): void => {
  cacheOf(engine).delete(actor.learnerId)
}

/** Studied cards as a picture of memories needs them; of some facts, and of young or mature cards, alone where told. */
export const columnsOf = (
  { cards, columns }: Pick<Studied, 'cards' | 'columns'>,
  factIds: ReadonlySet<FactId> | null,
  maturity: Maturity | null = null,
): StudiedColumns => {
  if (factIds === null && maturity === null) return columns
  const isMeant = ({ factId, intervalDays }: StudiedCard) =>
    (factIds === null || factIds.has(factId)) &&
    (maturity === null || intervalDays >= MATURE_DAYS === (maturity === 'mature'))
  const places = [...cards.values()].flatMap((card) => (isMeant(card) ? [card.place] : []))
  const picked = (column: readonly number[]) => places.map((place) => column[place] ?? 0)
  return {
    stability: picked(columns.stability),
    difficulty: picked(columns.difficulty),
    lastReviewAt: picked(columns.lastReviewAt),
    cardsOfFact: picked(columns.cardsOfFact),
  }
}
