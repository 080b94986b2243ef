import { z } from 'zod'
import {
  ANSWER_TIMEOUTS,
  GESTURE_ACTS,
  type GestureAct,
  QUESTION_TIMEOUTS,
  type SessionOptions,
  DEFAULT_SESSION_OPTIONS as USUAL,
} from '../../domain/session/session-options'

const gesture = (usual: GestureAct) => z.enum(GESTURE_ACTS).default(usual)

/** How a session behaves, as the preferences of a learner hold it. What an older row does not name has its default. */
export const sessionOptions = z.object({
  showTimer: z.boolean().default(USUAL.showTimer),
  questionSeconds: z.number().default(USUAL.questionSeconds),
  answerSeconds: z.number().default(USUAL.answerSeconds),
  questionTimeout: z.enum(QUESTION_TIMEOUTS).default(USUAL.questionTimeout),
  answerTimeout: z.enum(ANSWER_TIMEOUTS).default(USUAL.answerTimeout),
  tapQuestion: gesture(USUAL.tapQuestion),
  tapLeft: gesture(USUAL.tapLeft),
  tapRight: gesture(USUAL.tapRight),
  swipeQuestion: gesture(USUAL.swipeQuestion),
  swipeLeft: gesture(USUAL.swipeLeft),
  swipeRight: gesture(USUAL.swipeRight),
  vibrate: z.boolean().default(USUAL.vibrate),
}) satisfies z.ZodType<SessionOptions>
