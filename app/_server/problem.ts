import type { NextRequest } from 'next/server'
import type { ZodError, ZodType } from 'zod'
import { storageFailure } from '@/lib/data/engine/storage-failure'
import type { Posted } from '@/lib/platform/direct-routes'
import { log } from '@/lib/platform/log'
import type { Failure, FailureCode, Result } from '@/lib/services/result'

const STATUS: Readonly<Record<FailureCode, number>> = {
  'not-found': 404,
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  'too-large': 413,
  'too-many': 429,
  'wrong-type': 415,
  storage: 503,
}

const TITLE: Readonly<Record<number, string>> = {
  400: 'The request could not be read',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong type',
  422: 'The request is not valid',
  429: 'Too many tries',
  500: 'Server error',
  503: 'Nothing can be saved now',
}

/** After a 503, for clients that ask again by themselves. */
const RETRY_AFTER_SECONDS = 5

/** An error as problem details (RFC 9457). */
export const problem = (status: number, detail: string, more: Readonly<Record<string, unknown>> = {}): Response => {
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  if (status === 503) headers.set('Retry-After', String(RETRY_AFTER_SECONDS))
  return Response.json(
    { type: 'about:blank', title: TITLE[status] ?? 'Error', status, detail, ...more },
    { status, headers },
  )
}

export const problemOf = ({ code, message, field }: Failure): Response =>
  problem(STATUS[code], message, field === undefined ? {} : { field })

/** What is wrong with each part of a request's body. */
export const invalidBody = (error: ZodError): Response =>
  problem(422, 'Some parts of the request are not valid.', {
    errors: error.issues.slice(0, 20).map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
  })

/** A parameter that there is not. */
export const unknownName = (name: string): Response =>
  problem(422, `“${name}” is not a valid parameter. See docs/API.md for the list.`, { field: name })

/** A value as JSON that no browser keeps. */
export const uncached = (value: unknown, status = 200): Response =>
  Response.json(value, { status, headers: { 'Cache-Control': 'no-store' } })

/** Answers with what `work` gives; a failing disk or database becomes 503 with the remedy, a bug 500 and a log line. */
export const answering = async (work: () => Promise<Response>): Promise<Response> => {
  try {
    return await work()
  } catch (reason) {
    const failure = storageFailure(reason)
    if (failure) return problem(503, failure.message, { code: failure.code })
    log.error('A request failed.', { reason })
    return problem(500, 'Something went wrong on the server. Nothing in this request was saved; try again.')
  }
}

/** The most bytes of a JSON body: 500 entries take about 250,000. */
const MOST_BODY_BYTES = 2_000_000

/** The body of a request as JSON, or the answer that says why not. */
const jsonBody = async (request: Posted): Promise<{ body: unknown } | { refused: Response }> => {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > MOST_BODY_BYTES) {
    return { refused: problem(413, `The body has ${announced} bytes; at most ${MOST_BODY_BYTES} are accepted.`) }
  }
  const text = await request.text()
  try {
    return { body: JSON.parse(text) }
  } catch {
    return { refused: problem(400, 'The body is not JSON. Send it as application/json in UTF-8.') }
  }
}

/**
 * Answers a request with what `work` gives for its JSON body, once a schema has read that.
 * @param refusal what is said of a body that the schema refuses
 */
export const answeringBody = <Body>(
  request: Posted,
  schema: ZodType<Body>,
  work: (body: Body) => Promise<Response>,
  refusal = invalidBody,
): Promise<Response> =>
  answering(async () => {
    const read = await jsonBody(request)
    if ('refused' in read) return read.refused
    const parsed = schema.safeParse(read.body)
    return parsed.success ? work(parsed.data) : refusal(parsed.error)
  })

/** The same for the parameters of its address. */
export const answeringQuery = <Query>(
  request: NextRequest,
  schema: ZodType<Query>,
  work: (query: Query) => Promise<Response>,
): Promise<Response> =>
  answering(async () => {
    const parsed = schema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
    return parsed.success ? work(parsed.data) : invalidBody(parsed.error)
  })

/** What a service gives as JSON, or why it did not do it. */
export const resulting = <Value>(result: Result<Value>, status = 200): Response =>
  result.ok ? uncached(result.value, status) : problemOf(result)
