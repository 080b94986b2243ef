import type { CardId, Instant, ReviewId, SettingsId, StudyDay } from '../ids'
import { MINUTE_MS } from '../time/units'
import type { Rating } from './memory'

/** How the question was asked. */
export const FORMATS = ['flash', 'typed', 'spoken', 'choice', 'matching', 'true-false'] as const
export type Format = (typeof FORMATS)[number]

/** Why it was asked: `cram` leaves the schedule alone. */
export const MODES = ['study', 'ahead', 'cram', 'rehearsal'] as const
export type Mode = (typeof MODES)[number]

/** The log keeps no more than this of either side of a card: longer than this nobody thinks about it. */
const LONGEST_SIDE_MS = MINUTE_MS

/** The time on one side of a card as the log keeps it: whole milliseconds, 0 to 60,000. */
export const sideMs = (ms: number): number => Math.min(LONGEST_SIDE_MS, Math.max(0, Math.round(ms)))

/** Longer texts are not sent: they are nobody's answer. */
export const LONGEST_TYPED_ANSWER = 300

/** How sure a learner was before seeing the answer: a guess, fairly sure, sure. */
export type Confidence = 1 | 2 | 3

type Entry = {
  /** UUIDv7 made by the client. */
  readonly id: ReviewId
  readonly cardId: CardId
  /** When it happened, on the client's clock, clamped by the server. */
  readonly at: Instant
  /** The study day of `at` in the zone in force then: elapsed days are differences of these. */
  readonly day: StudyDay
  /**
   * Of an entry that restates one that was undone: the first entry of which this is a copy. It has the instant and the
   * place in the order of that entry, so that the memory is as if nothing had been undone.
   */
  readonly redoes?: ReviewId
}

export type ReviewEntry = Entry & {
  readonly kind: 'review'
  readonly rating: Rating
  readonly format: Format
  readonly mode: Mode
  /** Milliseconds before and after the answer was shown, only while visible, at most 60,000 each. */
  readonly questionMs: number
  readonly answerMs: number
  /**
   * Where inside the fuzz range the interval was put, 0 <= f < 1 (load balancing chooses it); null = seeded by
   * `cardId:reps`. Kept in the log so that a replay gives the same interval.
   */
  readonly fuzz: number | null
  readonly settingsId: SettingsId
  /**
   * What was typed where that was wrong, on its way to the server alone: the log keeps the card whose answer it was, and
   * not the text.
   */
  readonly typedAnswer?: string
  /**
   * When the card was last answered as far as this device knew, on its way to the server alone: a later answer was given
   * on another one.
   */
  readonly knownReviewAt?: Instant | null
  /** The rehearsal in which it was given and how sure the learner was, beside the log: for the results of the rehearsal. */
  readonly rehearsal?: { readonly id: string; readonly confidence: Confidence }
}

/**
 * A memory that was made in another program and whose answers are not all known: stability in days, difficulty 1 to 10,
 * the interval that was given last (days), answers and lapses counted there.
 */
export type StatedMemory = {
  readonly stability: number
  readonly difficulty: number
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
}

/** A due day with the interval that is given with it. */
export type GivenDue = { readonly dueDay: StudyDay; readonly intervalDays: number }

/** What an act sets, as the log stores it; for a void the entry that it voids. */
export type ActValue = number | boolean | string | StatedMemory | GivenDue | null

/** Changes of a memory that are not answers. Each can be undone like a review. */
export type ActEntry = Entry &
  /** `intervalDays`: the interval given with it; without, the days since the last review. */
  (
    | { readonly kind: 'set-due'; readonly dueDay: StudyDay; readonly intervalDays?: number }
    /** The due day that a card in review has under new parameters or another desired retention. */
    | ({ readonly kind: 'reschedule' } & GivenDue)
    /** `keepsCounts`: answers and lapses stay counted. */
    | { readonly kind: 'forget'; readonly keepsCounts?: true }
    /** What another program remembered after the last answer, which was given at `at`. */
    | { readonly kind: 'set-memory'; readonly memory: StatedMemory }
    | { readonly kind: 'suspend'; readonly suspended: boolean }
    | { readonly kind: 'bury'; readonly untilDay: StudyDay | null }
    | { readonly kind: 'mark'; readonly marked: boolean }
    /** The card was rewritten: its lapses so far no longer make it a leech. */
    | { readonly kind: 'clear-leech' }
    | { readonly kind: 'flag'; readonly flag: number }
    /** The place of a card among the learner's new cards; null = that of the library. */
    | { readonly kind: 'reposition'; readonly position: number | null }
  )

/** Takes back one entry. It may arrive before what it takes back. */
export type VoidEntry = Entry & { readonly kind: 'void'; readonly voids: ReviewId }

export type LogEntry = ReviewEntry | ActEntry | VoidEntry

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The order of a log: by instant, then by id. An entry that was restated keeps the place that it had first, and the
 * restatement comes right after what it restates.
 */
export const byInstant = (a: LogEntry, b: LogEntry): number =>
  a.at - b.at || before(a.redoes ?? a.id, b.redoes ?? b.id) || before(a.id, b.id)

/** The versions of settings that entries name, each once. */
export const settingsNamedIn = (entries: Iterable<LogEntry>): readonly SettingsId[] => {
  const ids = new Set<SettingsId>()
  for (const entry of entries) if ('settingsId' in entry) ids.add(entry.settingsId)
  return [...ids]
}

/** Whether undoing an entry leads to its card being asked again: it was answered, or left the session. */
export const isAskedAgain = ({ kind }: Pick<LogEntry, 'kind'>): boolean =>
  kind === 'review' || kind === 'bury' || kind === 'suspend'
