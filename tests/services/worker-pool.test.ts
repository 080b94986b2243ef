import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { startReader } from '@/lib/services/worker/worker'
import { endWorkers, queueState, runJob, stopJobs, withTicket } from '@/lib/services/worker-pool'
import { MAX_TEXT_BYTES } from '@/lib/sources/limits'
import { heldUpMs } from '@/tests/support/held-up'
import { wordEntries, wordParagraph, zipped } from '@/tests/support/packed-files'
import { isReader } from '@/tests/support/reader-processes'

afterAll(endWorkers)
afterEach(() => vi.unstubAllEnvs())

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const WORDS = 'The river has many bridges, and each of them is older than the boats that pass below it. '

/** Another process is started once, so that what is measured is the reading. */
const warm = () => runJob('canonical-text', ['Words.'])

describe('what a worker does', () => {
  it('comes to what it would come to here', async () => {
    const bytes = Buffer.from(`<html><body><h1>Bridges</h1><p>${WORDS}</p></body></html>`)
    const read = await runJob('read-source', ['a.html', bytes])
    expect(read).toMatchObject({
      ok: true,
      value: { ok: true, value: { title: 'Bridges', text: expect.stringContaining(WORDS.trim()) } },
    })
    expect(await runJob('read-source', ['a.odt', bytes])).toMatchObject({
      ok: true,
      value: { ok: false, code: 'wrong-type' },
    })
    const docx = await zipped(wordEntries(wordParagraph('Of stone.')))
    expect(await runJob('read-source', ['a.docx', docx])).toMatchObject({
      value: { value: { text: 'Of stone.' } },
    })
  })

  it.each([
    ['the program made of it', process.env.AIDE_READER_PROGRAM],
    ['its sources', undefined],
  ])('is done by %s', async (_, program) => {
    vi.stubEnv('AIDE_READER_PROGRAM', program)
    const reader = startReader(ROOT, { residentMb: 512, heapMb: 256 }, () => undefined)
    const bytes = Buffer.from(`<html><body><h1>Bridges</h1><p>${WORDS}</p></body></html>`)
    const read = await reader.run({ job: 'read-source', input: ['a.html', bytes] }, 30_000)
    reader.end()
    expect(read).toMatchObject({ ok: true, value: { ok: true, value: { title: 'Bridges' } } })
  })

  it('leaves what it is given as it was', async () => {
    const bytes = Buffer.from('Of stone.')
    await runJob('read-source', ['a.txt', bytes])
    expect(bytes.toString()).toBe('Of stone.')
  })

  it('is answered in its own order, many at once', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => runJob('read-source', ['a.txt', Buffer.from(`Bridge ${i}.`)]))
    const texts = (await Promise.all(asked)).map((read) => (read.ok && read.value.ok ? read.value.value.text : null))
    expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => `Bridge ${i}.`))
  })

  it('is ended when it takes too long, and the next job is done', async () => {
    await warm()
    const bytes = Buffer.from(`<html><body>${`<p>${WORDS}</p>`.repeat(20_000)}</body></html>`)
    expect(await runJob('read-source', ['a.html', bytes], { timeoutMs: 50 })).toMatchObject({
      ok: false,
      why: 'timeout',
    })
    expect(await warm()).toEqual({ ok: true, value: 'Words.' })
  })

  it('is ended when it needs too much memory, and the server lives on', async () => {
    let gone = 0
    const reader = startReader(ROOT, { residentMb: 512, heapMb: 96 }, () => {
      gone += 1
    })
    const text = Array.from({ length: 3_000_000 }, (_, i) => (i % 9973).toString(36)).join(' ')
    const result = await reader.run({ job: 'similarity', input: [text, [text]] }, 60_000)
    expect(result).toMatchObject({ ok: false, why: 'memory' })
    expect([gone, reader.isGone()]).toEqual([1, true])
  }, 90_000)

  it('is told of nothing that the environment holds in secret', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://secret')
    const reader = startReader(ROOT, { residentMb: 512, heapMb: 256 }, () => undefined)
    await reader.run({ job: 'canonical-text', input: ['Words.'] }, 30_000)
    const environments = readdirSync('/proc').flatMap((pid) => {
      try {
        const isOwn = isReader(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
        return isOwn ? [readFileSync(`/proc/${pid}/environ`, 'utf8')] : []
      } catch {
        return []
      }
    })
    reader.end()
    expect(environments.length).toBeGreaterThan(0)
    expect(environments.join()).not.toContain('postgres://secret')
  })

  it('tells of a bug in a job and goes on', async () => {
    const wrong: [string] = [undefined as unknown as string] // what the types forbid
    expect(await runJob('canonical-text', wrong)).toMatchObject({
      ok: false,
      why: 'broken',
      reason: expect.stringContaining('TypeError'),
    })
    expect(await warm()).toEqual({ ok: true, value: 'Words.' })
  })
})

describe('the process that serves', () => {
  const long = Buffer.from(Array.from({ length: 200_000 / 18 }, () => WORDS).join('\n\n'))
  const tables = '<table><tr><td>'.repeat(1_000)
  const closed = '</td></tr></table>'.repeat(1_000)

  it.each([
    ['a text of 200,000 words', 'a.txt', long],
    ['a line of 100,000 characters', 'a.txt', Buffer.from('a'.repeat(100_000))],
    [
      'a page with a thousand nested tables',
      'a.html',
      Buffer.from(`<html><body>${tables}<p>${WORDS.repeat(20)}</p>${closed}</body></html>`),
    ],
    [
      'a page of 5 MB',
      'a.html',
      Buffer.from(`<html><body>${`<p>${WORDS}</p>`.repeat(5_000_000 / 97)}</body></html>`).subarray(0, MAX_TEXT_BYTES),
    ],
  ])(
    'is never held up by 200 ms while %s is read',
    async (_, fileName, bytes) => {
      await warm()
      let read: Awaited<ReturnType<typeof runJob<'read-source'>>> | null = null
      const delayMs = await heldUpMs(async () => {
        // A machine that is busy with other tests takes its time; what counts is that others are served.
        read = await runJob('read-source', [fileName, bytes], { timeoutMs: 120_000 })
      })
      expect(read).toMatchObject({ ok: true, value: { ok: true } })
      expect(delayMs).toBeLessThan(200)
    },
    150_000,
  )
})

describe('what waits to be read', () => {
  it('is two at once and the rest in a queue, and a ticket tells where it stands', async () => {
    const tickets = Array.from({ length: 4 }, () => randomUUID())
    const bytes = Buffer.from(`<html><body>${`<p>${WORDS}</p>`.repeat(5_000)}</body></html>`)
    const reads = tickets.map((ticket) =>
      withTicket(ticket, () => runJob('read-source', ['a.html', bytes], { timeoutMs: 120_000 })),
    )
    expect(tickets.map(queueState)).toEqual([
      { state: 'reading' },
      { state: 'reading' },
      { state: 'waiting', before: 0 },
      { state: 'waiting', before: 1 },
    ])
    await Promise.all(reads)
    expect(tickets.map(queueState)).toEqual(tickets.map(() => ({ state: 'none' })))
  }, 150_000)

  it('is stopped by its ticket, waiting or being read, and disturbs no other', async () => {
    const long = Array.from({ length: 400_000 }, (_, i) => (i % 997).toString(36)).join(' ')
    const job = (ticket: string) => withTicket(ticket, () => runJob('similarity', [long, [long, long, long]]))
    const tickets = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const
    const [first, second, third, fourth] = tickets.map(job)
    stopJobs(tickets[0])
    stopJobs(tickets[2])
    expect(await Promise.all([first, third])).toMatchObject([
      { ok: false, why: 'stopped' },
      { ok: false, why: 'stopped' },
    ])
    expect((await Promise.all([second, fourth])).map((result) => result?.ok)).toEqual([true, true])
    expect(tickets.map(queueState)).toEqual(tickets.map(() => ({ state: 'none' })))
    expect(await job(tickets[0])).toMatchObject({ ok: true })
  }, 150_000)

  it('does nothing more under a ticket that was stopped between two jobs', async () => {
    const ticket = randomUUID()
    const results = await withTicket(ticket, async () => {
      const before = await runJob('canonical-text', ['Words.'])
      const other = runJob('canonical-text', ['Words.'])
      stopJobs(ticket)
      return [before, await other, await runJob('canonical-text', ['Words.'])]
    })
    expect(results).toMatchObject([{ ok: true }, { why: 'stopped' }, { why: 'stopped' }])
    expect(await warm()).toEqual({ ok: true, value: 'Words.' })
  })

  it('is refused where more wait than the memory is for', async () => {
    const reads = Array.from({ length: 103 }, () => runJob('canonical-text', ['Words.']))
    const results = await Promise.all(reads)
    expect(results.filter(({ ok }) => !ok)).toMatchObject([{ why: 'timeout' }])
  })
})

describe('a command', () => {
  it('ends by itself after a job was done', () => {
    const script = `import('./lib/services/worker-pool.ts').then(async ({ runJob }) => console.log(JSON.stringify(await runJob('read-source', ['a.md', Buffer.from('# Bridges')]))))`
    const run = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 30_000,
    })
    expect([run.status, run.stdout.trim()]).toEqual([0, expect.stringContaining('"title":"Bridges"')])
  })
})
