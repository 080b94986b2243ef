import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { onTestFinished } from 'vitest'
import { createGuardedServer, type GuardedServer, type Handle } from './guarded-server'

/** A server that is stopped after the test that asks for it. */
export const serve = async (handle: Handle): Promise<{ server: GuardedServer; port: number }> => {
  const server = createGuardedServer(handle)
  onTestFinished(() => server.stop(0))
  return { server, port: await server.listen(0, '127.0.0.1') }
}

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string }

export const ask = (port: number, options: RequestOptions = {}, body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, ...options }, async (response) => {
      const chunks = await response.toArray()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() })
    })
    sent.on('error', reject)
    sent.end(body)
  })
