import { z } from 'zod'
import { choices, type FormFields, numberIn, switchedOn } from '../../domain/form-fields'
import { wholeNumber } from '../../domain/scheduling/validate'
import {
  ANSWER_TIMEOUTS,
  GESTURE_ACTS,
  type GestureAct,
  MOST_AUTO_SECONDS,
  QUESTION_TIMEOUTS,
  type SessionOptions,
} from '../../domain/session/session-options'

const seconds = numberIn(wholeNumber(0, MOST_AUTO_SECONDS, ' of seconds'))

const QUESTION_ACTS: readonly GestureAct[] = ['none', 'primary', 'undo', 'mark', 'bury-card', 'details']

const WORDS: Readonly<Record<GestureAct, string>> = {
  none: 'Nothing',
  primary: 'Accept the suggested grade',
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
  undo: 'Undo',
  mark: 'Mark the card',
  'bury-card': 'Bury the card until tomorrow',
  details: 'Show details',
}

const gesture = (label: string, hint: string) => ({
  label,
  hint,
  kind: 'choice' as const,
  options: choices<GestureAct>(WORDS),
  schema: z.enum(GESTURE_ACTS, 'Choose one of the list.'),
})

/** On a question there is no grade to give. */
const onQuestion = (label: string, hint: string) => ({
  ...gesture(label, hint),
  options: QUESTION_ACTS.map((value) => ({ value, label: value === 'primary' ? 'Show the answer' : WORDS[value] })),
  schema: z.enum(QUESTION_ACTS, 'Choose one of the list.'),
})

/** The fields of the settings form that say how a session behaves on screen. */
export const SESSION_FIELDS = {
  showTimer: {
    label: 'Show a timer',
    hint: 'Seconds since the question appeared. It stops at 60, the most that an answer counts for.',
    kind: 'switch',
    schema: switchedOn,
  },
  questionSeconds: {
    label: 'Auto-advance: seconds per question',
    hint: 'Counted from when the question appears. Enter 0 for no limit.',
    attributes: { inputMode: 'numeric' },
    schema: seconds,
  },
  questionTimeout: {
    label: 'When the time for a question is up',
    kind: 'choice',
    options: choices<SessionOptions['questionTimeout']>({ show: 'Show the answer', remind: 'Only tell me' }),
    schema: z.enum(QUESTION_TIMEOUTS, 'Choose one of the list.'),
  },
  answerSeconds: {
    label: 'Auto-advance: seconds per answer',
    hint: 'Counted from when the answer appears. Enter 0 for no limit.',
    attributes: { inputMode: 'numeric' },
    schema: seconds,
  },
  answerTimeout: {
    label: 'When the time for an answer is up',
    hint: 'A grade given in this way counts like one that you give yourself, and can be undone.',
    kind: 'choice',
    options: choices<SessionOptions['answerTimeout']>({
      'bury-card': WORDS['bury-card'],
      again: WORDS.again,
      hard: WORDS.hard,
      good: WORDS.good,
      remind: 'Only tell me',
    }),
    schema: z.enum(ANSWER_TIMEOUTS, 'Choose one of the list.'),
  },
  tapQuestion: onQuestion('Tap on a question', 'On a touch screen.'),
  swipeQuestion: onQuestion('Swipe on a question', 'To the left or right.'),
  tapLeft: gesture('Tap on the left half', 'With the answer shown.'),
  tapRight: gesture('Tap on the right half', 'With the answer shown.'),
  swipeLeft: gesture('Swipe to the left', 'With the answer shown.'),
  swipeRight: gesture('Swipe to the right', 'With the answer shown.'),
  vibrate: {
    label: 'Vibrate after a grade',
    hint: 'If the device and its browser can. iPhones and iPads cannot.',
    kind: 'switch',
    schema: switchedOn,
  },
} as const satisfies FormFields & Readonly<Record<keyof SessionOptions, unknown>>

/** What the form holds of a session. */
export const sessionOptionsOf = (value: SessionOptions): SessionOptions => ({
  showTimer: value.showTimer,
  questionSeconds: value.questionSeconds,
  answerSeconds: value.answerSeconds,
  questionTimeout: value.questionTimeout,
  answerTimeout: value.answerTimeout,
  tapQuestion: value.tapQuestion,
  tapLeft: value.tapLeft,
  tapRight: value.tapRight,
  swipeQuestion: value.swipeQuestion,
  swipeLeft: value.swipeLeft,
  swipeRight: value.swipeRight,
  vibrate: value.vibrate,
})
