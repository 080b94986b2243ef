import type { Instant, StudyDay } from '../../domain/ids'
import type { FsrsModel, FsrsState } from '../../domain/scheduling/fsrs'
import { isLeech } from '../../domain/scheduling/leech'
import { type Mode, type StatedMemory, sideMs } from '../../domain/scheduling/log'
import type { Rating } from '../../domain/scheduling/memory'
import type { StudyCalendar } from '../../domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '../../domain/time/units'
import type { AnkiCard, AnkiPackage, AnkiReview } from './anki-package'
import type { StagedNote } from './staged-note'

/** An entry of the log as a package gives it. `key` is unique for the card, and the same in every copy of the package. */
export type ImportedEntry = { readonly key: string; readonly at: Instant } & (
  | { readonly kind: 'review'; readonly rating: Rating; readonly mode: Mode; readonly answerMs: number }
  | { readonly kind: 'set-due'; readonly dueDay: StudyDay }
  | { readonly kind: 'set-memory'; readonly memory: StatedMemory }
  | { readonly kind: 'forget' }
  | { readonly kind: 'suspend'; readonly suspended: boolean }
  | { readonly kind: 'mark'; readonly marked: boolean }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'clear-leech' }
)

export type HistoryRules = {
  /** The study day from which the package counts due days. */
  readonly firstDay: StudyDay
  /** The learner's: by it an instant has its study day. */
  readonly calendar: StudyCalendar
  /** For memories of which the package has only an interval, perhaps with an ease. */
  readonly model: Pick<FsrsModel, 'fromEase'>
  /** The recall of old answers that are missing, 0 to 1: Anki's historical retention. */
  readonly retention: number
  readonly now: Instant
}

/** The study day from which a package counts due days. */
export const firstDueDayOf = (
  { createdAt, minutesWest }: Pick<AnkiPackage, 'createdAt' | 'minutesWest'>,
  calendar: StudyCalendar,
): StudyDay =>
  minutesWest === null ? calendar.dayOf(createdAt) : Math.floor((createdAt - minutesWest * MINUTE_MS) / DAY_MS)

/** Anki's ease of a card whose ease is not known. */
const EASE = 2.5
/** Days. Anki stores less, and FSRS reckons with no less. */
const LEAST_STABILITY = 0.001
/** An ease up to this is a difficulty: Anki writes 1 to 10 as 100 to 1100 once FSRS is on. */
const HIGHEST_DIFFICULTY = 1_100

const isAnswer = ({ rating }: AnkiReview): boolean => rating !== 0
/** Studied in a filtered deck that changes no schedule. */
const isCram = ({ kind, ease, rating }: AnkiReview): boolean => kind === 'filtered' && ease === 0 && rating !== 0

/** The interval that a review gave, in days; 0 for one within a day. */
const daysOf = ({ interval }: AnkiReview): number =>
  interval >= 0 ? interval : Math.floor((-interval * 1000) / DAY_MS)

const modeOf = (review: AnkiReview): Mode => (isCram(review) ? 'cram' : review.kind === 'filtered' ? 'ahead' : 'study')

/** What was remembered after a review, from the interval and the ease that it gave: as Anki does where earlier ones are missing. */
const stateAfter = (review: AnkiReview, { model, retention }: HistoryRules): FsrsState => {
  const intervalDays = Math.max(1, daysOf(review))
  const { ease } = review
  if (ease === 0 || ease > HIGHEST_DIFFICULTY)
    return model.fromEase(ease === 0 ? EASE : ease / 1000, intervalDays, retention)
  const { stability } = model.fromEase(EASE, intervalDays, retention)
  return { stability, difficulty: Math.min(10, Math.max(1, 1 + ((ease - 100) / 1000) * 9)) }
}

/** A card of a text: new, at its place among the others. */
export const newAnkiCard = ({
  place,
  ordinal,
  now,
}: {
  readonly place: number
  readonly ordinal: number
  readonly now: number
}): AnkiCard => ({
  id: now,
  noteId: now,
  ordinal,
  deckId: 0,
  state: 'new',
  suspended: false,
  due: { kind: 'position', position: place },
  intervalDays: 0,
  reps: 0,
  lapses: 0,
  flag: 0,
  memory: null,
  lastReviewAt: null,
})

/** One life of a card: its reviews from the first one, or from the one after it was forgotten. */
type Life = { readonly reviews: AnkiReview[]; forgottenBy: AnkiReview | null }

/**
 * A reset is a manual entry without an ease. Old versions wrote none: there a card that is learnt again after it was in
 * review was forgotten before.
 */
const livesOf = (reviews: readonly AnkiReview[]): readonly Life[] => {
  const lives: Life[] = [{ reviews: [], forgottenBy: null }]
  let wasReviewed = false
  const begin = (forgottenBy: AnkiReview) => {
    lives.push({ reviews: [], forgottenBy })
    wasReviewed = false
  }
  for (const review of reviews) {
    if (review.kind === 'manual' && review.ease === 0) {
      begin(review)
      continue
    }
    if (review.kind === 'learn' && isAnswer(review) && wasReviewed) begin(review)
    lives.at(-1)?.reviews.push(review)
    if (isAnswer(review) && !isCram(review) && review.kind !== 'learn') wasReviewed = true
  }
  return lives
}

/** The review after which a life states its memory: its first steps are missing. Null where none are, or nothing says it. */
const statedAfter = ({ reviews }: Life): AnkiReview | null => {
  const first = reviews.find((review) => isAnswer(review) && !isCram(review))
  if (!first || first.kind === 'learn') return null
  return reviews.find((review) => isAnswer(review) && !isCram(review) && daysOf(review) >= 1) ?? null
}

const entriesOfLife = (life: Life, rules: HistoryRules): readonly ImportedEntry[] => {
  const { calendar } = rules
  const entries: ImportedEntry[] = []
  const { forgottenBy } = life
  if (forgottenBy) {
    const at = isAnswer(forgottenBy) ? forgottenBy.id - 1 : forgottenBy.id
    entries.push({ key: `${forgottenBy.id}:forget`, at, kind: 'forget' })
  }
  const stated = statedAfter(life)
  let lastAt: Instant | null = null
  let [reps, lapses] = [0, 0]
  for (const review of life.reviews) {
    const { id: at, rating, tookMs, interval } = review
    if (rating === 0) {
      const from = review.kind === 'rescheduled' ? (lastAt ?? at) : at
      if (interval > 0) entries.push({ key: `${at}:due`, at, kind: 'set-due', dueDay: calendar.dayOf(from) + interval })
      continue
    }
    entries.push({ key: `${at}`, at, kind: 'review', rating, mode: modeOf(review), answerMs: sideMs(tookMs) })
    if (isCram(review)) continue
    lastAt = at
    reps += 1
    if (review.kind === 'review' && rating === 1) lapses += 1
    if (review !== stated) continue
    const memory = { ...stateAfter(review, rules), intervalDays: Math.max(1, daysOf(review)), reps, lapses }
    entries.push({ key: `${at}:memory`, at: at + 1, kind: 'set-memory', memory })
  }
  return entries
}

/** The memory of a card that was studied and whose reviews are all missing; null where nothing is known of it. */
const statedByCard = (
  card: AnkiCard,
  { firstDay, calendar, model, retention, now }: HistoryRules,
): ImportedEntry | null => {
  if ((card.state !== 'review' && card.state !== 'relearning') || card.due.kind === 'position') return null
  const dueDay = card.due.kind === 'day' ? firstDay + card.due.day : calendar.dayOf(card.due.at)
  const interval = Math.max(1, card.intervalDays)
  const at = Math.max(0, Math.min(card.lastReviewAt ?? calendar.startOf(dueDay - interval), now))
  const { stability, difficulty } = card.memory ?? model.fromEase(EASE, interval, retention)
  const intervalDays = Math.max(1, dueDay - calendar.dayOf(at))
  const { reps, lapses } = card
  return {
    key: 'memory',
    at,
    kind: 'set-memory',
    memory: { stability: Math.max(LEAST_STABILITY, stability), difficulty, intervalDays, reps, lapses },
  }
}

/**
 * The log of a card as its reviews in Anki make it, in order: answers, resets and due dates set by hand; where the first
 * reviews are missing, the memory that Anki itself would start from; at the end the due day that the card has there.
 * @param reviews of this card, by time
 */
export const historyOfCard = (
  card: AnkiCard,
  reviews: readonly AnkiReview[],
  rules: HistoryRules,
): readonly ImportedEntry[] => {
  const entries = livesOf(reviews).flatMap((life) => entriesOfLife(life, rules))
  const counted = entries.filter(
    (entry) => entry.kind === 'set-memory' || (entry.kind === 'review' && entry.mode !== 'cram'),
  )
  const forgottenAt = entries.findLast(({ kind }) => kind === 'forget')?.at ?? Number.NEGATIVE_INFINITY
  const last = counted.at(-1)
  if (!last || last.at < forgottenAt) {
    const stated = statedByCard(card, rules)
    return stated && stated.at > forgottenAt ? [...entries, stated] : entries
  }
  const at = Math.max(last.at, entries.at(-1)?.at ?? 0) + 1
  if (card.state === 'new') return [...entries, { key: `${last.key}:forget`, at, kind: 'forget' }]
  if (card.state !== 'review' || card.due.kind !== 'day') return entries
  return [...entries, { key: `${last.key}:due-day`, at, kind: 'set-due', dueDay: rules.firstDay + card.due.day }]
}

/**
 * Suspension, flag and mark of a card, as entries of the log at an instant. A card with as many lapses as a leech whose
 * note has no such tag was cleared by whoever took the tag away.
 * @param leechThreshold of the preset that the card has here; 0 = no leeches
 */
export const marksOfCard = (
  card: AnkiCard,
  note: Pick<StagedNote, 'isMarked' | 'isLeech'>,
  at: Instant,
  leechThreshold: number,
): readonly ImportedEntry[] => [
  ...(card.suspended ? [{ key: 'suspended', at, kind: 'suspend', suspended: true } as const] : []),
  ...(card.flag > 0 ? [{ key: 'flag', at, kind: 'flag', flag: card.flag } as const] : []),
  ...(note.isMarked ? [{ key: 'mark', at, kind: 'mark', marked: true } as const] : []),
  ...(note.isLeech === false && isLeech(card.lapses, leechThreshold)
    ? [{ key: 'clear-leech', at, kind: 'clear-leech' } as const]
    : []),
]
