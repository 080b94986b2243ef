import { loadAgain } from '@/app/_client/load-again'

/** Fetched while there is a connection: the session may end, wait or be taken up again without one. */
export const loadLaterParts = () => import('./later-parts')

export type SessionParts = typeof import('./session-parts')

let loaded: SessionParts | null = null

/** Not needed to show the first question, so it is fetched beside it; without it nothing can be answered. */
export const loadSessionParts = async (): Promise<SessionParts> => {
  loaded ??= await loadAgain(() => import('./session-parts'))
  return loaded
}

/** The parts where they are there, which they are once an answer is shown: they work it out. */
export const sessionParts = (): SessionParts | null => loaded
