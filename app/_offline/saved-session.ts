import { SAVED_MARK } from './saved-pages'

/** Shows a session of a saved copy, which is hidden until the answers are in it that were given since it was saved. */
export const showSavedSession = (): void => document.documentElement.removeAttribute(SAVED_MARK)
