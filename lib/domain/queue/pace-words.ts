import { counted } from '../format/words'
import type { MeasuredPace } from './pace'

/**
 * Answers from which on an estimate is given without a warning. In simulated first sessions the worst estimate was 39%
 * off after 7 answers, and 21% after 60 (`npm run bench -- estimate`).
 */
const ENOUGH_ANSWERS = 60

/** What estimates of minutes rest on, while that is little; null once there are enough answers. */
export const fewAnswersWords = ({ answers }: Pick<MeasuredPace, 'answers'>): string | null => {
  if (answers >= ENOUGH_ANSWERS) return null
  if (answers === 0) return 'The minutes are a first guess: you haven’t answered any cards yet.'
  return `The minutes are estimated from only ${counted(answers, 'answer')} and may be well off.`
}
