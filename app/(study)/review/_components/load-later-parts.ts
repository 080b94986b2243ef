/** Fetched while there is a connection: the session may end, wait or be taken up again without one. */
export const loadLaterParts = () => import('./later-parts')

export type SessionEvents = typeof import('@/lib/domain/session/session-events')

const RETRY_MS = 1_000

/**
 * What an event makes of a session, with the schedule in it. Not needed to show the first question, so it is fetched
 * beside it; without it nothing can be answered, so it is asked for again.
 */
export const loadSessionEvents = async (tries = 3): Promise<SessionEvents> => {
  try {
    return await import('@/lib/domain/session/session-events')
  } catch (cause) {
    if (tries <= 1) throw cause
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    return loadSessionEvents(tries - 1)
  }
}
