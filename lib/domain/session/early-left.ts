import { modeOn } from '../scheduling/mode'
import type { ReviewSession } from './review-session'

/** How many of the cards that are left are not due before a later study day; `counts` has them among those due. */
export const earlyLeft = ({ study, state }: ReviewSession): number =>
  state.queue.main.filter(({ memory }) => modeOn(memory, study.day) === 'ahead').length

/** “31 due”; “39 early” where all are; “2 due, 5 early”. */
export const dueOrEarlyWords = (due: number, early: number): string => {
  if (early === 0) return `${due} due`
  return early === due ? `${early} early` : `${due - early} due, ${early} early`
}
