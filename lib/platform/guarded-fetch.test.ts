import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AddressPolicy, type FetchOptions, fetchAddress } from './guarded-fetch'
import { PUBLIC_ADDRESSES } from './guarded-fetch-policy'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const HTML = { 'content-type': 'text/html; charset=UTF-8' }
const page =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { ...HTML, ...headers }).end(body)
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end()

let server: Server // started before the first test
let port = 0
let answer: Answer = page('<p>Words</p>')
const asked: IncomingMessage[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port // a server that listens on a port has one
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Lets names ending in .test lead to the local server, and only 127.0.0.1 of all private addresses. */
const local = (): AddressPolicy => ({
  ports: [port],
  admits: (address) => address === '127.0.0.1',
  resolve: async (name) => (name.endsWith('.test') ? [{ address: '127.0.0.1', family: 4 }] : []),
})

const ask = (path: string, answering: Answer, more: Partial<FetchOptions> = {}) => {
  answer = answering
  asked.length = 0
  return fetchAddress(`http://weir.test:${port}${path}`, { kind: 'page', policy: local(), ...more })
}
const codeOf = async (...args: Parameters<typeof ask>) => {
  const fetched = await ask(...args)
  return fetched.ok ? 'fetched' : fetched.code
}

describe('fetching a page', () => {
  it('gives its bytes, type and address', async () => {
    expect(await ask('/a', page('<p>Words</p>'))).toEqual({
      ok: true,
      url: `http://weir.test:${port}/a`,
      mediaType: 'text/html',
      charset: 'UTF-8',
      bytes: Buffer.from('<p>Words</p>'),
    })
  })

  it('sends no cookies, no referrer and nothing about its reader', async () => {
    await ask('/a', page('x', { 'set-cookie': 'a=b' }))
    await ask('/b', page('x'))
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('unpacks %s', async (encoding, pack) => {
    const fetched = await ask('/a', page(pack(Buffer.from('<p>Words</p>')), { 'content-encoding': encoding }))
    expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe('<p>Words</p>')
  })

  it('takes no notice of a proxy that the environment names', async () => {
    const before = process.env.http_proxy
    process.env.http_proxy = 'http://127.0.0.1:9'
    try {
      expect(await codeOf('/a', page('x'))).toBe('fetched')
    } finally {
      if (before === undefined) delete process.env.http_proxy
      else process.env.http_proxy = before
    }
  })
})

describe('a page that cannot be had', () => {
  const ofNoType: Answer = (_, response) => {
    response.writeHead(200).end('x')
  }
  const brokenOff: Answer = (_, response) => {
    response.writeHead(200, HTML).write('x', () => response.destroy())
  }

  it.each([
    ['not there', status(404), 'not-found'],
    ['gone', status(410), 'not-found'],
    ['for who signed in', status(401), 'login'],
    ['forbidden', status(403), 'login'],
    ['asked too often', status(429), 'unreachable'],
    ['broken', status(500), 'unreachable'],
    ['a picture', page('x', { 'content-type': 'image/png' }), 'wrong-type'],
    ['of no type', ofNoType, 'wrong-type'],
    ['packed in an unknown way', page('x', { 'content-encoding': 'zstd' }), 'wrong-type'],
    ['packed twice', page('x', { 'content-encoding': 'gzip, gzip' }), 'wrong-type'],
    ['packed wrongly', page('no gzip at all', { 'content-encoding': 'gzip' }), 'unreachable'],
    ['broken off', brokenOff, 'unreachable'],
  ] as const)('is told to be %s', async (_, answering, code) => {
    expect(await codeOf('/a', answering)).toBe(code)
  })

  it('says in its message which address it was and what to do', async () => {
    const fetched = await ask('/a', status(403))
    expect(!fetched.ok && fetched.message).toBe(
      `http://weir.test:${port}/a asks readers to sign in. Open it in your browser, save the page or copy its text, and add that.`,
    )
  })

  it.each(['/login?next=/a', '/account/sign-in', '/sso/start', '/wp-login.php'])(
    'is told to be behind a login where it leads to %s',
    async (path) => {
      expect(await codeOf('/a', status(302, { location: path }))).toBe('login')
    },
  )

  it.each([
    ['no site with that name', 'http://nowhere.test.invalid', 'refused-address'],
    ['no address', 'weir', 'refused-address'],
  ])('is told to be %s', async (_, address, code) => {
    expect(await fetchAddress(address, { kind: 'page', policy: local() })).toMatchObject({ ok: false, code })
  })

  it('is told that the name is unknown', async () => {
    const unknown = async () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
    const fetched = await ask('/a', page('x'), { policy: { ...local(), resolve: unknown } })
    expect(fetched).toMatchObject({ code: 'unreachable', message: expect.stringContaining('no site with that name') })
  })

  it('is told that nobody listens there', async () => {
    const policy = { ...local(), ports: [1] }
    expect(await fetchAddress('http://weir.test:1/', { kind: 'page', policy })).toMatchObject({ code: 'unreachable' })
  })
})

describe('limits', () => {
  it('stops after the time that is allowed, whether the answer never begins or never ends', async () => {
    const limits = { totalMs: 300 }
    expect(await codeOf('/a', () => undefined, { limits })).toBe('timeout')
    const slow: Answer = (_, response) => {
      response.writeHead(200, HTML)
      const timer = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(timer))
    }
    expect(await codeOf('/a', slow, { limits })).toBe('timeout')
  })

  // Without that, undici would give up by itself after ten seconds.
  it('stops after that time too if the name is never resolved', { timeout: 9_000 }, async () => {
    const never = { ...local(), resolve: () => new Promise<never>(() => undefined) }
    expect(await codeOf('/a', page('x'), { limits: { totalMs: 300 }, policy: never })).toBe('timeout')
  })

  it('counts redirects together with the time', async () => {
    const slowly: Answer = (request, response) =>
      void setTimeout(() => status(302, { location: `${request.url}x` })(request, response), 120)
    expect(await codeOf('/a', slowly, { limits: { totalMs: 300 } })).toBe('timeout')
  })

  it('stops when its reader does', async () => {
    const stop = new AbortController()
    const fetching = codeOf('/a', () => stop.abort(), { signal: stop.signal })
    expect(await fetching).toBe('unreachable')
  })

  it('stops over 5 MB, whatever length the server states', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'word ')
    const endless: Answer = (_, response) => {
      response.writeHead(200, HTML)
      const more = (): void => {
        if (!response.destroyed) response.write(megabyte, more)
      }
      more()
    }
    expect(await codeOf('/a', endless)).toBe('too-large')
    expect(await codeOf('/a', page(Buffer.alloc(5 * 1024 * 1024, 'word ')))).toBe('fetched')
    expect(await codeOf('/a', page(Buffer.alloc(5 * 1024 * 1024 + 1, 'word ')))).toBe('too-large')
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200 * 1024 * 1024))],
    ['br', brotliCompressSync(Buffer.alloc(200 * 1024 * 1024), { params: { 1: 1 } })],
  ])('stops a bomb of %s before it is unpacked', async (encoding, bomb) => {
    const before = process.memoryUsage().arrayBuffers
    expect(await codeOf('/a', page(bomb, { 'content-encoding': encoding }))).toBe('bomb')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024)
  })

  it('follows five redirects and no more', async () => {
    const chain: Answer = (request, response) => {
      const step = Number(request.url?.slice(1))
      if (step === 0) page('x')(request, response)
      else status(302, { location: `/${step - 1}` })(request, response)
    }
    expect(await codeOf('/5', chain)).toBe('fetched')
    expect(await codeOf('/6', chain)).toBe('unreachable')
    expect(await codeOf('/a', status(302, { location: '/a' }))).toBe('unreachable')
  })
})

describe('addresses that are not public', () => {
  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    'http://2130706434/',
    'file:///etc/passwd',
    'http://other.invalid/',
    'https://me:secret@weir.test/',
  ])('are not reached by a redirect to %s', async (location) => {
    expect(await codeOf('/a', status(302, { location }))).toBe('refused-address')
    expect(asked.length).toBe(1)
  })

  it('are not reached by a name that leads to them', async () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const policy = { ...PUBLIC_ADDRESSES, resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }] }
      expect(await fetchAddress('http://weir.example/', { kind: 'page', policy })).toMatchObject({
        code: 'refused-address',
      })
    }
  })

  it('are not reached by a name with public and private addresses', async () => {
    const policy = {
      ...local(),
      resolve: async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    }
    expect(await codeOf('/a', page('x'), { policy })).toBe('refused-address')
    expect(asked.length).toBe(0)
  })

  it('are not reached by a name whose answers change between two questions', async () => {
    let questions = 0
    const policy: AddressPolicy = {
      ...local(),
      resolve: async () => {
        questions += 1
        return [{ address: questions === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
      },
    }
    // The one answer that was checked is the one that is connected to; the next connection asks and checks again.
    expect(await codeOf('/a', status(302, { location: `http://other.test:${port}/b` }), { policy })).toBe(
      'refused-address',
    )
    expect([questions, asked.length]).toEqual([2, 1])
  })

  it('are refused by the policy that is served, this server included', async () => {
    answer = page('x')
    asked.length = 0
    expect(await fetchAddress(`http://127.0.0.1:${port}/`, { kind: 'page' })).toMatchObject({ code: 'refused-address' })
    expect(await fetchAddress('http://localhost/', { kind: 'page' })).toMatchObject({ code: 'refused-address' })
    expect(asked.length).toBe(0)
  })
})
