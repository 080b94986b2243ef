export const loadTypedResult = () => import('./typed-result')

export const loadNotes = () => import('./answer-notes')

/** Fetches what shows how a typed answer came out, so that it is there when the connection is not. */
export const fetchTypedResult = (): void => void loadTypedResult().catch(() => undefined)

/** Fetches what shows further passages, newer facts and what changed, before the first answer that has any. */
export const fetchAnswerNotes = (): void => void loadNotes().catch(() => undefined)
