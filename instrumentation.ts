import type { DirectRoute } from './lib/platform/direct-routes'

/** Stores answers, more often than all else is asked. Its route is loaded when the first one comes. */
const reviews: DirectRoute = async (request) => (await import('./app/api/v1/reviews/route')).POST(request)

/** Notes why storage let a page down, so that the server can say so in its place. */
export const onRequestError = async (reason: unknown): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { requestScope } = await import('./lib/platform/request-scope')
  const { storageFailure } = await import('./lib/data/engine/storage-failure')
  const scope = requestScope()
  if (scope) scope.failure ??= storageFailure(reason)?.message ?? null
}

/** Takes a code from somebody who is not paired: the server reads such a request before it is let through. */
const pair: DirectRoute = async (request) => (await import('./app/api/v1/pair/route')).POST(request)

/** Runs once in each server process, before the first request. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openForServer } = await import('./lib/services/open-for-server')
  await openForServer()
  const { setDirectRoutes } = await import('./lib/platform/direct-routes')
  const routes: [string, DirectRoute][] = [['POST /api/v1/pair', pair]]
  // While the sources change, Next calls all other routes, so that they are the newest.
  if (process.env.NODE_ENV === 'production') routes.push(['POST /api/v1/reviews', reviews])
  setDirectRoutes(new Map(routes))
}
