import type { AnkiDeckLimits } from './anki-package'

export const NO_ANKI_LIMITS: AnkiDeckLimits = { newPerDay: null, reviewsPerDay: null }

/** Whether a deck has limits of its own. */
export const hasLimits = (limits: AnkiDeckLimits): boolean => Object.values(limits).some((limit) => limit !== null)
