import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import type { Agent } from 'undici'
import { readBody } from './guarded-fetch-body'
import {
  accepts,
  type FetchFailure,
  type FetchKind,
  failureOfError,
  failureOfStatus,
  isLoginAddress,
  mediaType,
  refusal,
} from './guarded-fetch-judge'
import { type AddressPolicy, judgeAddress, PUBLIC_ADDRESSES, resolveAdmitted } from './guarded-fetch-policy'

export type { FetchFailure, FetchKind } from './guarded-fetch-judge'
export type { AddressPolicy } from './guarded-fetch-policy'

export type Fetched = {
  readonly ok: true
  /** Where it was found in the end, after redirects. */
  readonly url: string
  /** Lower case, without parameters. */
  readonly mediaType: string
  /** As the server names it; null where it does not. */
  readonly charset: string | null
  readonly bytes: Uint8Array
}

export type FetchOptions = {
  readonly kind: FetchKind
  readonly signal?: AbortSignal
  readonly policy?: AddressPolicy
  readonly limits?: Partial<FetchLimits>
}

export type FetchLimits = { readonly totalMs: number; readonly bytes: number; readonly redirects: number }
export const FETCH_LIMITS: FetchLimits = { totalMs: 10_000, bytes: 5 * 1024 * 1024, redirects: 5 }

const ACCEPT: Readonly<Record<FetchKind, string>> = {
  page: 'text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, application/pdf;q=0.8, */*;q=0.1',
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
}

/**
 * The check stands in the lookup of the very connection: an answer that changes afterwards cannot be used. undici is
 * loaded with the first request, as most runs of the server send none.
 */
export const agentFor = async (policy: AddressPolicy): Promise<Agent> => {
  const { Agent } = await import('undici')
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveAdmitted(hostname, policy).then(
      (found) => {
        const [first] = found
        if (options.all) callback(null, [...found])
        else callback(null, first?.address ?? '', first?.family ?? 0)
      },
      (reason) => callback(reason, []),
    )
  }
  return new Agent({ connect: { lookup }, connections: 1, pipelining: 0, allowH2: false })
}

const headerOf = (headers: Readonly<Record<string, string | string[] | undefined>>, name: string): string | null => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

const requestHeaders = ({ kind }: FetchOptions): Record<string, string> => ({
  accept: ACCEPT[kind],
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Aide-Memoire/1 (opened at the request of its reader)',
})

/** Work that ends with its signal: a request is only given up by undici once its name is resolved. */
const untilAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })

type Answer = { readonly status: number; readonly header: (name: string) => string | null; readonly body: Readable }

const resultOf = async (
  { status, header, body }: Answer,
  url: URL,
  { kind }: FetchOptions,
  maxBytes: number,
): Promise<Fetched | FetchFailure> => {
  const bad = failureOfStatus(status, url)
  if (bad) return bad
  const type = mediaType(header('content-type') ?? '')
  if (!accepts(kind, type.name)) return refusal('wrong-type', url, type.name)
  const read = await readBody(body, header('content-encoding') ?? '', maxBytes)
  if (!read.ok) return refusal(read.why === 'encoding' ? 'wrong-type' : read.why, url, header('content-encoding') ?? '')
  return {
    ok: true,
    url: url.href,
    mediaType: type.name,
    charset: type.charset,
    bytes: read.bytes,
  }
}

/**
 * Fetches a public address for a reader: http(s) on the usual ports, at most five redirects each checked again, ten
 * seconds in all, 5 MB after unpacking, no cookies, no proxy of the environment. What cannot be had is a value with a
 * message for people; it never throws for what a server or a network does.
 */
export const fetchAddress = async (address: string, options: FetchOptions): Promise<Fetched | FetchFailure> => {
  const policy = options.policy ?? PUBLIC_ADDRESSES
  const limits = { ...FETCH_LIMITS, ...options.limits }
  const timer = AbortSignal.timeout(limits.totalMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timer]) : timer
  const { request } = await import('undici')
  const agent = await agentFor(policy)
  let next = address
  try {
    for (let redirects = 0; redirects <= limits.redirects; redirects++) {
      const judged = judgeAddress(next, policy)
      if (!judged.ok) return refusal('refused-address', next, judged.reason)
      const { url } = judged
      if (redirects > 0 && isLoginAddress(url)) return refusal('login', url)
      const asked = request(url, { dispatcher: agent, signal, headers: requestHeaders(options) })
      const answer = await untilAborted(asked, signal)
      // What is left of a body when the connection is given up is nobody's error.
      answer.body.on('error', () => undefined)
      const header = (name: string) => headerOf(answer.headers, name)
      const location = isRedirect(answer.statusCode) ? header('location') : null
      if (location === null)
        return await resultOf({ status: answer.statusCode, header, body: answer.body }, url, options, limits.bytes)
      answer.body.destroy()
      next = URL.canParse(location, url) ? new URL(location, url).href : location
    }
    return refusal('unreachable', address, `it redirects more than ${limits.redirects} times.`)
  } catch (reason) {
    return failureOfError(reason, next, { timedOut: timer.aborted, stopped: options.signal?.aborted ?? false })
  } finally {
    agent.destroy().catch(() => undefined)
  }
}
