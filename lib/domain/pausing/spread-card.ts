import type { CardId, StudyDay } from '../ids'

/** A card in review that is due, or comes due, in the days that are spread. */
export type SpreadCard = {
  readonly cardId: CardId
  /** The day on which it is due, or comes back from being buried. */
  readonly dueDay: StudyDay
  /** The last day on which it may be put, for the sake of a briefing; null for any. */
  readonly latestDay: StudyDay | null
  /** What part of its fact it is, 0 to 1. */
  readonly share: number
  /** The recall predicted for a study day if it is not answered before, 0 to 1; falls from day to day. */
  readonly recallOn: (day: StudyDay) => number
}

/** Where a card may go: the places of the first and the last day among the days. */
export type SpreadPlace = { readonly card: SpreadCard; readonly first: number; readonly last: number }
