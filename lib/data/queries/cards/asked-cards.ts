import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import { TAG_KINDS } from '../../../domain/library'
import type { RecallCurve } from '../../../domain/scheduling/fsrs'
import { matchesAsOf } from '../../../domain/search/cards/as-of-match'
import type { CardSearch, CardTerm, NameKey } from '../../../domain/search/cards/card-search'
import { nameMatcher } from '../../../domain/search/cards/pattern'
import type { StudyCalendar } from '../../../domain/time/study-day'
import type { Store } from '../../engine/engine'
import { tagNames } from '../tag-names'

/** When a search is made, and in whose calendar and under whose weights. */
export type SearchMoment = {
  readonly now: Instant
  /** The study day now: until which a buried card is buried. */
  readonly day: StudyDay
  readonly calendar: StudyCalendar
  /** The learner's forgetting curve. */
  readonly curve: RecallCurve
}

/**
 * What terms stand for that no column holds as it is asked for: ids of decks, facts and briefings, keys of
 * articles, names of tags, as-of dates. By the term itself.
 */
export type TermMeanings = ReadonlyMap<CardTerm, readonly string[]>

/** Cards that are looked for, by whom and when. */
export type AskedCards = SearchMoment & {
  readonly learnerId: LearnerId
  readonly workspaceIds: readonly WorkspaceId[]
  readonly search: CardSearch
  readonly meanings: TermMeanings
  /** Terms whose words are in so many cards that each card is better looked up than each place of the words. */
  readonly frequent: ReadonlySet<CardTerm>
}

/** Whose library a search is about. */
type Whose = { readonly learnerId: LearnerId; readonly workspaceIds: readonly WorkspaceId[] }

/** Things with the names that they go by. */
const namedThings = async (store: Store, { learnerId, workspaceIds }: Whose, of: NameKey) => {
  const { db, t } = store
  const { decks: d, articles: a, briefings: b } = t
  const own = [...workspaceIds]
  switch (of) {
    case 'deck': {
      const rows = await db.select({ id: d.id, name: d.name }).from(d).where(inArray(d.workspaceId, own))
      return rows.map(({ id, name }) => ({ value: id, names: [name] }))
    }
    case 'article': {
      const rows = await db.select({ key: a.key, title: a.title }).from(a).where(inArray(a.workspaceId, own))
      return rows.map(({ key, title }) => ({ value: key, names: [key, title] }))
    }
    case 'briefing': {
      const rows = await db
        .select({ id: b.id, title: b.title })
        .from(b)
        .where(and(eq(b.learnerId, learnerId), isNull(b.retiredAt)))
      return rows.map(({ id, title }) => ({ value: id, names: [id, title] }))
    }
    default: {
      const kinds = of === 'about' ? TAG_KINDS : [of]
      const named = await Promise.all(kinds.map((kind) => tagNames(store, workspaceIds, kind)))
      return [...new Set(named.flat())].map((name) => ({ value: name, names: [name] }))
    }
  }
}

const asOfDates = async ({ db, t: { facts: f } }: Store, { workspaceIds }: Whose): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ asOf: f.asOf })
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), isNotNull(f.asOf)))
  return rows.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]))
}

/** What a term stands for (`TermMeanings`); null if columns hold what it asks. */
export const meaningOf = async (store: Store, whose: Whose, term: CardTerm): Promise<readonly string[] | null> => {
  switch (term.kind) {
    case 'name': {
      // A briefing that was removed is none.
      if (term.match.kind === 'none')
        return term.of === 'briefing' ? (await namedThings(store, whose, term.of)).map(({ value }) => value) : null
      const matches = nameMatcher(term.match)
      const things = await namedThings(store, whose, term.of)
      return things.filter(({ names }) => names.some(matches)).map(({ value }) => value)
    }
    case 'as-of': {
      const { match } = term
      return (await asOfDates(store, whose)).filter((asOf) => matchesAsOf(asOf, match))
    }
    default:
      return null
  }
}
