import { MINUTE_MS } from '../time/units'

/** How long before its time a card in its steps may be asked, where nothing else is left: Anki's twenty minutes. */
export const LEARN_AHEAD_MS = 20 * MINUTE_MS
