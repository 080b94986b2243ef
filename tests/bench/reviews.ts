import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Context } from '@/lib/services/context'
import { entrySchema } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { startServer } from '../support/server'
import { makeStudy } from './make-study'
import { seeded } from './random'
import { report } from './report'

const CARDS = 100_000
const RUN_MS = 4_000
const WARM_UP_MS = 1_500
const BATCH = 100
const CLIENTS = [1, 8, 32] as const

const random = seeded(7)

const answer = (settingsId: string) => ({
  kind: 'review',
  id: uuidv7(),
  cardId: `card-${Math.floor(random() * CARDS)}`,
  at: Date.now(),
  rating: 3,
  format: 'flash',
  mode: 'study',
  questionMs: 2000,
  answerMs: 1000,
  settingsId,
})

/** Requests answered a second by `clients` that each send the next one when the last was answered. */
const rate = async (clients: number, ms: number, ask: () => Promise<void>): Promise<number> => {
  const begin = performance.now()
  let answered = 0
  const client = async () => {
    while (performance.now() < begin + ms) {
      await ask()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (answered / (performance.now() - begin)) * 1000
}

/** Answers stored a second by 32 callers in this process: what the log and the memory cost without HTTP. */
const withoutHttp = async (ctx: Context): Promise<number> => {
  const { settingsId } = await loadSession(ctx)
  const answerOne = async () => {
    const [result] = await submitEntries({ ...ctx, now: Date.now() }, [entrySchema.parse(answer(settingsId))])
    if (result?.status !== 'stored') throw new Error(`not stored: ${result?.message}`)
  }
  await rate(32, WARM_UP_MS, answerOne)
  return rate(32, RUN_MS, answerOne)
}

const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
const study = await makeStudy(folder, CARDS, Date.now())
const direct = await withoutHttp(study.ctx)
await study.close()
const server = await startServer({ dataDir: folder })
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

const send = (method: 'GET' | 'POST', path: string, body?: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(`${server.url}${path}`, { method, agent, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const session = JSON.parse((await send('GET', '/api/v1/session')).text)
const entry = () => answer(session.settingsId)

/** Sends entries and makes sure that every one was acknowledged as stored: others are no answers to count. */
const sendEntries = async (count: number): Promise<void> => {
  const { status, text } = await send(
    'POST',
    '/api/v1/reviews',
    JSON.stringify({ entries: Array.from({ length: count }, entry) }),
  )
  const results: readonly { readonly status: string }[] = status === 200 ? JSON.parse(text).results : []
  if (results.length !== count || results.some((result) => result.status !== 'stored')) {
    throw new Error(`not stored: ${status} ${text.slice(0, 200)}`)
  }
}

/** The same request to an address that does nothing with it: what asking costs without the work. */
const sendInVain = async () => {
  await send('POST', '/api/v1/nothing', JSON.stringify({ entries: [entry()] }))
}

/** The same request without an entry in it: what asking that address costs without storing. */
const sendEmpty = async () => {
  await send('POST', '/api/v1/reviews', JSON.stringify({ entries: [], text: 'x'.repeat(200) }))
}

const askNothing = async () => {
  await send('GET', '/api/v1/live')
}

try {
  report({ group: 'reviews', figure: 'stored without HTTP', at: '32 at once', value: direct, unit: '1/s', aim: null })
  await rate(8, WARM_UP_MS, askNothing)
  await rate(8, WARM_UP_MS, () => sendEntries(1))
  let single = 0
  for (const clients of CLIENTS) {
    const at = `${clients} ${clients === 1 ? 'client' : 'clients'}, ${CARDS.toLocaleString('en')} cards`
    const before = await rate(clients, RUN_MS / 2, askNothing)
    single = await rate(clients, RUN_MS, () => sendEntries(1))
    const after = await rate(clients, RUN_MS / 2, askNothing)
    const empty = (before + after) / 2
    const inVain = await rate(clients, RUN_MS / 2, sendInVain)
    const refused = await rate(clients, RUN_MS / 2, sendEmpty)
    report({ group: 'reviews', figure: 'acknowledged, one a request', at, value: single, unit: '1/s', aim: null })
    report({ group: 'reviews', figure: 'empty route', at, value: empty, unit: '1/s', aim: null })
    report({ group: 'reviews', figure: 'same request in vain', at, value: inVain, unit: '1/s', aim: null })
    report({ group: 'reviews', figure: 'same address, refused', at, value: refused, unit: '1/s', aim: null })
    report({
      group: 'reviews',
      figure: 'against the request in vain',
      at,
      value: single / inVain,
      unit: 'times',
      aim: null,
    })
    const aim = clients === 32 ? '>= 0.7' : null
    report({ group: 'reviews', figure: 'against the empty route', at, value: single / empty, unit: 'times', aim })
  }
  const batched = BATCH * (await rate(8, RUN_MS, () => sendEntries(BATCH)))
  const at = `batches of ${BATCH}, 8 clients`
  report({ group: 'reviews', figure: 'acknowledged', at, value: batched, unit: '1/s', aim: null })
  report({
    group: 'reviews',
    figure: 'against one a request',
    at,
    value: batched / single,
    unit: 'times',
    aim: '>= 10',
  })
} finally {
  agent.destroy()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
