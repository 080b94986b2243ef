import type { IncomingHttpHeaders } from 'node:http'

/** What the guard judges: a request's line and headers, and the port it came in by. */
export type GuardedRequest = {
  readonly method: string
  /** The target as sent: path and query. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  /** How many Host headers were sent; the parser keeps only the first. */
  readonly hostHeaders: number
  /** How many headers were sent in all. */
  readonly headerCount: number
  /** Whether the connection itself comes from this machine: from a program on it, or through a proxy on it. */
  readonly fromLoopback: boolean
  readonly port: number
  /** The origin by which other devices come through a proxy; null for none. */
  readonly publicOrigin: string | null
}

export type Refusal = {
  readonly status: 400 | 401 | 403 | 405 | 408 | 411 | 413 | 415 | 421 | 429 | 431 | 503
  readonly title: string
  /** For people and programs: what was wrong and what is accepted. */
  readonly detail: string
}

/** The largest body: an article of 5 MB as a form or JSON sends it, so that the message about its size is our own. */
export const BODY_LIMIT_BYTES = 12 * 1024 * 1024

/** Browsers send about twenty headers, a proxy adds a few. All of them together: see `HEADERS_LIMIT_BYTES`. */
const MOST_HEADERS = 100
/** The parser answers 431 by itself above it. */
export const HEADERS_LIMIT_BYTES = 32 * 1024

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

const refuse = (status: Refusal['status'], title: string, detail: string): Refusal => ({ status, title, detail })

/** What a Host header may say at this port. Port 80 is left out of it by browsers. */
const isOwnHost = (host: string, port: number): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}` || (port === 80 && host === name))

/** Whether a Host header names this computer itself, at any port. */
const namesThisComputer = (host: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/iu.test(host)

/** The origin of a Host that the guard let through: only the public address is encrypted. */
export const originOfHost = (host: string): string => `${namesThisComputer(host) ? 'http' : 'https'}://${host}`

/** The origin that a request was sent to; null where this server does not answer to its Host. */
const originOf = (host: string, { port, publicOrigin }: GuardedRequest): string | null => {
  if (isOwnHost(host, port)) return `http://${host}`
  return publicOrigin !== null && host === new URL(publicOrigin).host ? publicOrigin : null
}

/**
 * Whether it was sent to the address for other devices. It says which cookies a browser sends along, and nothing of
 * where the request comes from: a Host can be chosen.
 */
export const isToPublicAddress = (request: GuardedRequest): boolean => {
  const host = (request.headers.host ?? '').toLowerCase()
  return !isOwnHost(host, request.port)
}

/** What proxies add. One that also replaces the Host would make a request from outside look like one from here. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']
export const cameThroughProxy = ({ headers }: GuardedRequest): boolean => PROXY_HEADERS.some((name) => name in headers)

/** The path as the router will see it, with dots and escapes resolved. */
export const pathOf = (target: string): string => {
  const base = 'http://localhost'
  return URL.canParse(target, base) ? new URL(target, base).pathname : target
}

/** Whether every escape of a path stands for a character: the router decodes it, and fails where it cannot. */
const isDecodable = (target: string): boolean => {
  try {
    decodeURIComponent(pathOf(target))
    return true
  } catch {
    return false
  }
}

/** A change to the programs' interface: not a server action, whatever its path pretends. */
const isApiChange = ({ target, headers }: GuardedRequest): boolean =>
  pathOf(target).startsWith('/api/v1/') && headers['next-action'] === undefined

const isJson = (headers: IncomingHttpHeaders): boolean =>
  /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')

const siteOf = (headers: IncomingHttpHeaders): string => String(headers['sec-fetch-site'] ?? 'none')
const isOwnSite = (headers: IncomingHttpHeaders): boolean => ['none', 'same-origin'].includes(siteOf(headers))

/** A link from elsewhere may open a page; nothing else of ours is for other sites, not even as a picture. */
const isOpenedPage = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'

const judgeRead = ({ headers }: GuardedRequest, origin: string): Refusal | null => {
  const foreignOrigin = headers.origin !== undefined && headers.origin !== origin
  if (foreignOrigin || (!isOwnSite(headers) && !isOpenedPage(headers)))
    return refuse(403, 'Forbidden', 'Other sites may link to pages here, but not read them.')
  return null
}

const judgeBody = ({ headers }: GuardedRequest): Refusal | null => {
  if (headers['transfer-encoding'] !== undefined)
    return refuse(411, 'Length Required', 'Send the body in one piece, with its Content-Length.')
  if (Number(headers['content-length'] ?? 0) > BODY_LIMIT_BYTES)
    return refuse(413, 'Content Too Large', `A request may be at most ${BODY_LIMIT_BYTES / 1024 / 1024} MB.`)
  return null
}

const judgeChange = (request: GuardedRequest, origin: string): Refusal | null => {
  const { headers } = request
  const api = isApiChange(request)
  // Browsers name the origin of every change; programs on this machine name none.
  const fromProgram = api && headers.origin === undefined && isOwnSite(headers)
  const fromOwnPage = headers.origin === origin && isOwnSite(headers)
  if (!fromProgram && !fromOwnPage)
    return refuse(403, 'Forbidden', `Changes are accepted only from pages of ${origin}.`)
  if (api && !isJson(headers))
    return refuse(415, 'Unsupported Media Type', 'Send JSON, with Content-Type: application/json.')
  return judgeBody(request)
}

/**
 * Whether a request may be answered; null when it may. Without accounts, this is what keeps other sites in the same
 * browser out: a name that was rebound to this machine fails the Host list, a foreign page the Origin and
 * Sec-Fetch-Site checks. What forwarded headers say is never believed.
 */
export const judgeRequest = (request: GuardedRequest): Refusal | null => {
  if (!request.fromLoopback) return refuse(403, 'Forbidden', 'This server answers to programs on its own machine only.')
  if (request.headerCount > MOST_HEADERS)
    return refuse(431, 'Request Header Fields Too Large', `Send at most ${MOST_HEADERS} headers.`)
  const { publicOrigin, port } = request
  const origin = originOf((request.headers.host ?? '').toLowerCase(), request)
  const others = publicOrigin === null ? '' : `, and to ${publicOrigin}`
  if (request.hostHeaders !== 1 || origin === null)
    return refuse(421, 'Misdirected Request', `This server answers to 127.0.0.1:${port} and localhost only${others}.`)
  if (publicOrigin !== null && origin !== publicOrigin && cameThroughProxy(request))
    return refuse(
      421,
      'Misdirected Request',
      'A proxy sent this request with its own Host. Make the proxy pass on the Host that the browser sent.',
    )
  if (!request.target.startsWith('/'))
    return refuse(400, 'Bad Request', 'The target of a request must be a path that begins with a slash.')
  if (!isDecodable(request.target))
    return refuse(
      400,
      'Bad Request',
      'The address has a “%” that does not encode a character. Check that you copied it correctly.',
    )
  if (READS.has(request.method)) return judgeRead(request, origin)
  if (CHANGES.has(request.method)) return judgeChange(request, origin)
  return refuse(405, 'Method Not Allowed', `Accepted methods: ${[...READS, ...CHANGES].join(', ')}.`)
}

/** A refusal as an answer: problem details (RFC 9457) for the interface of programs, a line of text for pages. */
export const refusalBody = (refusal: Refusal, target: string): { contentType: string; body: string } =>
  pathOf(target).startsWith('/api/')
    ? { contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', ...refusal }) }
    : { contentType: 'text/plain; charset=utf-8', body: `${refusal.title}. ${refusal.detail}\n` }

/** Headers that only a trusted proxy or the framework itself may set. No proxy is trusted, so nobody may. */
export const isForbiddenHeader = (name: string): boolean =>
  /^(x-forwarded-.*|forwarded|x-real-ip|x-nonce|x-middleware-.*|content-security-policy.*)$/i.test(name)
