import { decimalPercent } from '@/lib/domain/format/percent'
import type { FactKind } from '@/lib/domain/library'
import type { AnswerKind, Maturity } from '@/lib/domain/retention/answer-kind'
import { MATURE_DAYS } from '@/lib/domain/retention/day-tally'
import type { RetentionScope } from '@/lib/domain/retention/filter'
import type { Period } from '@/lib/domain/retention/true-retention'
import type { Format, Mode } from '@/lib/domain/scheduling/log'

export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  today: 'Today',
  week: 'Last 7 days',
  month: 'Last 30 days',
  year: 'Last 365 days',
  all: 'All time',
}

export const CARDS_WORDS: Readonly<Record<Maturity, string>> = {
  young: `Young, under ${MATURE_DAYS} days`,
  mature: `Mature, ${MATURE_DAYS} days or more`,
}

export const ANSWERS_WORDS: Readonly<Record<AnswerKind, string>> = {
  learning: 'Learning',
  review: 'Reviews',
  rehearsal: 'Rehearsals',
  cram: 'Cramming',
}

export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  study: 'Scheduled study',
  ahead: 'Study ahead of schedule',
  rehearsal: 'Rehearsal for a briefing',
  cram: 'Cramming outside the schedule',
}

export const FORMAT_WORDS: Readonly<Record<Format, string>> = {
  flash: 'Question and answer',
  typed: 'Typed answer',
  spoken: 'Spoken answer',
  choice: 'Multiple choice',
  matching: 'Matching',
  'true-false': 'True or false',
}

export const KINDS_WORDS: Readonly<Record<FactKind, string>> = {
  figure: 'Figures',
  date: 'Dates',
  event: 'Events',
  person: 'People',
  organisation: 'Organisations',
  place: 'Places',
  position: 'Positions',
  quote: 'Quotes',
  claim: 'Claims',
}

/** The part of the library that a scope names, to stand after “of”; null for all of it. */
export const partWords = (scope: RetentionScope, titleOf: (key: string) => string): string | null => {
  switch (scope.kind) {
    case 'all':
      return null
    case 'article':
      return `the article “${titleOf(scope.name)}”`
    case 'deck':
      return `the deck ${scope.name}`
    case 'topic':
      return `the topic ${scope.name}`
    case 'person':
      return `facts about ${scope.name}`
    case 'place':
      return `the place ${scope.name}`
  }
}

/** A share with a decimal, for files and small tables. */
export const shareWithDecimal = (share: number | null): string => (share === null ? 'none' : decimalPercent(share))
