// First, as in the process that reads texts.
import './compile-patterns'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countWords } from '@/lib/domain/content/canonical-text'
import { findFacts, findFactsChunked } from '@/lib/domain/finder/find'
import { fromHtml } from '@/lib/sources/html'
import { stopwatch } from '../eval/stopwatch'
import { report } from './report'
import { percentile } from './statistics'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CONTENT = join(ROOT, 'content')
const COLD_RUNS = 5
const WARM_RUNS = 10
const LONG_WORDS = 200_000
const PAGES = 40
const OPTIONS = { language: 'en', published: '2024-09-04' } as const
const group = 'extract'

/** The articles of the starter library in one text, without their facts. */
const library = readdirSync(CONTENT)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) =>
    readFileSync(join(CONTENT, name), 'utf8')
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/^```facts\n[\s\S]*?^```$/gm, ''),
  )
  .join('\n\n')

const median = (values: readonly number[]): number => percentile(values, 0.5)

/** What other programs take from the machine meanwhile is not counted; see `stopwatch`. */
const msOf = (work: () => void): number => {
  const ms = stopwatch()
  work()
  return ms()
}

/** In a process of its own: the time to load code and word lists, and the first call on the whole text. */
const firstCall = (): {
  readonly loadMs: number
  readonly modelMs: number
  readonly findMs: number
  readonly mb: number
} =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), '--first-call'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  )

const megabytes = (): number => process.memoryUsage().rss / 1024 / 1024

if (process.argv.includes('--first-call')) {
  const before = megabytes()
  // The model for parts of speech and the lists of names load with the first word that may be a name.
  const modelMs = msOf(() => findFacts('Harbour boards met Zzqxvj in Oslo.', OPTIONS))
  const findMs = msOf(() => findFacts(library, OPTIONS))
  console.log(JSON.stringify({ loadMs: performance.now(), modelMs, findMs, mb: megabytes() - before }))
} else {
  const words = countWords(library)
  const at = `${words.toLocaleString('en')} words of the starter library`
  const perSecond = (ms: number): number => (words / ms) * 1000

  const cold = Array.from({ length: COLD_RUNS }, firstCall)
  const coldWords = perSecond(median(cold.map(({ findMs }) => findMs)))
  report({
    group,
    figure: 'loading the model and lists',
    at: 'first sentence',
    value: median(cold.map(({ modelMs }) => modelMs)),
    unit: 'ms',
    aim: null,
  })
  report({
    group,
    figure: 'words a second, cold',
    at: `${at}, first call of a process`,
    value: coldWords,
    unit: '1/s',
    aim: '>= 100000',
  })
  report({ group, figure: 'memory, cold', at, value: median(cold.map(({ mb }) => mb)), unit: 'MB', aim: null })

  const warm = Array.from({ length: WARM_RUNS + 2 }, () => msOf(() => findFacts(library, OPTIONS))).slice(2)
  report({ group, figure: 'words a second, warm', at, value: perSecond(median(warm)), unit: '1/s', aim: '>= 100000' })

  const long = Array.from({ length: Math.ceil(LONG_WORDS / words) }, (_, copy) =>
    library.replaceAll('. ', ` (${copy}). `),
  ).join('\n\n')
  let [slowest, total] = [0, 0]
  const steps = findFactsChunked(long, OPTIONS)
  for (let done = false; !done; ) {
    const ms = msOf(() => {
      done = steps.next().done === true
    })
    slowest = Math.max(slowest, ms)
    total += ms
  }
  const longAt = `${countWords(long).toLocaleString('en')} words`
  report({ group, figure: 'whole long text', at: longAt, value: total, unit: 'ms', aim: null })
  report({ group, figure: 'longest step', at: longAt, value: slowest, unit: 'ms', aim: '<= 200' })
  report({ group, figure: 'memory, after the long text', at: longAt, value: megabytes(), unit: 'MB', aim: null })

  const body = library
    .split('\n\n')
    .slice(0, 20)
    .map((words) => `<p>${words.replace(/[<&]/g, ' ')}</p>`)
    .join('\n')
  const navigation = '<li><a href="/a">Another page of the site</a></li>'.repeat(60)
  const page = Buffer.from(
    `<!doctype html><html><head><title>A page</title></head><body><nav><ul>${navigation}</ul></nav><article><h1>A page</h1>${body}</article><footer>${navigation}</footer></body></html>`,
  )
  await fromHtml(page)
  const begin = performance.now()
  for (let i = 0; i < PAGES; i += 1) {
    const read = await fromHtml(page)
    if (!read.ok) throw new Error(read.message)
  }
  const pages = (PAGES / (performance.now() - begin)) * 1000
  report({
    group,
    figure: 'Readability pages a second',
    at: `${Math.round(page.length / 1024)} KB a page`,
    value: pages,
    unit: '1/s',
    aim: null,
  })
}
