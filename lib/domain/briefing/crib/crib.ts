import type { DateStyle } from '../../format/date-style'
import type { FactId, Instant } from '../../ids'
import type { FactKind, SourceArticle, Weight } from '../../library'

/** A fact of a briefing with all that a crib says of it. */
export type CribFact = {
  readonly factId: FactId
  /** The fact's weight in this briefing. */
  readonly weight: Weight
  readonly kind: FactKind
  readonly statement: string
  /** What its cards ask for. */
  readonly answers: readonly string[]
  /** Where it stands in the library's order: what one article says stays together. */
  readonly position: number
  readonly source: SourceArticle
  /** Other articles that state or support it, each once. */
  readonly also: readonly SourceArticle[]
  readonly asOf: string | null
  readonly topics: readonly string[]
  /** Recall predicted for the briefing if nothing more is studied, 0 to 1: the mean of its cards, 0 where never studied. */
  readonly recall: number
  /** Its cards are all suspended, so that nothing is predicted of it. */
  readonly isSuspended?: boolean
  /** The review-by that has passed, EDTF; null where the fact is fresh. */
  readonly staleSince: string | null
  /** A newer text of the source no longer has the passage. */
  readonly isPassageGone: boolean
  /** How other facts of the library differ, where nobody has decided which holds, and what articles say against it. */
  readonly differences: readonly string[]
  /** What is newer: facts that have its value of a later time, and what articles say has become of it. */
  readonly newer: readonly string[]
}

/** What a crib is made from. */
export type CribInput = {
  readonly title: string
  readonly at: Instant
  readonly timeZone: string
  readonly dates: DateStyle
  readonly place: string | null
  readonly audience: string | null
  /** What was published on this day or later is news, `YYYY-MM-DD`. */
  readonly newsSince: string
  readonly facts: readonly CribFact[]
}

/** A run of a statement; what must be right when it is said stands out. */
export type CribRun = { readonly text: string; readonly isBold: boolean }

/** A source in the list at the foot; facts refer to it by its number. */
export type CribSource = {
  readonly number: number
  readonly words: string
  readonly url: string | null
  readonly articleKey: string
}

/** A fact as it stands on the page. */
export type CribEntry = {
  readonly factId: FactId
  readonly isMust: boolean
  /** Among the facts that are least likely to be recalled on the day. */
  readonly isWeak: boolean
  readonly runs: readonly CribRun[]
  /** When it held, where neither the statement nor the date of its source says so: “as of March 2021”. */
  readonly asOf: string | null
  /** The main source first. */
  readonly sources: readonly CribSource[]
  /** Why it is to be said with care, each with its sign: † to be checked, ‡ sources differ. */
  readonly cautions: readonly { readonly sign: '†' | '‡'; readonly words: string }[]
}

export type CribGroup = {
  readonly heading: string
  readonly entries: readonly CribEntry[]
}

export type Crib = {
  readonly title: string
  /** “Saturday 5 December 2026, 14:30”, where the briefing takes place. */
  readonly when: string
  readonly place: string | null
  readonly audience: string | null
  readonly groups: readonly CribGroup[]
  /** Each source once, in the order in which the facts name them. */
  readonly sources: readonly CribSource[]
  readonly counts: {
    readonly facts: number
    readonly shown: number
    readonly mustKnows: number
    /** Shown, but never studied. */
    readonly unstudied: number
    /** Shown, but not asked in any session. */
    readonly suspended: number
    /** Left out because only the first facts were asked for; must-knows never are. */
    readonly leftOut: Readonly<Record<Exclude<Weight, 'must'>, number>>
  }
  /** Facts with a lower predicted recall than this are marked as weak, 0 to 1; null where none is. */
  readonly weakBelow: number | null
  /** Every source is our own notes on an article. */
  readonly isNotesOnly: boolean
}
