import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { log } from './log'

/** What a route may read of a request that has a body: the part of the web's `Request` that takes no time to make. */
export type Posted = {
  readonly headers: { readonly get: (name: string) => string | null }
  /** The body, read once; rejects if the client goes away before it is whole. */
  readonly text: () => Promise<string>
}

/** Answers a request; what goes wrong is an answer too. */
export type DirectRoute = (request: Posted) => Promise<Response>

/** The server and the application are loaded apart but are one process: what one sets, the other sees. */
const ROUTES = Symbol.for('aide.direct-routes')

/**
 * Says which routes the server calls itself, without Next in between: by method and exact address, as
 * `POST /api/v1/reviews`. They are the functions that Next would call.
 */
export const setDirectRoutes = (routes: ReadonlyMap<string, DirectRoute>): void => {
  Reflect.set(globalThis, ROUTES, routes)
}

const routeFor = ({ method, url, headers }: IncomingMessage): DirectRoute | undefined => {
  const routes: ReadonlyMap<string, DirectRoute> | undefined = Reflect.get(globalThis, ROUTES)
  // A server action is Next's, whatever its address.
  return headers['next-action'] === undefined ? routes?.get(`${method} ${url}`) : undefined
}

const postedBy = (request: IncomingMessage): Posted => ({
  headers: {
    get: (name) => {
      const value = request.headers[name.toLowerCase()]
      return value === undefined ? null : String(value)
    },
  },
  text: () => text(request),
})

const send = async (answer: Response, response: ServerResponse): Promise<void> => {
  const body = await answer.text()
  if (response.destroyed) return
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) {
    // As with Next, a header that the guard has set stays.
    if (name === 'set-cookie') response.appendHeader(name, value)
    else if (!response.hasHeader(name)) response.setHeader(name, value)
  }
  response.end(body)
}

/**
 * Answers a request whose route is called without Next, in the place of `handle`. Only what the guard let through may
 * come here: a route checks the body, and nothing of who asks.
 * @returns false if the request is for Next
 */
export const answerDirectly = (request: IncomingMessage, response: ServerResponse): boolean => {
  const route = routeFor(request)
  if (!route) return false
  // A client that went away hears nothing.
  response.on('error', () => undefined)
  route(postedBy(request))
    .then((answer) => send(answer, response))
    .catch((reason: unknown) => {
      log.error('A request could not be answered.', { reason })
      response.destroy()
    })
  return true
}
