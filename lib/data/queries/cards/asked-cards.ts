import type { Instant, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { RecallCurve } from '../../../domain/scheduling/fsrs'
import type { CardSearch, CardTerm } from '../../../domain/search/cards/card-search'
import type { StudyCalendar } from '../../../domain/time/study-day'

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
 * What terms stand for that no column holds as it is asked for: ids of decks, cards, facts and briefings, keys of
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
