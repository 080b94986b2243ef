import type { SecondsPerCard } from '../queue/study-card'
import type { MemoryState } from '../scheduling/memory'

export type AnswerTime = { readonly state: MemoryState; readonly seconds: number }

/** Seconds assumed before a learner has answered much: reading passage and source the first time takes longest. */
export const DEFAULT_SECONDS: SecondsPerCard = { new: 20, learning: 10, review: 8 }

/** How many answers the default weighs as much as. */
const PRIOR_ANSWERS = 10

/** Mean seconds an answer takes by state, drawn towards the defaults while there are few: (Σ x + 10·d) / (n + 10). */
export const shrunkSeconds = (times: readonly AnswerTime[]): SecondsPerCard => {
  const mean = (states: readonly MemoryState[], usual: number) => {
    const chosen = times.filter(({ state }) => states.includes(state))
    const sum = chosen.reduce((total, { seconds }) => total + seconds, 0)
    return (sum + PRIOR_ANSWERS * usual) / (chosen.length + PRIOR_ANSWERS)
  }
  return {
    new: mean(['new'], DEFAULT_SECONDS.new),
    learning: mean(['learning', 'relearning'], DEFAULT_SECONDS.learning),
    review: mean(['review'], DEFAULT_SECONDS.review),
  }
}
