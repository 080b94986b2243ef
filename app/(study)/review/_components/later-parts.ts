/** What a session needs only after its first question: loaded together, as soon as that is shown. */

export { hearElsewhere, resumed } from './resume'
export { LeaveFocus, ReviewMenu } from './review-menu'
export { SessionEnd, SessionWait } from './session-end'
export { undoEarlier } from './undo-earlier'
