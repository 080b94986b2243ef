/** Fetched while there is a connection: the session may end, wait or be taken up again without one. */
export const loadLaterParts = () => import('./later-parts')
