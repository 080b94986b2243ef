import type { CardId, SettingsId, StudyDay } from '../ids'
import type { RecallCurve } from '../scheduling/fsrs'
import type { LogEntry } from '../scheduling/log'
import { isStudied, type Memory } from '../scheduling/memory'
import { effectiveEntries, replayEntry } from '../scheduling/replay'
import type { SchedulingSettings } from '../scheduling/settings'
import { monthAt } from './month'

/** From a study day on a card had this stability, until its next stretch; null where it was not studied. */
export type Stretch = { readonly day: StudyDay; readonly stability: number | null }

/** The stability of a studied memory; null where it was not studied. */
const heldBy = (memory: Memory | null): number | null => (memory && isStudied(memory) ? memory.stability : null)

/**
 * The stabilities that a card had from which study day on, in order, by a replay of the entries of its log that stand:
 * the same memories that it had as those days ended, in whichever order the entries came.
 */
export const stretchesOf = (
  cardId: CardId,
  entries: readonly LogEntry[],
  settingsOf: (id: SettingsId) => SchedulingSettings,
): readonly Stretch[] => {
  const stretches: Stretch[] = []
  let memory: Memory | null = null
  for (const entry of effectiveEntries(cardId, entries)) {
    const after: Memory | null = replayEntry(memory, entry, settingsOf)
    const [held, heldBefore] = [heldBy(after), heldBy(memory)]
    const isSame = held === heldBefore && after?.lastReviewDay === memory?.lastReviewDay
    memory = after
    if (isSame || (held === null && heldBefore === null)) continue
    const last = stretches.at(-1)
    const day = Math.max(entry.day, last?.day ?? entry.day)
    if (last?.day === day) stretches.pop()
    stretches.push({ day, stability: held })
  }
  return stretches
}

/** The stretches of a card that was retired on a study day: from then on it is not known any more. */
export const endedOn = (stretches: readonly Stretch[], day: StudyDay): readonly Stretch[] => [
  ...stretches.filter((stretch) => stretch.day < day),
  { day, stability: null },
]

/** The last stretch that began on a day or before it. */
const stretchOn = (stretches: readonly Stretch[], day: StudyDay): Stretch | undefined => {
  let [from, to] = [0, stretches.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((stretches[middle]?.day ?? 0) <= day) from = middle + 1
    else to = middle
  }
  return stretches[from - 1]
}

/** Predicted recall of a card as a study day gives way to the next; 0 where it had no memory then. */
export const recallAfterDay = (stretches: readonly Stretch[], day: StudyDay, curve: RecallCurve): number => {
  const last = stretchOn(stretches, day)
  if (!last || last.stability === null || last.stability <= 0) return 0
  return curve.recall(day + 1 - last.day, last.stability)
}

/** Filled in weeks end on days of this remainder by seven: any will do, as long as it is always the same. */
const WEEKDAY = 3

/**
 * Whether answers lie in a week or more of which nothing is recorded, though days after it are: they came in at once,
 * from a device that was long offline or from a log that was brought in. Both lists go up.
 */
export const hasUnrecordedWeek = (
  answered: readonly StudyDay[],
  recorded: readonly StudyDay[],
  openDay: StudyDay,
): boolean => {
  let next = 0
  return answered.some((day) => {
    while (next < recorded.length && (recorded[next] ?? day) < day) next += 1
    return day + 7 < openDay && (recorded[next] ?? Number.POSITIVE_INFINITY) > day + 7
  })
}

/**
 * Σ predicted recall over cards as study days gave way to the next, one a week and the last of each month, worked out
 * after the fact from the stabilities that cards had. `add` takes the stretches of one card in order, and
 * its forgetting curve. Same elapsed days as `recallAfterDays`.
 */
export const expectedRecallByDay = () => {
  const sums = new Map<StudyDay, number>()
  const open: { readonly stretch: Stretch; readonly curve: RecallCurve }[] = []
  const firstWeek = (day: StudyDay) => day + ((((WEEKDAY - day) % 7) + 7) % 7)
  const addStretch = ({ day, stability }: Stretch, until: StudyDay, curve: RecallCurve) => {
    if (stability === null || stability <= 0) return
    const add = (end: StudyDay) => {
      sums.set(end, (sums.get(end) ?? 0) + curve.recall(end + 1 - day, stability))
    }
    for (let week = firstWeek(day); week < until; week += 7) add(week)
    for (let { last } = monthAt(day); last < until; { last } = monthAt(last + 1))
      if (last !== firstWeek(last)) add(last)
  }
  return {
    add: (stretches: readonly Stretch[], curve: RecallCurve): void => {
      stretches.forEach((stretch, i) => {
        const next = stretches[i + 1]
        if (next) addStretch(stretch, next.day, curve)
        else open.push({ stretch, curve })
      })
    },
    /** The weeks that ended before study day `today`, earliest first. */
    days: (today: StudyDay): readonly { readonly day: StudyDay; readonly cards: number }[] => {
      for (const { stretch, curve } of open.splice(0)) addStretch(stretch, today, curve)
      return [...sums].map(([day, cards]) => ({ day, cards })).sort((a, b) => a.day - b.day)
    },
  }
}
