import type { DirectRoute } from './lib/platform/direct-routes'

/** Stores answers, more often than all else is asked. Its route is loaded when the first one comes. */
const reviews: DirectRoute = async (request) => (await import('./app/api/v1/reviews/route')).POST(request)

/** Runs once in each server process, before the first request. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openForServer } = await import('./lib/services/open-for-server')
  await openForServer()
  // While the sources change, Next calls every route, so that it is the newest.
  if (process.env.NODE_ENV !== 'production') return
  const { setDirectRoutes } = await import('./lib/platform/direct-routes')
  setDirectRoutes(new Map([['POST /api/v1/reviews', reviews]]))
}
