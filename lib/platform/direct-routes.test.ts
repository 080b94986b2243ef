import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerDirectly, type DirectRoute, setDirectRoutes } from './direct-routes'
import { log } from './log'
import { ask as send, serve as served } from './served.fixture'

afterEach(() => {
  setDirectRoutes(new Map())
  vi.restoreAllMocks()
})

const ADDRESS = 'POST /api/v1/reviews'

const serve = async (route: DirectRoute): Promise<number> => {
  setDirectRoutes(new Map([[ADDRESS, route]]))
  const { port } = await served((request, response) => {
    if (!answerDirectly(request, response)) response.end('from the application')
  })
  return port
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

type Asked = { readonly method?: string; readonly path?: string; readonly headers?: Record<string, string> }

const ask = (port: number, { method = 'POST', path = '/api/v1/reviews', headers = {} }: Asked = {}, body = '{}') =>
  send(port, { method, path, headers: { ...JSON_TYPE, ...headers } }, method === 'GET' ? undefined : body)

const echo: DirectRoute = async (request) =>
  Response.json(
    { said: await request.text(), length: request.headers.get('Content-Length'), none: request.headers.get('x-none') },
    { status: 409, headers: { 'Cache-Control': 'no-store', 'X-Frame-Options': 'SAMEORIGIN' } },
  )

describe('answerDirectly', () => {
  it('gives the route the body and headers, and sends its status, headers and body in one piece', async () => {
    const answer = await ask(await serve(echo), {}, '{"a":"é"}')
    expect(answer.status).toBe(409)
    expect(JSON.parse(answer.body)).toEqual({ said: '{"a":"é"}', length: '10', none: null })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['content-type']).toBe('application/json')
    expect(answer.headers['content-length']).toBe(String(answer.body.length + 1))
  })

  it('leaves the headers of the guard as they are', async () => {
    const answer = await ask(await serve(echo))
    expect(answer.headers['x-frame-options']).toBe('DENY')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it.each([
    ['another method', { method: 'GET' }],
    ['a query', { path: '/api/v1/reviews?' }],
    ['a slash behind it', { path: '/api/v1/reviews/' }],
    ['an escape', { path: '/api/v1/review%73' }],
    ['another address', { path: '/api/v1/undo' }],
  ])('leaves %s to the application', async (_, asked) => {
    expect((await ask(await serve(echo), asked)).body).toBe('from the application')
  })

  it('leaves a server action to the application', async () => {
    const port = await serve(echo)
    const headers = { 'Next-Action': 'abc', Origin: `http://127.0.0.1:${port}` }
    expect((await ask(port, { headers })).body).toBe('from the application')
  })

  it.each([
    ['a rebound name', { Host: 'evil.example' }, 421],
    ['a foreign page', { Origin: 'http://evil.example' }, 403],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another type', { 'Content-Type': 'text/plain' }, 415],
  ])('is never reached by %s', async (_, headers, status) => {
    const route = vi.fn(echo)
    expect((await ask(await serve(route), { headers })).status).toBe(status)
    expect(route).not.toHaveBeenCalled()
  })

  it('ends the connection and says why if a route throws', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined)
    const port = await serve(() => Promise.reject(new Error('a bug')))
    await expect(ask(port)).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(logged).toHaveBeenCalledOnce()
  })

  it('survives a client that goes away in the middle of the body or before the answer', async () => {
    const [seen, outcomes]: [string[], string[]] = [[], []]
    let answer: () => void = () => undefined
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const port = await serve(async (request) => {
      seen.push('begun')
      const read = await request.text().catch((reason: Error) => `failed: ${reason.message}`)
      seen.push(read)
      if (!read.startsWith('failed')) await answered
      outcomes.push(read)
      return new Response('too late')
    })
    const head = `POST /api/v1/reviews HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`
    const wait = (expected: () => void) => vi.waitFor(expected, { timeout: 10_000, interval: 5 })
    const leave = async (length: number, when: readonly string[]) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(`${head}Content-Length: ${length}\r\n\r\n{}`))
      await wait(() => expect(seen).toEqual(when))
      socket.destroy()
    }
    await leave(9, ['begun'])
    await wait(() => expect(outcomes).toEqual(['failed: aborted']))
    await leave(2, ['begun', 'failed: aborted', 'begun', '{}'])
    // What comes later is answered when the server has seen that the client is gone.
    expect((await ask(port, { method: 'GET' })).body).toBe('from the application')
    answer()
    await wait(() => expect(outcomes).toEqual(['failed: aborted', '{}']))
    expect((await ask(port, { method: 'GET' })).body).toBe('from the application')
  })
})
