import type { CardId, SettingsId } from '../ids'
import type { Adoption } from './adoption'
import { answer } from './answer'
import { type ActEntry, byInstant, type GivenDue, type LogEntry, type ReviewEntry, type StatedMemory } from './log'
import { type Memory, UNSTUDIED } from './memory'
import type { SchedulingSettings } from './settings'

/**
 * Whether an answer is evidence for the memory. Cramming, matching and true-false never are; multiple choice only
 * where it was wrong, since a right one may be a guess.
 */
export function countsForMemory(entry: ReviewEntry): boolean {
  if (entry.mode === 'cram') return false
  switch (entry.format) {
    case 'flash':
    case 'typed':
    case 'spoken':
      return true
    case 'choice':
      return entry.rating === 1
    case 'matching':
    case 'true-false':
      return false
  }
}

/**
 * The memory after one more entry of its log, the latest so far. `settings` are those that the review names; other
 * entries do not use them. A void changes nothing here: the entries before it have to be known, as in a
 * `replay`.
 */
export function applyEntry(memory: Memory | null, entry: LogEntry, settings: SchedulingSettings): Memory | null {
  switch (entry.kind) {
    case 'review': {
      if (!countsForMemory(entry)) return memory
      const { cardId, rating, at, day, fuzz } = entry
      return answer({ cardId, memory, rating, at, day, settings, fuzz })
    }
    case 'void':
      return memory
    default:
      return applyAct(memory, entry)
  }
}

/**
 * The memory that a card's log leads to, whatever the order in which its entries arrived: sorted by instant and id,
 * each once, without those taken back. A void may come before what it voids; a void of a void is ignored. Entries of
 * other cards are passed over. `settingsOf` is asked for the settings of each review that counts. `adoptions` restate the
 * memory under other weights where they fall.
 */
export function replay(
  cardId: CardId,
  entries: readonly LogEntry[],
  settingsOf: (id: SettingsId) => SchedulingSettings,
  adoptions: readonly Adoption[] = [],
): Memory | null {
  let memory: Memory | null = null
  const past: (ReviewEntry | ActEntry)[] = []
  let next = 0
  const adoptUntil = (at: number) => {
    let last: Adoption | undefined
    for (; (adoptions[next]?.at ?? Number.POSITIVE_INFINITY) < at; next += 1) {
      last = adoptions[next]
    }
    if (last) memory = restated(memory, past, last, settingsOf)
  }
  for (const entry of effectiveEntries(cardId, entries)) {
    adoptUntil(entry.at)
    memory = replayEntry(memory, entry, settingsOf)
    past.push(entry)
  }
  adoptUntil(Number.POSITIVE_INFINITY)
  return memory
}

/**
 * A memory as it is once weights are adopted: stability and difficulty as if all its answers so far had been given under
 * them, and everything else, its due day among it, as it was.
 * @param past the entries that led to the memory, in order, without voids and what they take back
 */
export function restated(
  memory: Memory | null,
  past: readonly (ReviewEntry | ActEntry)[],
  { weights }: Pick<SchedulingSettings, 'weights'>,
  settingsOf: (id: SettingsId) => SchedulingSettings,
): Memory | null {
  if (memory === null || memory.stability === null) return memory
  let under: Memory | null = null
  for (const entry of past) under = replayEntry(under, entry, (id) => ({ ...settingsOf(id), weights }))
  return under === null ? memory : { ...memory, stability: under.stability, difficulty: under.difficulty }
}

/** The memory after one more of the entries that stand, in order. */
export function replayEntry(
  memory: Memory | null,
  entry: ReviewEntry | ActEntry,
  settingsOf: (id: SettingsId) => SchedulingSettings,
): Memory | null {
  if (entry.kind !== 'review') return applyAct(memory, entry)
  return countsForMemory(entry) ? applyEntry(memory, entry, settingsOf(entry.settingsId)) : memory
}

/** The entries of a card that stand: in order, each once, without voids and what they take back. */
export function effectiveEntries(cardId: CardId, entries: readonly LogEntry[]): (ReviewEntry | ActEntry)[] {
  const voided = new Set<string>()
  for (const entry of entries) if (entry.kind === 'void' && entry.cardId === cardId) voided.add(entry.voids)
  const byId = new Map<string, ReviewEntry | ActEntry>()
  for (const entry of entries) {
    if (entry.kind !== 'void' && entry.cardId === cardId && !voided.has(entry.id)) byId.set(entry.id, entry)
  }
  return [...byId.values()].sort(byInstant)
}

function applyAct(memory: Memory | null, act: ActEntry): Memory | null {
  const before = memory ?? UNSTUDIED
  switch (act.kind) {
    case 'set-due':
      return setDue(memory, act.dueDay, act.intervalDays)
    case 'reschedule':
      return rescheduled(memory, act)
    case 'forget':
      return forgotten(before, act.keepsCounts === true)
    case 'set-memory':
      return stated(before, act)
    case 'suspend':
      return kept({ ...before, suspended: act.suspended })
    case 'bury':
      return kept({ ...before, buriedUntilDay: act.untilDay })
    case 'mark':
      return kept({ ...before, marked: act.marked })
    case 'clear-leech':
      return before.lapses === 0 ? memory : kept({ ...before, clearedLapses: before.lapses })
    case 'flag':
      return kept({ ...before, flag: act.flag })
    case 'reposition':
      return kept({ ...before, position: act.position })
  }
}

/** Due by days from now on, whatever step it was on. A card never studied has nothing to be due: it stays as it is. */
function setDue(memory: Memory | null, dueDay: number, given: number | undefined): Memory | null {
  if (memory === null || memory.lastReviewDay === null) return memory
  const intervalDays = Math.max(1, given ?? dueDay - memory.lastReviewDay)
  return { ...memory, state: 'review', step: 0, dueDay, dueAt: null, intervalDays, buriedUntilDay: null }
}

/** Due on another day, in review as before. What is not in review keeps its steps. */
function rescheduled(memory: Memory | null, { dueDay, intervalDays }: GivenDue): Memory | null {
  return memory?.state === 'review' ? { ...memory, dueDay, intervalDays } : memory
}

/** New again; what is no part of the schedule stays. */
function forgotten(
  { suspended, marked, flag, position, reps, lapses, clearedLapses }: Memory,
  keepsCounts: boolean,
): Memory | null {
  return kept({
    ...UNSTUDIED,
    suspended,
    marked,
    flag,
    position,
    ...(keepsCounts ? { reps, lapses, clearedLapses } : {}),
  })
}

/** The memory that another program had after an answer: in review, due by days, whatever it was before. */
function stated(before: Memory, { at, day, memory }: ActEntry & { readonly memory: StatedMemory }): Memory {
  const { stability, difficulty, intervalDays, reps, lapses } = memory
  const { suspended, marked, flag, position } = before
  const dueDay = day + intervalDays
  const learnt = { state: 'review', stability, difficulty, intervalDays, reps, lapses, dueDay } as const
  return { ...UNSTUDIED, ...learnt, lastReviewAt: at, lastReviewDay: day, suspended, marked, flag, position }
}

/** A memory of nothing is none. */
function kept(memory: Memory): Memory | null {
  const { state, suspended, buriedUntilDay, marked, flag, position, reps } = memory
  const isNothing = !suspended && buriedUntilDay === null && !marked && flag === 0 && position === null && reps === 0
  return state === 'new' && isNothing ? null : memory
}
