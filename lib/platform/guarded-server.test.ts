import { channel } from 'node:diagnostics_channel'
import { Agent, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createGuardedServer, type Handle } from './guarded-server'
import { requestScope } from './request-scope'
import { ask, serve } from './served.fixture'

const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
  })

const hello: Handle = (_, response) => response.end('hello')

describe('createGuardedServer', () => {
  it('hands a good request on and puts the security headers on the answer', async () => {
    const { port } = await serve(hello)
    const { status, headers, body } = await ask(port)
    expect([status, body]).toEqual([200, 'hello'])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it.each([
    ['/', 503, 'text/plain; charset=utf-8', 'Storage problem. The database is busy.\n'],
    ['/api/v1/session', 503, 'application/problem+json', expect.stringContaining('"detail":"The database is busy."')],
  ])('answers in the place of %s that storage let down', async (path, status, type, body) => {
    const { port } = await serve((_, response) => {
      const scope = requestScope()
      if (scope) scope.failure = 'The database is busy.'
      response.statusCode = 500
      response.setHeader('Content-Encoding', 'gzip')
      response.write('a page without a word of it')
      response.end('more of it')
    })
    const told = await ask(port, { path })
    expect(told).toMatchObject({ status, body, headers: { 'content-type': type, 'retry-after': '5' } })
    expect(told.headers['content-encoding']).toBeUndefined()
  })

  it('leaves a page as it is that could be shown in spite of it, and one that failed for another reason', async () => {
    const { port } = await serve((request, response) => {
      const scope = requestScope()
      const isShown = request.url === '/'
      if (scope && isShown) scope.failure = 'The database is busy.'
      response.writeHead(isShown ? 200 : 500)
      response.end('as it is')
    })
    expect(await ask(port)).toMatchObject({ status: 200, body: 'as it is' })
    expect(await ask(port, { path: '/cards' })).toMatchObject({ status: 500, body: 'as it is' })
  })

  it('never shows a refused request to the application', async () => {
    let shown = 0
    const { port } = await serve((_, response) => {
      shown++
      response.end()
    })
    expect((await ask(port, { headers: { Host: 'evil.example' } })).status).toBe(421)
    expect((await ask(port, { method: 'POST', headers: { Origin: 'null' } })).status).toBe(403)
    expect(await raw(port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /)
    expect(await raw(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /)
    const twice = `Host: 127.0.0.1:${port}\r\nHost: evil.example\r\n`
    expect(await raw(port, `GET / HTTP/1.1\r\n${twice}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 4\d\d /)
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n'
    expect(await raw(port, `GET / HTTP/1.1\r\nHost: evil.example\r\n${upgrade}\r\n`)).toMatch(/^HTTP\/1.1 421 /)
    expect(shown).toBe(0)
  })

  it('drops what only a trusted proxy may say', async () => {
    const seen: IncomingMessage[] = []
    const { port } = await serve((incoming, response) => {
      seen.push(incoming)
      response.end()
    })
    await ask(port, { headers: { 'X-Forwarded-Host': 'evil', 'X-Nonce': 'known', Forwarded: 'for=1', Accept: 'a/b' } })
    expect(seen[0]?.headers).toMatchObject({ accept: 'a/b' })
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['x-forwarded-host']))
    expect(seen[0]?.rawHeaders.join(' ')).not.toMatch(/evil|known|for=1/)
    expect(seen[0]?.rawHeaders).toHaveLength(6)
  })

  it('rejects with the code of a port that is taken', async () => {
    const { port } = await serve(hello)
    await expect(createGuardedServer(hello).listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

/** Looks at the requests that any server gets until the test is over, also those that no handler sees. */
const onRequest = (look: (begun: { readonly server: Server }) => unknown) => {
  const begun = channel('http.server.request.start')
  const listener = (message: unknown) => look(message as { server: Server }) // as Node documents it
  begun.subscribe(listener)
  onTestFinished(() => void begun.unsubscribe(listener))
}

describe('stop', () => {
  const held = async () => {
    const waiting: ServerResponse[] = []
    let arrived = () => {}
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const served = await serve((_, response) => {
      waiting.push(response)
      arrived()
    })
    const finish = () => {
      for (const response of waiting) response.end('done')
    }
    return { ...served, arrival, finish }
  }

  it('waits for the running request and closes its kept-alive connection at once', async () => {
    const { server, port, arrival, finish } = await held()
    onRequest((begun) => {
      // By itself Node would close it after five seconds.
      begun.server.keepAliveTimeout = 0
    })
    const agent = new Agent({ keepAlive: true })
    const running = ask(port, { agent })
    await arrival
    let isStopped = false
    // Left open, the connection would be cut off then, long after the limit of a test.
    const stopped = server.stop(600_000).then(() => {
      isStopped = true
    })
    await nextTurn()
    expect(isStopped).toBe(false)
    finish()
    expect((await running).body).toBe('done')
    await stopped
    agent.destroy()
  })

  it('takes no new connection', async () => {
    const { server, port, arrival, finish } = await held()
    const running = ask(port)
    await arrival
    const stopped = server.stop(4_000)
    await expect(ask(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    finish()
    await Promise.all([running, stopped])
  })

  it('refuses a second request on a connection that is still open', async () => {
    const { server, port, arrival, finish } = await held()
    const line = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
    const text = new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(line))
      let heard = ''
      socket.on('data', (chunk) => {
        heard += chunk
      })
      socket.on('close', () => resolve(heard))
      arrival.then(() => {
        void server.stop(4_000)
        onRequest(() => setImmediate(finish))
        socket.write(line)
      })
    })
    expect((await text).match(/HTTP\/1.1 (\d+)/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503'])
  })

  it('cuts off what does not finish in time', async () => {
    const { server, port, arrival } = await held()
    const running = ask(port)
    await arrival
    await Promise.all([server.stop(100), expect(running).rejects.toThrow()])
  })
})
