import type { Memory } from '../scheduling/memory'
import type { StudyPace } from './pace'
import { type Counts, kindOf, type QueueCard } from './queue-card'

const MINUTE_SECONDS = 60

const newCardSeconds = (pace: StudyPace): number => pace.new + pace.stepsAfterNew * pace.learning

const reviewSeconds = (pace: StudyPace): number =>
  pace.review + pace.lapses * (pace.relearningSteps[0] ?? 0) * pace.learning

/**
 * Seconds that a card is expected to take until it leaves today's work, at the learner's own pace. A new card takes its
 * first answer and the learning steps that follow on the same day. A card in steps takes the answers that its steps
 * still need. A review takes one answer and, as often as this learner forgets, the relearning steps.
 */
export function studySeconds(memory: Pick<Memory, 'state' | 'step'> | null, pace: StudyPace): number {
  switch (memory?.state ?? 'new') {
    case 'new':
      return newCardSeconds(pace)
    case 'learning':
      return (pace.learningSteps[memory?.step ?? 0] ?? 1) * pace.learning
    case 'relearning':
      return (pace.relearningSteps[memory?.step ?? 0] ?? 1) * pace.learning
    case 'review':
      return reviewSeconds(pace)
  }
}

/**
 * Minutes (not rounded) that cards take: the sum of their seconds. Every screen and command that says how long cards
 * take counts with this, for exactly the cards that it counts beside the minutes.
 */
export function estimatedMinutes(cards: readonly Pick<QueueCard, 'memory'>[], pace: StudyPace): number {
  return cards.reduce((sum, card) => sum + studySeconds(card.memory, pace), 0) / MINUTE_SECONDS
}

/** The same where only the numbers of new cards and reviews are known. */
export function minutesOfCounts({ new: fresh, due }: Pick<Counts, 'new' | 'due'>, pace: StudyPace): number {
  return (fresh * newCardSeconds(pace) + due * reviewSeconds(pace)) / MINUTE_SECONDS
}

/** Minutes (not rounded) of cramming: each card once, at the pace of what it is, and again after each miss. */
export function minutesOfCram(cards: readonly Pick<QueueCard, 'memory'>[], pace: StudyPace): number {
  const secondsOf = (card: Pick<QueueCard, 'memory'>): number => {
    switch (kindOf(card)) {
      case 'new':
        // What was never studied is missed once.
        return pace.new + pace.learning
      case 'intraday':
      case 'interday':
        return pace.learning
      case 'review':
        return pace.review + pace.lapses * pace.learning
    }
  }
  return cards.reduce((sum, card) => sum + secondsOf(card), 0) / MINUTE_SECONDS
}
