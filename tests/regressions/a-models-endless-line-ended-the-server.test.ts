import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { modelEndpoint } from '@/lib/platform/model-endpoint'
import {
  ANSWER_LIMITS,
  type AnswerLimits,
  askModel,
  languageModel,
  type ModelEvent,
} from '@/lib/services/model/ask-model'

const close: (() => void)[] = []
afterEach(() => {
  for (const step of close.splice(0)) step()
})

type Endpoint = { readonly url: string; readonly sentBytes: () => number; readonly isLeft: () => boolean }

/** A server that answers as `write` does, as fast as it is read. */
const endpoint = async (write: (response: ServerResponse) => AsyncGenerator<string>): Promise<Endpoint> => {
  let [sent, left] = [0, false]
  const server = createServer(async (_, response) => {
    response.on('close', () => {
      left = true
    })
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.flushHeaders()
    for await (const piece of write(response)) {
      if (response.destroyed) return
      sent += piece.length
      if (!response.write(piece))
        await Promise.race([new Promise((done) => response.once('drain', done)), after(2_000)])
    }
    response.end()
  })
  close.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // a TCP server has one
  return { url: `http://127.0.0.1:${port}/v1`, sentBytes: () => sent, isLeft: () => left }
}

const ask = async (url: string, limits: Partial<AnswerLimits> = {}, signal = new AbortController().signal) => {
  const found = modelEndpoint(url, true)
  if (!found.ok) throw new Error(found.message)
  const model = await languageModel(found, 'small-1', null, { ...ANSWER_LIMITS, ...limits })
  const events: ModelEvent[] = []
  for await (const event of askModel(model, { system: 's', user: 'u' }, signal)) events.push(event)
  return events.at(-1)
}

async function* endless(piece: string) {
  for (;;) yield piece
}
const delta = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta: { content: 'water ' }, finish_reason: null }] })}\n\n`

it('a line that never ends is given up after half a megabyte', async () => {
  const { url, sentBytes } = await endpoint(() => endless('a'.repeat(65_536)))
  expect(await ask(url)).toMatchObject({ kind: 'failed', message: expect.stringMatching(/far more than an answer/) })
  // What the sockets hold comes on top of it.
  expect(sentBytes()).toBeLessThan(10_000_000)
}, 30_000)

it('an answer that never ends is given up after eight megabytes', async () => {
  const { url } = await endpoint(() => endless(delta.repeat(300)))
  expect(await ask(url)).toMatchObject({ kind: 'failed', message: expect.stringMatching(/far more than an answer/) })
}, 60_000)

it('an endpoint that falls silent is not waited for', async () => {
  const { url, isLeft } = await endpoint(async function* () {
    yield delta
    await after(60_000, undefined, { ref: false })
  })
  expect(await ask(url, { silenceMs: 300 })).toMatchObject({ kind: 'failed', message: expect.stringMatching(/silent/) })
  await expect.poll(isLeft, { timeout: 5_000 }).toBe(true)
}, 30_000)

it('an answer that takes for ever is not waited for, though it goes on', async () => {
  const { url } = await endpoint(async function* () {
    for (;;) {
      yield delta
      await after(50)
    }
  })
  expect(await ask(url, { totalMs: 700 })).toMatchObject({
    kind: 'failed',
    message: expect.stringMatching(/took over/),
  })
}, 30_000)

it('cancelling ends the connection to the endpoint', async () => {
  const { url, isLeft } = await endpoint(async function* () {
    for (;;) {
      yield delta
      await after(50)
    }
  })
  const stop = new AbortController()
  const asked = ask(url, {}, stop.signal)
  await after(400)
  stop.abort()
  expect(await asked).toEqual({ kind: 'failed', message: 'It was stopped.' })
  await expect.poll(isLeft, { timeout: 5_000 }).toBe(true)
}, 30_000)
