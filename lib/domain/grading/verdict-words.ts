import type { Verdict } from './typed'

/** How an answer came out, on screen and in the terminal. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  correct: 'Correct.',
  close: 'Almost.',
  wrong: 'Wrong.',
}
