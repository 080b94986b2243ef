import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { admit, originOfDevices, setDeviceGate } from './device-gate'
import type { GuardedRequest } from './host-guard'

const PUBLIC = 'https://study.example'
const asked = (more: Partial<GuardedRequest> = {}): GuardedRequest => ({
  method: 'GET',
  target: '/',
  hostHeaders: 1,
  headerCount: 2,
  fromLoopback: true,
  port: 4711,
  publicOrigin: PUBLIC,
  ...more,
  headers: { host: 'study.example', ...more.headers },
})
const HERE = { host: '127.0.0.1:4711' }
const PAGE = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }

const lookedAt: string[][] = []
const gate = {
  recognise: async (cookies: string, origin: string) => {
    lookedAt.push([cookies, origin])
    if (cookies === 'device=renew') return ['device=new']
    return cookies === 'device=paired' ? [] : null
  },
  isSecret: (secret: string) => secret === 'of-the-folder',
  linkFor: async (url: string) => `${url}/pair#six-words`,
}
beforeEach(() => setDeviceGate(gate))
afterEach(() => {
  lookedAt.length = 0
  Reflect.deleteProperty(globalThis, Symbol.for('aide.device-gate'))
})

describe('admit', () => {
  it('asks for pairing whatever Host a request names', async () => {
    expect(await admit(asked({ headers: HERE }))).toMatchObject({ kind: 'refused' })
    expect(await admit(asked({ headers: { ...HERE, cookie: 'device=paired' } }))).toMatchObject({ kind: 'admitted' })
    expect(lookedAt.map(([, origin]) => origin)).toEqual(['http://localhost', 'http://localhost'])
  })

  it('lets programs with the secret of the data folder use their interface, and nothing else', async () => {
    const kindOf = async (authorization: string, more: Partial<GuardedRequest> = {}) =>
      (await admit(asked({ target: '/api/v1/cards', ...more, headers: { ...more.headers, authorization } }))).kind
    expect(await kindOf('Bearer of-the-folder')).toBe('admitted')
    expect(await kindOf('Bearer another')).toBe('refused')
    expect(await kindOf('Basic of-the-folder')).toBe('refused')
    expect(await kindOf('Bearer of-the-folder', { target: '/cards' })).toBe('refused')
    expect(await kindOf('Bearer of-the-folder', { target: '/api/v1/../../cards' })).toBe('refused')
    const action = { method: 'POST', headers: { 'next-action': 'x' } }
    expect(await kindOf('Bearer of-the-folder', action)).toBe('refused')
  })

  it('lets paired devices in from outside, and renews their cookies', async () => {
    const paired = asked({ headers: { cookie: 'device=paired' } })
    expect(await admit(paired)).toEqual({ kind: 'admitted', cookies: [] })
    const renewed = asked({ headers: { cookie: 'device=renew' } })
    expect(await admit(renewed)).toEqual({ kind: 'admitted', cookies: ['device=new'] })
    expect(lookedAt[0]).toEqual(['device=paired', PUBLIC])
  })

  it('sends a page that is opened on a device that is not paired to the page that pairs', async () => {
    expect(await admit(asked({ headers: PAGE }))).toEqual({ kind: 'redirect', to: '/pair' })
  })

  it.each([
    ['a page that a program reads', {}],
    ['data', { target: '/api/v1/session' }],
    ['a backup', { target: '/api/v1/export?format=apkg' }],
    ['a built file', { target: '/_next/static/a.js' }],
    ['an answer', { method: 'POST', target: '/api/v1/reviews' }],
    ['an action of a page', { method: 'POST', target: '/', headers: { 'next-action': 'x' } }],
    ['an action sent to the page that pairs', { method: 'POST', target: '/pair', headers: { 'next-action': 'x' } }],
    ['an action sent to what pairs', { method: 'POST', target: '/api/v1/pair', headers: { 'next-action': 'x' } }],
    ['a part of a page by the address of the one that pairs', { target: '/pair', headers: { rsc: '1' } }],
    ['another method', { method: 'PUT', target: '/api/v1/pair' }],
    ['a path that only begins like it', { target: '/pair/../settings' }],
    ['a path with escapes', { target: '/%70air' }],
    ['a path with two slashes', { target: '//pair' }],
    ['a path below it', { target: '/pair/x' }],
    ['an address of a calendar that is no secret', { target: '/calendar/x' }],
    ['a picture of the project', { target: '/pictures/a.png' }],
  ] as const)('refuses %s with 401', async (_, more) => {
    expect(await admit(asked(more))).toMatchObject({ kind: 'refused', refusal: { status: 401 } })
  })

  it.each([
    ['the page that pairs', { target: '/pair' }],
    ['it with a query', { target: '/pair?from=home' }],
    ['a code', { method: 'POST', target: '/api/v1/pair' }],
    ['the icon', { target: '/icon.svg' }],
    ['a calendar, whose address is its secret', { target: `/calendar/${'a'.repeat(32)}?hour=9` }],
    ['the manifest, which browsers fetch without cookies', { target: '/manifest.webmanifest' }],
  ] as const)('lets everybody have %s', async (_, more) => {
    expect(await admit(asked(more))).toEqual({ kind: 'admitted', cookies: [] })
    expect(lookedAt).toEqual([])
  })

  it('lets nobody in from outside before the data is open', async () => {
    Reflect.deleteProperty(globalThis, Symbol.for('aide.device-gate'))
    expect(await admit(asked({ headers: { cookie: 'device=paired' } }))).toMatchObject({ kind: 'refused' })
  })
})

it('knows which origin the cookies of a request belong to', () => {
  expect(originOfDevices('study.example', PUBLIC)).toBe(PUBLIC)
  expect(originOfDevices('Study.Example', PUBLIC)).toBe(PUBLIC)
  expect(originOfDevices('127.0.0.1:4711', PUBLIC)).toBe('http://localhost')
  expect(originOfDevices('study.example', null)).toBe('http://localhost')
})
