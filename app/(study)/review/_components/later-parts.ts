/** What a session needs only after its first question: loaded together, as soon as that is shown. */
export { LeaveFocus } from './leave-focus'
export { hearElsewhere, resumed } from './resume'
export { ReviewMenu } from './review-menu'
export { SessionDialogs } from './session-dialogs'
export { SessionEnd } from './session-end'
export { SessionWait } from './session-wait'
export { undoEarlier } from './undo-earlier'
