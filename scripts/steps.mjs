import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runNode } from './run.mjs'
import { say } from './say.mjs'
import { ROOT } from './setup.mjs'
import { runVitest } from './tests-run.mjs'

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** A step that is one check: it passes or fails as a whole. */
const check = async (...args) => {
  const ran = await runNode(args, { cwd: ROOT, env: { ...process.env, NO_COLOR: '1' } })
  return { ...ran, passed: ran.code === 0 ? 1 : 0, failed: ran.code === 0 ? 0 : 1, skipped: 0 }
}

const words = ({ passed, failed, skipped }) =>
  [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ')

const TIMES = join(ROOT, 'node_modules/.cache/aide-steps.json')

/** How long each step took when it ran last, in seconds by its name; empty before the first run. */
export const stepTimes = () => {
  try {
    return JSON.parse(readFileSync(TIMES, 'utf8'))
  } catch {
    return {}
  }
}

const keepTime = (name, ms) => {
  mkdirSync(dirname(TIMES), { recursive: true })
  writeFileSync(TIMES, JSON.stringify({ ...stepTimes(), [name]: Math.round(ms / 1000) }))
}

/** Runs a step, says how it went and how long it took, and shows what it printed when something failed. */
export const step = async (name, work) => {
  const startedAt = performance.now()
  const result = await work()
  const ms = performance.now() - startedAt
  keepTime(name, ms)
  if (result.failed > 0) say(`\n${result.output.trim()}\n`)
  say(`${name.padEnd(24)} ${words(result).padEnd(28)} ${seconds(ms)}`)
  return result
}

/** The sum of what steps found. */
export const sum = (results) => ({
  passed: results.reduce((n, { passed }) => n + passed, 0),
  failed: results.reduce((n, { failed }) => n + failed, 0),
  skipped: results.reduce((n, { skipped }) => n + skipped, 0),
})

const checkTypes = async () => {
  // Makes the types of the routes; without them, links cannot be checked.
  const generated = await check('node_modules/next/dist/bin/next', 'typegen')
  return generated.failed > 0 ? generated : check('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')
}

/**
 * All that needs no database and no build: format and lint, types, direction of imports, dead code, names,
 * English, unit tests. The unit tests run beside the others.
 */
export const verify = async () => {
  const checks = async () => [
    await step('format and lint', () => check('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings')),
    await step('types', checkTypes),
    await step('direction of imports', () => check('scripts/boundaries.mjs')),
    await step('dead code', () => check('node_modules/knip/bin/knip.js')),
    await step('one name, one thing', () => check('scripts/unique-names.mjs')),
    await step('routes and messages', () => check('scripts/unused.mjs')),
    await step('plain English', () => check('scripts/plain-english.mjs')),
    await step('size', () => check('scripts/size.mjs', '--check')),
    await step('help and its page', () => check('scripts/cli-docs.mjs', '--check')),
  ]
  const [unit, others] = await Promise.all([step('unit tests', () => runVitest(['unit'])), checks()])
  return [unit, ...others]
}

export const checkContent = () => step('content', () => check('scripts/aide.mjs', 'content', 'check'))
