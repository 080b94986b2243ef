import { eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { StudyDay } from '../../../domain/ids'
import type { Rating } from '../../../domain/scheduling/memory'
import type { Store } from '../../engine/engine'
import type { AskedCards } from './asked-cards'

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
