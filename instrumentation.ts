/** Runs once in each server process, before the first request. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openForServer } = await import('./lib/services/open-for-server')
  await openForServer()
}
