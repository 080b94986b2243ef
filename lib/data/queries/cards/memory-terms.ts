import { eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Instant, StudyDay } from '../../../domain/ids'
import type { RecallCurve } from '../../../domain/scheduling/fsrs'
import type { Rating } from '../../../domain/scheduling/memory'
import type { CardCondition, CardTerm, Comparison } from '../../../domain/search/cards/card-search'
import { DAY_MS } from '../../../domain/time/units'
import type { Store } from '../../engine/engine'
import { elapsedOverStability } from '../study/memories'
import type { AskedCards, SearchMoment } from './asked-cards'

/** Later than every study day. */
const NEVER = 10_000_000

/*
 * Every condition here holds or fails without a memory too: no row of `memories` is a card never studied. Told through
 * coalesce, SQLite reads the cards in order and looks up memories, and not the other way round.
 */

const isSuspended = ({ t: { memories: m } }: Store): SQL => sql`coalesce(${m.suspended}, false)`
const isBuried = ({ t: { memories: m } }: Store, { day }: SearchMoment): SQL =>
  sql`coalesce(${m.buriedUntilDay}, ${day}) > ${day}`

/** Due on a study day or before, and not suspended. */
export const isDueBy = (store: Store, day: number): SQL =>
  sql`(coalesce(${store.t.memories.dueDay}, ${NEVER}) <= ${day} and not ${isSuspended(store)})`

/** What `is:` asks of a memory; retired is a matter of the card. */
export const memoryCondition = (
  store: Store,
  moment: SearchMoment,
  condition: Exclude<CardCondition, 'retired'>,
): SQL => {
  const { memories: m } = store.t
  switch (condition) {
    case 'new':
      return sql`coalesce(${m.state}, 'new') = 'new'`
    case 'learn':
      return sql`coalesce(${m.state}, 'new') in ('learning', 'relearning')`
    case 'review':
      return sql`coalesce(${m.state}, 'new') in ('review', 'relearning')`
    case 'due':
      return sql`(${isDueBy(store, moment.day)} and not ${isBuried(store, moment)})`
    case 'suspended':
      return isSuspended(store)
    case 'buried':
      return isBuried(store, moment)
    case 'leech':
      return sql`coalesce(${m.leech}, false)`
    case 'marked':
      return sql`coalesce(${m.marked}, false)`
  }
}

export const hasFlag = ({ t: { memories: m } }: Store, flag: number): SQL => sql`coalesce(${m.flag}, 0) = ${flag}`

const compared = (value: SQL, comparison: Comparison, other: number): SQL =>
  sql`${value} ${sql.raw(comparison === '!=' ? '<>' : comparison)} ${other}`

/** Values with decimals are equal if they are shown alike: stability and difficulty to one place. */
const ALIKE = 0.05
/** Recall is shown in whole per cent. */
const ALIKE_RECALL = 0.005

type Bounds = (comparison: '<' | '>=' | '<=' | '>', bound: number) => SQL

/** A comparison of a value with decimals, made of bounds. */
const decimals = (bounds: Bounds, comparison: Comparison, value: number, alike: number): SQL => {
  switch (comparison) {
    case '=':
      return sql`(${bounds('>=', value - alike)} and ${bounds('<', value + alike)})`
    case '!=':
      return sql`(${bounds('<', value - alike)} or ${bounds('>=', value + alike)})`
    default:
      return bounds(comparison, value)
  }
}

const TURNED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/**
 * A bound of the predicted recall. Recall falls as elapsed time over stability grows, so the bound is turned into one of
 * that ratio: SQL needs no power.
 */
const recallBounds =
  ({ t }: Store, now: Instant, { decay, factor }: RecallCurve): Bounds =>
  (comparison, bound) => {
    if (bound <= 0) return sql.raw(comparison === '<' || comparison === '<=' ? '1 = 0' : '1 = 1')
    if (bound > 1 || (bound === 1 && comparison === '<='))
      return sql.raw(comparison === '<' || comparison === '<=' ? '1 = 1' : '1 = 0')
    const ratio = (bound ** (1 / decay) - 1) / factor
    return sql`${elapsedOverStability(t, now)} ${sql.raw(TURNED[comparison])} ${ratio * DAY_MS}`
  }

/** What `prop:` asks. Stability, difficulty, recall and the due day are of studied cards only. */
export const propertyCondition = (
  store: Store,
  moment: SearchMoment,
  { property, comparison, value }: Extract<CardTerm, { kind: 'property' }>,
): SQL => {
  const { memories: m } = store.t
  const isStudied = sql`${m.stability} is not null`
  const boundsOf =
    (column: SQL): Bounds =>
    (sign, bound) =>
      compared(column, sign, bound)
  switch (property) {
    case 's':
      return sql`(${isStudied} and ${decimals(boundsOf(sql`${m.stability}`), comparison, value, ALIKE)})`
    case 'd':
      return sql`(${isStudied} and ${decimals(boundsOf(sql`${m.difficulty}`), comparison, value, ALIKE)})`
    case 'r':
      return sql`(${isStudied} and ${m.lastReviewAt} is not null
        and ${decimals(recallBounds(store, moment.now, moment.curve), comparison, value, ALIKE_RECALL)})`
    case 'ivl':
      return compared(sql`coalesce(${m.intervalDays}, 0)`, comparison, value)
    case 'reps':
      return compared(sql`coalesce(${m.reps}, 0)`, comparison, value)
    case 'lapses':
      return compared(sql`coalesce(${m.lapses}, 0)`, comparison, value)
    case 'due':
      return sql`(${m.dueDay} is not null and not ${isSuspended(store)} and not ${isBuried(store, moment)}
        and ${compared(sql`${m.dueDay}`, comparison, value + moment.day)})`
  }
}

/**
 * A condition of few cards, in the words of the index that has them, which SQLite and PostgreSQL only use so; null for
 * any other term. It is given beside the term’s own.
 */
export const rareCondition = ({ t: { memories: m } }: Store, term: CardTerm): SQL | null => {
  if (term.kind === 'flag') return term.flag > 0 ? sql`${m.flag} > 0` : null
  if (term.kind !== 'condition') return null
  switch (term.condition) {
    case 'learn':
      return sql`${m.state} in ('learning', 'relearning')`
    case 'suspended':
      return sql`${m.suspended}`
    case 'buried':
      return sql`${m.buriedUntilDay} is not null`
    case 'leech':
      return sql`${m.leech}`
    case 'marked':
      return sql`${m.marked}`
    default:
      return null
  }
}

const reviewsAs = ({ t: { reviews } }: Store, name: string) => {
  const r = alias(reviews, name)
  return { r, from: sql`${reviews} ${sql.identifier(name)}` }
}
type Aliased = ReturnType<typeof reviewsAs>['r']

/** That an entry is an answer of this learner, and was not taken back. */
const isAnswer = (store: Store, { learnerId }: AskedCards, r: Aliased, name: string): SQL => {
  const { r: v, from } = reviewsAs(store, `${name}_void`)
  // What a void takes back is stored as JSON: an id in quotes.
  const id = store.dialect === 'sqlite' ? sql`'"' || ${r.id} || '"'` : sql`to_jsonb(${r.id})`
  return sql`${eq(r.learnerId, learnerId)} and ${r.kind} = 'review' and not exists (select 1 from ${from}
    where ${eq(v.learnerId, learnerId)} and ${v.cardId} = ${r.cardId} and ${v.kind} = 'void' and ${v.value} = ${id})`
}

/** Cards answered on a study day or since, with a grade or any. */
export const answeredSince = (
  store: Store,
  asked: AskedCards,
  day: StudyDay,
  rating: Rating | null,
  cardId: SQL,
): SQL => {
  const { r, from } = reviewsAs(store, 'answer')
  const withGrade = rating === null ? sql`` : sql`and ${r.rating} = ${rating}`
  return sql`${cardId} in (select ${r.cardId} from ${from}
    where ${r.day} >= ${day} ${withGrade} and ${isAnswer(store, asked, r, 'answer')})`
}

/** Cards answered for the first time on a study day or since. */
export const introducedSince = (store: Store, asked: AskedCards, day: StudyDay, cardId: SQL): SQL => {
  const { r, from } = reviewsAs(store, 'answer')
  const { r: e, from: fromEarlier } = reviewsAs(store, 'earlier')
  return sql`${cardId} in (select ${r.cardId} from ${from}
    where ${r.day} >= ${day} and ${isAnswer(store, asked, r, 'answer')} and not exists (select 1 from ${fromEarlier}
      where ${e.cardId} = ${r.cardId} and ${e.day} < ${day} and ${isAnswer(store, asked, e, 'earlier')}))`
}
