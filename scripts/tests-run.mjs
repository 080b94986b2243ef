import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run.mjs'
import { say } from './say.mjs'
import { ROOT } from './setup.mjs'

/** What a step found: how many tests passed, failed and were skipped, and what it printed. */
const withReport = async (work) => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-report-'))
  const file = join(folder, 'report.json')
  try {
    const ran = await work(file)
    return { ...ran, ...atLeastOneFailed(counted(file), ran.code) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An error outside of any test, or no test at all, fails a run as well. */
const atLeastOneFailed = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts)

const counted = (file) => {
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return report.stats ? countedByPlaywright(report) : countedByVitest(report)
}

/** More tests than these that pass only at a second try are no accident. */
const MOST_AT_SECOND_TRY = 2

const atSecondTry = ({ suites = [], specs = [] }) => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
  ...suites.flatMap(atSecondTry),
]

const countedByPlaywright = (report) => {
  const { expected, unexpected, skipped } = report.stats
  const late = atSecondTry(report)
  for (const title of late) say(`Passed only on the second try: ${title}`)
  const isAccident = late.length <= MOST_AT_SECOND_TRY
  return {
    passed: expected + (isAccident ? late.length : 0),
    failed: unexpected + (isAccident ? 0 : late.length),
    skipped,
  }
}

const countedByVitest = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
  passed: numPassedTests,
  // A file that cannot be loaded has no tests that could fail.
  failed:
    numFailedTests +
    testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  skipped: numPendingTests + numTodoTests,
})

/** Runs projects of the Vitest configuration together. */
export const runVitest = (projects, env = {}) =>
  withReport((file) =>
    runNode(
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
      { cwd: ROOT, env: { ...process.env, NO_COLOR: '1', ...env } },
    ),
  )

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'

/** Runs the end-to-end tests against the built application. */
export const runPlaywright = (env = {}) =>
  withReport((file) =>
    runNode([PLAYWRIGHT, 'test', '--reporter=list,json'], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    }),
  )

/** How many end-to-end tests there are, without running them. */
export const countPlaywright = async () => {
  const { output } = await runNode([PLAYWRIGHT, 'test', '--list'], { cwd: ROOT })
  return Number(/Total: (\d+) tests?/.exec(output)?.[1] ?? 1)
}
