import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, chromiumPath } from '../support/chromium'
import { startServer } from '../support/server'
import { report } from './report'
import { percentile } from './statistics'

/** The pages that are opened most; a score is from 0 to 100. */
const PATHS = ['/', '/review', '/library', '/retention']
const AIMS = { performance: '>= 95', accessibility: '>= 100', 'best-practices': '>= 100' } as const
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const METRICS = {
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'TBT',
  'cumulative-layout-shift': 'CLS',
} as const
/** Performance varies with what else the machine does: the median counts. */
const RUNS = 3
const PORT = 9_333

type Way = 'phone' | 'desktop'

type Audit = { readonly title: string; readonly score: number | null; readonly numericValue?: number }
type Category = {
  readonly score: number | null
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[]
}
type Lighthouse = {
  readonly desktopConfig: object
  readonly default: (
    url: string,
    flags: object,
    config?: object,
  ) => Promise<{
    readonly lhr: {
      readonly audits: Readonly<Record<string, Audit>>
      readonly categories: Readonly<Record<string, Category>>
    }
  } | null>
}

const PACKAGE = 'lighthouse@12.2.3'

/** Installed when it is first measured with, beside the project: it has more packages than the program itself. */
const installed = async (): Promise<Lighthouse> => {
  const folder = join(tmpdir(), `aide-${PACKAGE}`)
  const entry = join(folder, 'node_modules/lighthouse/core/index.js')
  if (!existsSync(entry))
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', PACKAGE],
      {
        stdio: 'inherit',
      },
    )
  return import(pathToFileURL(entry).href)
}

const { default: lighthouse, desktopConfig } = await installed()

const audit = async (url: string, way: Way) => {
  const flags = { port: PORT, onlyCategories: [...CATEGORIES], logLevel: 'error' as const }
  const result = await lighthouse(url, flags, way === 'desktop' ? desktopConfig : undefined)
  if (!result) throw new Error(`${url} was not measured`)
  return result.lhr
}

const tell = async (url: string, path: string, way: Way) => {
  const runs = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await audit(url + path, way))
  const line = { group: 'lighthouse', at: `${path}, ${way}` }
  for (const category of CATEGORIES) {
    const scores = runs.map(({ categories }) => (categories[category]?.score ?? 0) * 100)
    report({ ...line, figure: category, value: percentile(scores, 0.5), unit: '', aim: AIMS[category] })
  }
  for (const [id, name] of Object.entries(METRICS)) {
    const values = runs.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN)
    const unit = name === 'CLS' ? '' : 'ms'
    report({ ...line, figure: name, value: percentile(values, 0.5), unit, aim: null })
  }
  // What cost points, but for timings: to be read, not compared.
  const [last] = runs
  for (const category of ['accessibility', 'best-practices'] as const)
    for (const { id, weight } of last?.categories[category]?.auditRefs ?? [])
      if (weight > 0 && last?.audits[id]?.score === 0) console.error(`${path}, ${way}: ${last.audits[id].title}`)
}

const executablePath = chromiumPath()
const server = await startServer()
const browser = await chromium.launch({
  args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${PORT}`],
  ...(executablePath ? { executablePath } : {}),
})
try {
  for (const way of ['phone', 'desktop'] as const) for (const path of PATHS) await tell(server.url, path, way)
} finally {
  await browser.close()
  await server.stop()
}
