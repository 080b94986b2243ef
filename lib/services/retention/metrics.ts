import type { CardId, FactId, PassageId, StudyDay } from '../../domain/ids'
import type { FactKind, TagKind } from '../../domain/library'
import type { AnswerKind, Maturity } from '../../domain/retention/answer-kind'
import type { CalibrationBin, Scores } from '../../domain/retention/calibration'
import type { Expected, HistogramBar } from '../../domain/retention/expected-recall'
import type { RetentionFilter } from '../../domain/retention/filter'
import type { Forecast } from '../../domain/retention/forecast'
import type { SourceRow } from '../../domain/retention/sources'
import type { TrendWeek } from '../../domain/retention/trend'
import type { Retained, RetentionRow } from '../../domain/retention/true-retention'
import type { Year } from '../../domain/retention/year'
import type { Format, Mode } from '../../domain/scheduling/log'

export type { HistogramBar, SourceRow, TrendWeek }

/** `loadTrueRetention(model)`: what was measured. */
export type TrueRetentionMetrics = {
  readonly filter: RetentionFilter
  readonly day: StudyDay
  readonly desiredRetention: number
  /** One row for each period. With a scope: of the scope's cards alone. */
  readonly rows: readonly RetentionRow[]
  /** Weeks, earliest first, up to the one of today; `band` is over the 30 days that end with the week. */
  readonly trend: readonly TrendWeek[]
  /** Answers of the period; null where those that are asked for are too many to be told apart. */
  readonly answers: number | null
  /** Answers of the period by what they were: `known` are those not graded Again, `tested` the tests of memory. */
  readonly byAnswers: readonly {
    readonly kind: AnswerKind
    readonly answers: number
    readonly minutes: number
    readonly known: Retained
    readonly tested: Retained
  }[]
  /** Answers of the period by mode, cramming and rehearsals apart. */
  readonly byMode: readonly { readonly mode: Mode; readonly answers: number; readonly minutes: number }[]
  /** Tests of memory in the filter's period by format. */
  readonly byFormat: readonly (Retained & { readonly format: Format })[]
  readonly headline: string
}
/** `loadCalibration(model)`: stored predictions against what came of them. */
export type CalibrationMetrics = {
  readonly filter: RetentionFilter
  /** null below 200 scored reviews: then `headline` says how many there are and how many it takes. */
  readonly bins: readonly CalibrationBin[] | null
  readonly all: Scores
  /** Those of the filter's period; null where it is all time, or where months are not told apart. */
  readonly ofPeriod: Scores | null
  readonly months: readonly (Scores & { readonly firstDay: StudyDay })[]
  readonly byFormat: readonly (Scores & { readonly format: Format })[]
  readonly byKind: readonly (Scores & { readonly factKind: FactKind })[]
  readonly byMaturity: readonly (Scores & { readonly maturity: Maturity })[]
  readonly byAnswers: readonly (Scores & { readonly kind: AnswerKind })[]
  /** Articles with a scored review, over all time, those with most first; only where nothing is filtered but the period. */
  readonly byArticle: readonly (Scores & { readonly articleKey: string | null; readonly title: string })[]
  readonly byVersion: readonly (Scores & { readonly settingsId: string; readonly firstUsedDay: StudyDay | null })[]
  /** Reviews after a day or more that have no stored prediction: imported, or answered before there were any. */
  readonly withoutPrediction: number
  readonly headline: string
}

/** `loadExpectedRecall(model)`: what the memories hold now. The period says nothing here. */
export type ExpectedRecallMetrics = {
  readonly filter: RetentionFilter
  readonly facts: Expected
  readonly factsInLibrary: number
  readonly cardsStudied: number
  readonly cardsInLibrary: number
  /** Σ predicted recall over the cards studied. */
  readonly cardsRecalled: number
  /** How the cards are spread: these three are of young or mature cards alone where the filter says so. */
  readonly stabilityDays: readonly HistogramBar[]
  readonly difficulty: readonly HistogramBar[]
  readonly recall: readonly HistogramBar[]
  /** What a week without study costs. */
  readonly missedWeek: { readonly facts: number; readonly dueCards: number; readonly minutes: number }
  readonly headline: string
  readonly missedWeekHeadline: string
}

/** `loadRecallHistory(model)`: facts and cards known at the end of each study day, today's as of now. */
export type RecallHistory = {
  readonly days: readonly { readonly day: StudyDay; readonly cards: number }[]
  /** Cards more (or fewer) known now than without this week's reviews; null where there were none. */
  readonly earnedThisWeek: { readonly cards: number; readonly reviewed: number } | null
  /** Whether earlier weeks are still being worked out from the log. */
  readonly isFilling: boolean
  readonly headline: string
}

/** `loadForecast(model, 30 | 90)`: due cards of the next 30 or 90 days. */
export type ForecastMetrics = {
  readonly filter: RetentionFilter
  readonly day: StudyDay
  readonly forecast: Forecast
  readonly headline: string
}

/** `loadEffort(model)`: when and how long. */
export type EffortMetrics = {
  readonly filter: RetentionFilter
  /** Whether any card was ever answered, whatever the filter. */
  readonly hasStudied: boolean
  readonly year: Year
  readonly yearHeadline: string
  /** Minutes of each day with answers in the period (`all`: the last 365 days), by the state the card was in. */
  readonly days: readonly {
    readonly day: StudyDay
    readonly new: number
    readonly learning: number
    readonly young: number
    readonly mature: number
  }[]
  readonly timeHeadline: string
  /** 24 local hours of all time; those without answers too. */
  readonly hours: readonly { readonly hour: number; readonly answers: number; readonly tested: Retained }[]
  readonly hoursHeadline: string
}

/** `loadSources(model, by)`: one row an article, topic, person, place or deck. */
export type SourceBy = 'article' | 'deck' | TagKind
export type SourceMetrics = {
  readonly by: SourceBy
  readonly rows: readonly SourceRow[]
  readonly nextBriefing: { readonly id: string; readonly name: string; readonly at: number } | null
  readonly headline: string
}

/** `loadProblemCards(model)`: what costs more than it brings. */
export type CostlyCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly articleKey: string
  readonly question: string
  readonly answers: number
  readonly lapses: number
  readonly minutes: number
  readonly leech: boolean
  readonly suspended: boolean
}
export type ConfusedCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly articleKey: string
  readonly question: string
  readonly answer: string
}
/** `asked` was answered with the answer of `given` as often as `times` says, and the other way round `back` times. */
export type InterferingPair = {
  readonly asked: ConfusedCard
  readonly given: ConfusedCard
  readonly times: number
  readonly back: number
}
export type FadingPassage = {
  readonly passageId: PassageId
  readonly articleKey: string
  readonly articleTitle: string
  readonly exact: string
  readonly cards: number
  /** Cards of the passage that lapsed within the last 30 days, and since it was last read again. */
  readonly lapsed: number
  readonly factIds: readonly FactId[]
  /** The study day on which it was last read again; null where it was not within the last 30 days. */
  readonly readAgainDay: StudyDay | null
}
/** A passage that was read again within the last 30 days, and whose cards did not lapse together since. */
export type ReadAgain = Omit<FadingPassage, 'readAgainDay'> & {
  readonly rereadingId: string
  readonly readAgainDay: StudyDay
}
export type ProblemCardMetrics = {
  readonly filter: RetentionFilter
  readonly costliest: readonly CostlyCard[]
  readonly leeches: readonly CostlyCard[]
  readonly interferingPairs: readonly InterferingPair[]
  readonly fading: readonly FadingPassage[]
  /** Latest first. */
  readonly readAgain: readonly ReadAgain[]
  readonly costliestHeadline: string
  readonly interferingPairsHeadline: string
  readonly fadingHeadline: string
  readonly leechesHeadline: string
  readonly leechRule: string
}
