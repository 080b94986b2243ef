import type { StudyDay } from '../../domain/ids'
import type { Memory } from '../../domain/scheduling/memory'
import type { SchedulingSettings } from '../../domain/scheduling/settings'

/** The columns of a card in Anki that say when it is studied. */
export type AnkiCardRow = {
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly interval: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  /** Steps that are left. */
  readonly left: number
  readonly flags: number
  /** JSON: stability, difficulty and the like. */
  readonly data: string
}

export type CardClock = {
  /** The study day now, and the one from which the package counts. */
  readonly today: StudyDay
  readonly firstDay: StudyDay
  readonly scheduling: SchedulingSettings
}

const TYPE = { new: 0, learning: 1, review: 2, relearning: 3 } as const
const QUEUE = { new: 0, learning: 1, review: 2, dayLearning: 3, suspended: -1, buried: -3 } as const
/** What Anki gives every card that leaves learning, in thousandths: FSRS does not use it. */
const STARTING_FACTOR = 2500
const MS = 1000

/** @param position the place among new cards, which a new card is due by */
export const unstudiedCardRow = (position: number, memory: Memory | null = null, today: StudyDay = 0): AnkiCardRow => ({
  type: TYPE.new,
  queue: putAside(memory, today) ?? QUEUE.new,
  due: position,
  interval: 0,
  factor: 0,
  reps: 0,
  lapses: 0,
  left: 0,
  flags: memory?.flag ?? 0,
  data: '{}',
})

const putAside = (memory: Memory | null, today: StudyDay): number | null => {
  if (memory?.suspended) return QUEUE.suspended
  return memory?.buriedUntilDay != null && memory.buriedUntilDay > today ? QUEUE.buried : null
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Keys and digits as Anki stores them: stability, difficulty, desired retention, decay, last review. */
const dataOf = ({ stability, difficulty, lastReviewAt }: Memory, { desiredRetention, weights }: SchedulingSettings) =>
  JSON.stringify({
    ...(stability === null || difficulty === null
      ? {}
      : {
          s: rounded(stability, 4),
          d: rounded(difficulty, 3),
          dr: rounded(desiredRetention, 2),
          decay: rounded(weights.at(-1) ?? 0, 3),
        }),
    ...(lastReviewAt === null ? {} : { lrt: Math.floor(lastReviewAt / MS) }),
  })

/** A memory as the columns of a card in Anki; `position` is the place of a card that was never studied. */
export const cardRow = (memory: Memory | null, position: number, clock: CardClock): AnkiCardRow => {
  const { today, firstDay, scheduling } = clock
  if (memory === null || memory.state === 'new') return unstudiedCardRow(position, memory, today)
  const isInSteps = memory.state !== 'review'
  const steps = memory.state === 'learning' ? scheduling.learningStepsMinutes : scheduling.relearningStepsMinutes
  const queue = !isInSteps ? QUEUE.review : memory.dueAt === null ? QUEUE.dayLearning : QUEUE.learning
  return {
    type: TYPE[memory.state],
    queue: putAside(memory, today) ?? queue,
    due: memory.dueAt === null ? (memory.dueDay ?? today) - firstDay : Math.floor(memory.dueAt / MS),
    interval: memory.state === 'learning' ? 0 : Math.max(1, memory.intervalDays),
    factor: memory.state === 'learning' ? 0 : STARTING_FACTOR,
    reps: memory.reps,
    lapses: memory.lapses,
    left: isInSteps ? Math.max(1, steps.length - memory.step) : 0,
    flags: memory.flag,
    data: dataOf(memory, scheduling),
  }
}
