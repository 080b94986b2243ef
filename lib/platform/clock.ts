import type { Instant } from '../domain/ids'

/** Tells what time it is. Services take one, so that nothing below them looks at the machine's clock. */
export type Clock = () => Instant

/** The machine's clock: milliseconds since 1970-01-01T00:00Z. */
export const systemClock: Clock = () => Date.now()
