import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { postgresPrograms, startPostgres } from './postgres.mjs'
import { exitWith, say } from './say.mjs'
import { ensureInstalled, keepOutOfUsersData } from './setup.mjs'
import { checkContent, step, sum, verify } from './steps.mjs'
import { ensurePackage } from './system-packages.mjs'
import { countPlaywright, runPlaywright, runVitest } from './tests-run.mjs'

/** `npm run test:all` runs everything on both engines, and what takes long; `npm test` what every change needs. */
const isAll = process.argv.includes('--all')
if (isAll) process.env.AIDE_TEST_ALL = '1'

const loadSupport = async (file) => {
  const { tsImport } = await import('tsx/esm/api')
  return tsImport(`../tests/support/${file}`, import.meta.url)
}

const endToEnd = async (hasBrowser, env) => {
  if (hasBrowser) return step('end to end', () => runPlaywright(env))
  return { passed: 0, failed: 0, skipped: await countPlaywright() }
}

const MEMORY = '/dev/shm'
const LEAST_MEMORY_BYTES = 2 ** 31

/** Puts the folders of the tests into memory where there is plenty: thousands of durable commits wait for no disk then. */
const keepFoldersInMemory = () => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    if (bavail * bsize < LEAST_MEMORY_BYTES) return
    const folder = mkdtempSync(join(MEMORY, 'aide-test-'))
    // As a system's folder for temporary files: programs that tests run as another user write there too.
    chmodSync(folder, 0o1777)
    process.env.TMPDIR = folder
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  } catch {
    // Then they are where they always are.
  }
}

const test = async () => {
  keepOutOfUsersData()
  await ensureInstalled({ withTests: true })
  keepFoldersInMemory()
  const { chromiumPath } = await loadSupport('chromium.ts')
  const { haproxyPath } = await loadSupport('tls-proxy.ts')
  const hasBrowser = await ensurePackage({
    names: ['chromium-headless-shell', 'chromium'],
    isThere: () => chromiumPath() !== null,
    purpose: 'the end-to-end tests',
  })
  const hasPostgres = await ensurePackage({
    names: ['postgresql'],
    isThere: () => postgresPrograms() !== null,
    purpose: 'the data tests on PostgreSQL',
  })
  await ensurePackage({
    names: ['haproxy'],
    isThere: () => haproxyPath() !== null,
    purpose: 'the test of a paired device behind HAProxy',
  })
  const results = [...(await verify()), await checkContent()]
  const postgres = hasPostgres ? await startPostgres() : null
  const env = postgres ? { TEST_DATABASE_URL: postgres.url } : {}
  // Data tests wait for disks and servers half of the time; where they measure nothing, the build has the other half.
  const data = () => runVitest(isAll ? ['data', 'contract', 'long'] : ['data', 'contract'], env)
  if (isAll) await ensureBuilt()
  const [ran] = await Promise.all([step('data and services', data), ensureBuilt()])
  results.push(ran)
  results.push(await endToEnd(hasBrowser, env))
  await postgres?.stop()
  return sum(results)
}

const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** On a machine that must run everything, what was skipped was not tested. */
const judged = (counts) => {
  if (process.env.CI !== 'true' || counts.skipped === 0) return counts
  say(`${counts.skipped} tests were skipped; with CI=true that fails.`)
  return { ...counts, failed: counts.failed + counts.skipped, skipped: 0 }
}

// Until the sum is known: a run that ends early has not passed.
process.exitCode = 1

test()
  .then(judged)
  .then((counts) => {
    process.exitCode = counts.failed > 0 ? 1 : 0
    say(summary(counts))
  })
  .catch((reason) => {
    // The line that says how many comes last, also when the set-up failed.
    process.on('exit', () => say(summary({ passed: 0, failed: 1, skipped: 0 })))
    exitWith(reason)
  })
