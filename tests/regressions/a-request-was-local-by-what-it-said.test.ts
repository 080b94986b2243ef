import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { setDeviceGate } from '@/lib/platform/device-gate'
import { createGuardedServer, type GuardedServer } from '@/lib/platform/guarded-server'

// With a public address, a loopback Host and no sign of a proxy made a request count as one from this computer. A proxy
// that passes on neither, or 1,990 headers before the one that gives it away, opened the library to everybody.

const PUBLIC = 'https://study.example'
let running: GuardedServer | null = null
afterEach(async () => {
  await running?.stop(0)
  Reflect.deleteProperty(globalThis, Symbol.for('aide.device-gate'))
})

const serve = async (): Promise<{ port: number; reached: () => number }> => {
  let reached = 0
  setDeviceGate({
    recognise: async (cookies) => (cookies === 'device=paired' ? [] : null),
    isSecret: () => false,
    linkFor: async (url) => url,
  })
  running = createGuardedServer(
    async (request, response) => {
      reached++
      const parts = await request.toArray()
      response.end(Buffer.concat(parts))
    },
    undefined,
    { publicOrigin: PUBLIC },
  )
  return { port: await running.listen(0, '127.0.0.1'), reached: () => reached }
}

/** Sends bytes as they are and gives all that comes back until the server closes. */
const raw = (port: number, ...parts: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
    })
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
  })

const statusOf = (answer: string): number => Number(answer.split(' ')[1])
const get = (headers: string, version = '1.1') =>
  `GET /api/v1/cards HTTP/${version}\r\n${headers}Connection: close\r\n\r\n`

describe('with a public address', () => {
  it('no Host and no missing header makes a request one from this computer', async () => {
    const { port, reached } = await serve()
    const local = `Host: 127.0.0.1:${port}\r\n`
    const many = (n: number) => 'a: b\r\n'.repeat(n)
    expect(statusOf(await raw(port, get(local)))).toBe(401)
    expect(statusOf(await raw(port, get(local, '1.0')))).toBe(401)
    expect(statusOf(await raw(port, get(`Host:\t127.0.0.1:${port}\t\r\n`)))).toBe(401)
    expect(statusOf(await raw(port, get(`${local}${many(1_990)}X-Forwarded-For: 203.0.113.9\r\n`)))).toBe(431)
    expect(statusOf(await raw(port, get(`${many(120)}${local}`)))).toBe(431)
    expect(statusOf(await raw(port, get(`${local}b: ${'x'.repeat(33 * 1_024)}\r\n`)))).toBe(431)
    expect(statusOf(await raw(port, get(`${local}Cookie: device=other\r\n`)))).toBe(401)
    expect(reached()).toBe(0)
    expect(statusOf(await raw(port, get(`${local}Cookie: device=paired\r\n`)))).toBe(200)
  })
})

const code = (port: number, length: number, more = `Host: 127.0.0.1:${port}\r\n`) =>
  `POST /api/v1/pair HTTP/1.1\r\nContent-Type: application/json\r\n${more}` +
  `Content-Length: ${length}\r\nConnection: close\r\n\r\n`

describe('what anybody may send', () => {
  it('is passed on whole, however it arrives', async () => {
    const { port } = await serve()
    const body = JSON.stringify({ code: 'a b c d e f', name: 'Phone' })
    expect(await raw(port, code(port, body.length) + body)).toContain(body)
    expect(await raw(port, code(port, body.length), body.slice(0, 9), body.slice(9))).toContain(body)
    expect(statusOf(await raw(port, code(port, 0)))).toBe(200)
  })

  it('is small and complete, or is not looked at', async () => {
    const { port, reached } = await serve()
    expect(statusOf(await raw(port, code(port, 1_025)))).toBe(413)
    expect(statusOf(await raw(port, code(port, 1_000), 'half'))).toBe(408)
    expect(reached()).toBe(0)
  })

  it('is counted for each address that the proxy saw, and never against this computer', async () => {
    const { port } = await serve()
    const from = async (address: string) =>
      statusOf(
        await raw(port, `${code(port, 2, `Host: study.example\r\nX-Forwarded-For: 198.51.100.7, ${address}\r\n`)}{}`),
      )
    for (let i = 0; i < 10; i++) expect(await from('203.0.113.9')).toBe(200)
    expect(await from('203.0.113.9')).toBe(429)
    expect(await from('203.0.113.10')).toBe(200)
    for (let i = 0; i < 12; i++) expect(statusOf(await raw(port, `${code(port, 2)}{}`))).toBe(200)
  })
})
