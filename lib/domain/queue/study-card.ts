import type { CardChange } from '../comparison/change'
import type { ArticleId, CardId, FactId, Instant, SettingsId, StudyDay } from '../ids'
import type { ArticleOrigin, CardForm, FactKind, PassageRole, Weight } from '../library'
import type { Memory } from '../scheduling/memory'
import type { QueueSettings, SchedulingSettings } from '../scheduling/settings'
import type { StudyPace } from './pace'
import type { NotSoonAfter } from './spacing'

/** A passage of a fact beside its main one, with its paragraph and its source. */
export type AlsoPassage = {
  readonly role: PassageRole
  readonly note: string | null
  readonly articleKey: string
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  readonly published: string | null
  readonly origin: ArticleOrigin
  readonly before: string
  readonly exact: string
  readonly after: string
}

/** A fact that the card's answer has to be seen together with. */
export type LinkedFact = {
  readonly kind: 'contradicts' | 'updated-by'
  readonly statement: string
  /** Of its article. */
  readonly title: string
  readonly note: string
}

/** Everything that a session needs of one card: question, answer, source and memory. Plain data, sent to the browser. */
export type StudyCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly form: CardForm
  readonly deletion: number
  readonly front: string
  readonly back: string
  readonly hint: string | null
  /** Shown below the answer; left out where nothing is. */
  readonly extra?: string
  readonly aliases: readonly string[]
  readonly position: number
  /** The other cards of the fact that are not retired, in this session or not. */
  readonly siblings: readonly CardId[]
  readonly fact: {
    readonly kind: FactKind
    readonly weight: Weight
    readonly statement: string
    readonly asOf: string | null
    readonly reviewBy: string | null
    readonly speaker: string | null
    readonly hedge: string | null
  }
  readonly source: {
    readonly articleId: ArticleId
    readonly articleKey: string
    readonly origin: ArticleOrigin
    readonly title: string
    /** Stands above the card in place of a title that does not fit there. */
    readonly shortTitle?: string | null
    readonly authors: readonly string[]
    readonly outlet: string | null
    readonly published: string | null
    /** The paragraph around the passage; `exact` is what is highlighted. */
    readonly before: string
    readonly exact: string
    readonly after: string
  }
  /** Other passages of the fact, mostly of other articles. */
  readonly also: readonly AlsoPassage[]
  /** Other facts of the library that say otherwise, or that are newer. */
  readonly links: readonly LinkedFact[]
  /** What became of it: its answer or statement was changed. Absent or null where nothing was. */
  readonly change?: CardChange | null
  readonly memory: Memory | null
  /** The study days on which other cards of the fact are due; left out where none are. */
  readonly siblingDays?: readonly StudyDay[]
  /** The main deck of its fact; left out where there is none, or where it is called like the article. */
  readonly deck?: string
  /** Which of the session's `deckSettings` are its settings; the session's own without. */
  readonly settings?: number
}

/** Settings that cards of a session have, and the version that their answers name. */
export type SessionSettings = { readonly settingsId: SettingsId; readonly scheduling: SchedulingSettings }

/** What is special about a session, as sentences; null where nothing is. */
export type SessionNotes = {
  /** At the start: how far it goes past the day's limits, what is left out, or that it changes nothing. */
  readonly start: string | null
  /** Over a card that is not due yet: how many such cards there are, and what an answer does. */
  readonly early: string | null
  /** Which of the chosen cards are not asked, and why; part of `start`. */
  readonly leftOut: string | null
}

/** A rehearsal in a session. `usedMs` is how long its answers took before the session was loaded. */
export type RehearsalOfSession = {
  readonly id: string
  readonly briefingId: string
  readonly minutes: number
  readonly usedMs: number
}

/** One session as it is handed to the browser, the terminal or another program. */
export type StudySession = {
  readonly now: Instant
  readonly day: StudyDay
  /** The first instant of the next study day. */
  readonly dayEndsAt: Instant
  readonly settingsId: SettingsId
  readonly scheduling: SchedulingSettings
  /** Settings of cards whose deck has a desired retention of its own; left out where none has. */
  readonly deckSettings?: readonly SessionSettings[]
  readonly queueSettings: QueueSettings
  /** A cram session: every card is asked until it is recalled, and no answer changes a memory or when a card is due. */
  readonly isCram: boolean
  /** The rehearsal that is asked: every card until it is recalled or the minutes are used. Its answers count. */
  readonly rehearsal?: RehearsalOfSession
  /** Intraday (re)learning cards, by due instant. */
  readonly learning: readonly StudyCard[]
  /** The main queue in order: interday learning, reviews and new cards. */
  readonly main: readonly StudyCard[]
  /** Which of these cards should not come soon after which others, as pairs: the main queue keeps to it already. */
  readonly conflicts?: readonly NotSoonAfter[]
  /** The cards answered last today, the latest first: what they showed is not asked soon. */
  readonly recent?: readonly CardId[]
  /** The card to ask first: what was done with it was undone last. */
  readonly upFirst?: CardId
  readonly counts: { readonly new: number; readonly learning: number; readonly due: number }
  /** Whether the day's limit, and not the library, ended the queue. */
  readonly limitReached: { readonly new: boolean; readonly reviews: boolean }
  /** How many of these cards are more than the day's limits: a session that somebody chose is not ended by them. */
  readonly beyondLimits: { readonly new: number; readonly reviews: number }
  readonly notes: SessionNotes
  /** For every estimate of time: see `minutesOf`. */
  readonly pace: StudyPace
  /** Reviews already due on each of the next 90 study days, index 0 = tomorrow: what load balancing evens out. */
  readonly load: readonly number[]
}

/** The settings under which a card of a session is answered. */
export const settingsOfCard = (
  { settingsId, scheduling, deckSettings }: Pick<StudySession, 'settingsId' | 'scheduling' | 'deckSettings'>,
  card: Pick<StudyCard, 'settings'> | undefined,
): SessionSettings => deckSettings?.[card?.settings ?? -1] ?? { settingsId, scheduling }
