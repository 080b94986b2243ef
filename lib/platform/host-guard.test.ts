import { describe, expect, it } from 'vitest'
import {
  BODY_LIMIT_BYTES,
  type GuardedRequest,
  isForbiddenHeader,
  judgeRequest,
  originOfHost,
  refusalBody,
} from './host-guard'

const OWN = 'http://127.0.0.1:4711'
const JSON_TYPE = { 'content-type': 'application/json' }

const get = (headers: GuardedRequest['headers'] = {}, target = '/'): GuardedRequest => ({
  method: 'GET',
  target,
  headers: { host: '127.0.0.1:4711', ...headers },
  hostHeaders: 1,
  headerCount: 2,
  fromLoopback: true,
  port: 4711,
  publicOrigin: null,
})
const post = (headers: GuardedRequest['headers'] = {}, target = '/'): GuardedRequest => ({
  ...get(headers, target),
  method: 'POST',
})
const statusOf = (request: GuardedRequest): number | null => judgeRequest(request)?.status ?? null

describe('judgeRequest on the connection', () => {
  it('refuses what does not come from this machine, whatever it says of itself', () => {
    expect(statusOf({ ...get(), fromLoopback: false })).toBe(403)
  })

  it('refuses more headers than browsers and proxies send', () => {
    expect(statusOf({ ...get(), headerCount: 100 })).toBeNull()
    expect(statusOf({ ...get(), headerCount: 101 })).toBe(431)
  })
})

describe('judgeRequest on the Host header', () => {
  it.each(['127.0.0.1:4711', 'localhost:4711', 'LocalHost:4711', '[::1]:4711'])('accepts %s', (host) => {
    expect(statusOf(get({ host }))).toBeNull()
  })

  it.each([
    'evil.example',
    'evil.example:4711',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:47110',
    '127.0.0.1.evil.example:4711',
    'localhost.evil.example:4711',
    'user@127.0.0.1:4711',
    '0.0.0.0:4711',
    '127.1:4711',
    '',
  ])('refuses %s with 421, on pages, files and the interface, whatever else is right', (host) => {
    const origin = `http://${host}`
    for (const target of ['/', '/_next/static/a.js', '/api/v1/health'])
      expect(statusOf(get({ host }, target))).toBe(421)
    expect(statusOf(post({ host, origin, ...JSON_TYPE }, '/api/v1/reviews'))).toBe(421)
    expect(statusOf(post({ host, origin, 'sec-fetch-site': 'same-origin' }))).toBe(421)
  })

  it('refuses a request without Host and one with two', () => {
    const { host: _, ...noHost } = get().headers
    expect(statusOf({ ...get(), headers: noHost, hostHeaders: 0 })).toBe(421)
    expect(statusOf({ ...get(), hostHeaders: 2 })).toBe(421)
  })

  it('accepts a name without a port only at port 80', () => {
    expect(statusOf({ ...get({ host: 'localhost' }), port: 80 })).toBeNull()
  })
})

it.each([
  ['/library/%F0%9F', 400],
  ['/library/%', 400],
  ['/api/v1/articles/%C3%28/model-drafts', 400],
  ['/%E0%A4%A', 400],
  ['/library/%F0%9F%8C%89', null],
  ['/library/a%20b?q=100%', null],
  ['/cards?search=%F0%9F', null],
])('refuses an address that the router could not decode: %s', (target, status) => {
  expect(statusOf(get({}, target))).toBe(status)
})

describe('judgeRequest on what is asked for', () => {
  it.each(['http://127.0.0.1:4711/', 'http://evil.example/', '*'])('refuses the target %s', (target) => {
    expect(statusOf(get({}, target))).toBe(400)
  })

  it.each(['TRACE', 'CONNECT', 'PROPFIND', ''])('refuses the method “%s”', (method) => {
    expect(statusOf({ ...get(), method })).toBe(405)
  })
})

describe('judgeRequest on reads', () => {
  const opened = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

  it('answers programs, own pages and typed addresses', () => {
    expect(statusOf(get())).toBeNull()
    expect(statusOf(get({ 'sec-fetch-site': 'same-origin' }))).toBeNull()
    expect(statusOf(get({ 'sec-fetch-site': 'none', ...opened }))).toBeNull()
  })

  it('lets a link on another site open a page', () => {
    expect(statusOf(get({ 'sec-fetch-site': 'cross-site', ...opened }))).toBeNull()
  })

  it.each([
    ['a picture or script', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a frame', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['the Origin “null”', { origin: 'null' }],
  ])('refuses %s', (_, headers) => {
    expect(statusOf(get(headers))).toBe(403)
  })

  it('refuses a preflight from another site', () => {
    expect(statusOf({ ...get({ origin: 'http://evil.example' }), method: 'OPTIONS' })).toBe(403)
  })
})

describe('judgeRequest on changes', () => {
  it('accepts a form or action of an own page', () => {
    expect(statusOf(post({ origin: OWN }))).toBeNull()
    expect(statusOf(post({ origin: OWN, 'sec-fetch-site': 'same-origin' }))).toBeNull()
  })

  it.each([
    ['no Origin', {}],
    ['no Origin, but JSON', JSON_TYPE],
    ['the Origin “null”', { origin: 'null' }],
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['another own name', { origin: 'http://localhost:4711' }],
    ['another scheme', { origin: 'https://127.0.0.1:4711' }],
    ['another port', { origin: 'http://127.0.0.1:3000' }],
    ['a foreign Origin that X-Forwarded-Host vouches for', { origin: 'http://evil', 'x-forwarded-host': 'evil' }],
    ['own Origin from another site', { origin: OWN, 'sec-fetch-site': 'cross-site' }],
  ])('refuses a page’s change with %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(statusOf({ ...post(headers), method })).toBe(403)
  })

  it('accepts JSON from a program on this machine, and from an own page', () => {
    expect(statusOf(post(JSON_TYPE, '/api/v1/reviews'))).toBeNull()
    expect(statusOf(post({ 'content-type': 'application/json; charset=utf-8' }, '/api/v1/reviews'))).toBeNull()
    expect(statusOf(post({ ...JSON_TYPE, origin: OWN, 'sec-fetch-site': 'same-origin' }, '/api/v1/reviews'))).toBeNull()
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'refuses the interface’s body of type “%s”',
    (type) => {
      expect(statusOf(post({ 'content-type': type }, '/api/v1/reviews'))).toBe(415)
      expect(statusOf(post({ 'content-type': type, origin: OWN }, '/api/v1/reviews'))).toBe(415)
    },
  )

  it.each([
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['a foreign site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['a server action in disguise', { 'next-action': 'a1b2' }],
  ])('refuses JSON with %s', (_, headers) => {
    expect(statusOf(post({ ...JSON_TYPE, ...headers }, '/api/v1/reviews'))).toBe(403)
  })

  it.each(['/api/v1/../../review', '/api/v1/%2e%2e/%2E%2E/review', '/api/v10', '/api/v1', '/review?/api/v1/'])(
    'does not take %s for the programs’ interface',
    (target) => {
      expect(statusOf(post(JSON_TYPE, target))).toBe(403)
    },
  )

  it('bounds the body, and wants to know its length first', () => {
    const sized = (bytes: number) => post({ origin: OWN, 'content-length': String(bytes) })
    expect(statusOf(sized(BODY_LIMIT_BYTES))).toBeNull()
    expect(statusOf(sized(BODY_LIMIT_BYTES + 1))).toBe(413)
    expect(statusOf(post({ origin: OWN, 'transfer-encoding': 'chunked' }))).toBe(411)
  })
})

describe('refusalBody', () => {
  const refusal = { status: 403, title: 'Forbidden', detail: 'Not from there.' } as const

  it('is problem details for the interface', () => {
    const { contentType, body } = refusalBody(refusal, '/api/v1/reviews?x=1')
    expect(contentType).toBe('application/problem+json')
    expect(JSON.parse(body)).toEqual({ type: 'about:blank', ...refusal })
  })

  it('is a line of text elsewhere', () => {
    expect(refusalBody(refusal, '/')).toEqual({
      contentType: 'text/plain; charset=utf-8',
      body: 'Forbidden. Not from there.\n',
    })
  })
})

describe('isForbiddenHeader', () => {
  it.each([
    ['x-forwarded-host', true],
    ['X-Forwarded-For', true],
    ['forwarded', true],
    ['x-nonce', true],
    ['x-middleware-subrequest', true],
    ['content-security-policy', true],
    ['cookie', false],
    ['content-type', false],
    ['next-action', false],
  ])('%s: %s', (name, forbidden) => {
    expect(isForbiddenHeader(name)).toBe(forbidden)
  })
})

describe('judgeRequest on the address for other devices', () => {
  const publicOrigin = 'https://study.example'
  const outside = (request: GuardedRequest): GuardedRequest => ({
    ...request,
    publicOrigin,
    headers: { ...request.headers, host: 'study.example' },
  })

  it('answers to it, and only to it', () => {
    expect(statusOf(outside(get()))).toBeNull()
    expect(statusOf({ ...get({ host: 'Study.Example' }), publicOrigin })).toBeNull()
    for (const host of ['study.example:4711', 'study.example.evil', 'other.example', 'study.example:443'])
      expect(statusOf({ ...get({ host }), publicOrigin })).toBe(421)
    expect(statusOf({ ...get({ host: 'study.example:8443' }), publicOrigin: 'https://study.example:8443' })).toBeNull()
    expect(statusOf(get({ host: 'study.example' }))).toBe(421)
  })

  it('accepts changes from its own pages only, with https', () => {
    const change = (origin: string, site = 'same-origin') =>
      statusOf(outside(post({ origin, 'sec-fetch-site': site, ...JSON_TYPE }, '/api/v1/reviews')))
    expect(change(publicOrigin)).toBeNull()
    for (const origin of ['http://study.example', 'https://evil.example', OWN, 'null']) expect(change(origin)).toBe(403)
    expect(change(publicOrigin, 'cross-site')).toBe(403)
    const atHome = post({ origin: publicOrigin, ...JSON_TYPE }, '/api/v1/reviews')
    expect(statusOf({ ...atHome, publicOrigin })).toBe(403)
  })

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])(
    'refuses what a proxy sent with this machine’s Host, known by %s',
    (name) => {
      expect(judgeRequest({ ...get({ [name]: 'x' }), publicOrigin })).toMatchObject({
        status: 421,
        detail: expect.stringContaining('Make the proxy pass on the Host'),
      })
      expect(statusOf(outside(get({ [name]: 'x' })))).toBeNull()
      // Without an address for other devices nothing comes through a proxy of ours; the headers are dropped.
      expect(statusOf(get({ [name]: 'x' }))).toBeNull()
    },
  )
})

it('gives this computer no encryption, and the public address some', () => {
  for (const host of ['127.0.0.1:4711', 'localhost', 'LOCALHOST:80', '[::1]:4711'])
    expect(originOfHost(host)).toBe(`http://${host}`)
  for (const host of ['study.example', 'localhost.evil:4711', '127.0.0.1.evil', '192.168.0.2:4711'])
    expect(originOfHost(host)).toBe(`https://${host}`)
})
