/** What a tap or swipe on a card does; the names are those of keys. */
export const GESTURE_ACTS = [
  'none',
  'primary',
  'again',
  'hard',
  'good',
  'easy',
  'undo',
  'mark',
  'bury-card',
  'details',
] as const

export type GestureAct = (typeof GESTURE_ACTS)[number]

/** What happens to a question, and to a shown answer, when its time is up. */
export const QUESTION_TIMEOUTS = ['show', 'remind'] as const
export const ANSWER_TIMEOUTS = ['bury-card', 'again', 'hard', 'good', 'remind'] as const

/** How a session behaves on screen; nothing in it changes a schedule but by the answers that it gives. */
export type SessionOptions = {
  /** Whether the seconds of a question are shown. */
  readonly showTimer: boolean
  /** Seconds after which a question or an answer is over (auto-advance); 0 = never. */
  readonly questionSeconds: number
  readonly answerSeconds: number
  readonly questionTimeout: (typeof QUESTION_TIMEOUTS)[number]
  readonly answerTimeout: (typeof ANSWER_TIMEOUTS)[number]
  /** A tap on a question, and on the left and right half of a card with its answer. */
  readonly tapQuestion: GestureAct
  readonly tapLeft: GestureAct
  readonly tapRight: GestureAct
  /** A swipe in either direction on a question, and to the left and right on a card with its answer. */
  readonly swipeQuestion: GestureAct
  readonly swipeLeft: GestureAct
  readonly swipeRight: GestureAct
  /** Whether the device vibrates briefly after a grade, if it can. */
  readonly vibrate: boolean
}

/** Only a tap on a question does something: it shows the answer, and can grade nothing. */
export const DEFAULT_SESSION_OPTIONS: SessionOptions = {
  showTimer: false,
  questionSeconds: 0,
  answerSeconds: 0,
  questionTimeout: 'show',
  answerTimeout: 'bury-card',
  tapQuestion: 'primary',
  tapLeft: 'none',
  tapRight: 'none',
  swipeQuestion: 'none',
  swipeLeft: 'none',
  swipeRight: 'none',
  vibrate: false,
}

/** The longest that can be chosen for a question or an answer. */
export const MOST_AUTO_SECONDS = 600

const GESTURES = ['tapQuestion', 'tapLeft', 'tapRight', 'swipeQuestion', 'swipeLeft', 'swipeRight'] as const

/** Whether anything happens by itself or is shown besides the card: a timer, auto-advance, vibration. */
export const hasExtras = ({ showTimer, questionSeconds, answerSeconds, vibrate }: SessionOptions): boolean =>
  showTimer || vibrate || questionSeconds > 0 || answerSeconds > 0

/** Whether a tap or swipe does something. */
export const hasGestures = (options: SessionOptions): boolean => GESTURES.some((name) => options[name] !== 'none')
