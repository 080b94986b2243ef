import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { admit, sendsCode } from './device-gate'
import { type EventLoopDelay, type EventLoopWatch, watchEventLoop } from './event-loop-watch'
import {
  type GuardedRequest,
  HEADERS_LIMIT_BYTES,
  isForbiddenHeader,
  isToPublicAddress,
  judgeRequest,
  type Refusal,
  refusalBody,
} from './host-guard'
import { log } from './log'
import { type PairingAttempts, pairingAttempts } from './pairing-attempts'
import { type RequestScope, sharedScopes } from './request-scope'
import { policyOfPath, SECURITY_HEADERS } from './security-headers'
import { keepServing } from './serving'

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

export type GuardedServer = {
  /** Resolves with the port in use; rejects with Node's error (`EADDRINUSE`, `EACCES`) when there is none. */
  readonly listen: (port: number, host: string) => Promise<number>
  /**
   * Refuses new connections and requests and resolves when the running requests are answered, or are cut off after
   * `graceMs`. Calling it again gives the same promise.
   */
  readonly stop: (graceMs: number) => Promise<void>
}

/** The watch looks once a second: what ended since may be what held it up. */
const LATELY_MS = 2_000

/** The application looks here for whether the guard stands before it: it is loaded apart, in the same process. */
const GUARDED = Symbol.for('aide.guarded')

/** Whether this process answers through a guarded server. Without one, every page of every site could read the data. */
export const isGuarded = (): boolean => Reflect.get(globalThis, GUARDED) === true

/** Where the health of the server is looked up, for the same reason. */
const WATCH = Symbol.for('aide.event-loop')

/** How long requests had to wait for this process lately; null where it serves none. */
export const eventLoopDelay = (): EventLoopDelay | null => {
  const watch: EventLoopWatch | undefined = Reflect.get(globalThis, WATCH)
  return watch?.delay() ?? null
}

/** By which address other devices come. With one, every browser has to be paired, those on this machine too. */
export type Access = { readonly publicOrigin: string | null }

const LOCAL_ONLY: Access = { publicOrigin: null }

const isLoopback = (address: string | undefined): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address ?? '')

const guarded = (request: IncomingMessage, { publicOrigin }: Access): GuardedRequest => {
  const names = request.rawHeaders.filter((_, i) => i % 2 === 0)
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: request.headers,
    headerCount: names.length,
    fromLoopback: isLoopback(request.socket.remoteAddress),
    hostHeaders: names.filter((name) => name.toLowerCase() === 'host').length,
    port: request.socket.localPort ?? 0,
    publicOrigin,
  }
}

const NO_CHECK: Refusal = {
  status: 503,
  title: 'Service Unavailable',
  detail: 'It could not be checked whether this device is paired. Try again.',
}

/** How long headers may take to arrive, and how often that is looked at. */
const HEADERS_MS = 15_000
const CHECK_MS = 5_000

/** Browsers that came by an encrypted address once do not ask for it in clear again. */
const STRICT_TRANSPORT = 'max-age=31536000'

/** What nobody may set is gone before the application sees the request. */
const dropForbiddenHeaders = (request: IncomingMessage) => {
  for (const name of Object.keys(request.headers)) if (isForbiddenHeader(name)) delete request.headers[name]
  request.rawHeaders = request.rawHeaders.filter((_, i, all) => !isForbiddenHeader(all[i - (i % 2)] ?? ''))
}

const answer = (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => {
  const { contentType, body } = refusalBody(refusal, request.url ?? '')
  // The body is not read, so the connection cannot be used again.
  response.writeHead(refusal.status, { 'Content-Type': contentType, Connection: 'close' })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/**
 * Answers in the place of a page that storage let down: Next would say 500, and nothing of the reason. What it writes of
 * its own page is dropped.
 */
const tellFailure = (request: IncomingMessage, response: ServerResponse, scope: RequestScope): void => {
  let told: 'not' | 'now' | 'done' = 'not'
  const isTold = (status: number): boolean => {
    if (told === 'not' && status === 500 && scope.failure !== null && !response.headersSent) {
      told = 'now'
      response.removeHeader('Content-Encoding')
      response.removeHeader('Content-Length')
      response.setHeader('Retry-After', '5')
      answer(request, response, { status: 503, title: 'Storage problem', detail: scope.failure })
      told = 'done'
    }
    return told === 'done'
  }
  for (const name of ['writeHead', 'flushHeaders', 'write', 'end'] as const) {
    const original = response[name]
    Reflect.set(response, name, (...given: readonly unknown[]) => {
      const [status] = name === 'writeHead' ? given : []
      return isTold(Number(status ?? response.statusCode)) ? response : Reflect.apply(original, response, given)
    })
  }
}

const redirect = (response: ServerResponse, to: string) => {
  response.writeHead(303, { Location: to, 'Cache-Control': 'no-store', Connection: 'close' })
  response.end()
}

type Waiting = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly attempts: PairingAttempts
  readonly pass: () => unknown
}

/** Answers for the application unless the request comes from a paired device. */
const passIfAdmitted = async (asked: GuardedRequest, { request, response, attempts, pass }: Waiting) => {
  try {
    const tooMuch = sendsCode(asked) ? await attempts.judge(asked, request, response) : null
    if (tooMuch) return answer(request, response, tooMuch)
    const admission = await admit(asked)
    if (admission.kind === 'refused') return answer(request, response, admission.refusal)
    if (admission.kind === 'redirect') return redirect(response, admission.to)
    if (admission.cookies.length > 0) response.setHeader('Set-Cookie', [...admission.cookies])
  } catch (reason) {
    log.error('It could not be checked whether a device is paired.', { reason })
    return answer(request, response, NO_CHECK)
  }
  return pass()
}

const answerStopping = (response: ServerResponse) => {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close', 'Retry-After': '5' })
  response.end('The server is stopping. Try again when it has started.\n')
}

const refuseUpgrade = (socket: Duplex) => {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

const closing = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })

/**
 * An HTTP server in front of the application: every request of every path passes `judgeRequest` first, and every
 * response carries the security headers. What comes from outside must come from a paired device. Each request is
 * handled in a `RequestScope` of its own. `upgrade` gets the connections that ask for another protocol, after the same
 * check; without it they are answered like any other request.
 */
export const createGuardedServer = (
  handle: Handle,
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown,
  access: Access = LOCAL_ONLY,
): GuardedServer => {
  let stopped: Promise<void> | null = null
  let watch: EventLoopWatch | null = null
  const serving = keepServing()
  const attempts = pairingAttempts()
  const scopes = sharedScopes(() => new AsyncLocalStorage())

  // A request without Host gets the guard's answer rather than the parser's.
  const limits = {
    maxHeaderSize: HEADERS_LIMIT_BYTES,
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: CHECK_MS,
  }
  const server = createServer({ requireHostHeader: false, ...limits }, (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', policyOfPath(request.url ?? ''))
    if (stopped) return answerStopping(response)
    response.on('close', () => {
      if (stopped) server.closeIdleConnections()
    })
    const asked = guarded(request, access)
    const refusal = judgeRequest(asked)
    if (refusal) return answer(request, response, refusal)
    const pass = () => {
      dropForbiddenHeaders(request)
      serving.note(request, response)
      const scope: RequestScope = { preferences: null, failure: null }
      tellFailure(request, response, scope)
      return scopes.run(scope, () => handle(request, response))
    }
    if (access.publicOrigin === null) return pass()
    if (isToPublicAddress(asked)) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT)
    return passIfAdmitted(asked, { request, response, attempts, pass })
  })
  // All are counted; by itself the parser would drop what comes after the 2,000th.
  server.maxHeadersCount = 0

  if (upgrade)
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      const asked = guarded(request, access)
      // Development only, and so for this machine only.
      const mayUpgrade = !stopped && judgeRequest(asked) === null && access.publicOrigin === null
      return mayUpgrade ? upgrade(request, socket, head) : refuseUpgrade(socket)
    })

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          Reflect.set(globalThis, GUARDED, true)
          watch ??= watchEventLoop({
            onHeldUp: (ms) => {
              const lately = serving.lately(ms + LATELY_MS)
              // While the application is loaded nobody waits.
              if (lately.length > 0)
                log.warn('The server was held up: nothing was answered meanwhile.', { ms, serving: lately.join(', ') })
            },
          })
          Reflect.set(globalThis, WATCH, watch)
          server.off('error', reject)
          resolve((server.address() as AddressInfo).port) // an address and a port were asked for
        })
      }),
    stop: (graceMs) => {
      stopped ??= closing(server, graceMs).then(() => {
        watch?.stop()
        if (Reflect.get(globalThis, WATCH) === watch) Reflect.deleteProperty(globalThis, WATCH)
      })
      return stopped
    },
  }
}
