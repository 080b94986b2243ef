import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'
import { ROOT } from './setup.mjs'
import { stepTimes } from './steps.mjs'

const HELP = `How large the project is, as the table of docs/ARCHITECTURE.md: lines of source by floor, tests, words of
documents, files, settings, commands and pages, and how long each step of the tests took when it ran last.

  npm run size              the table
  npm run size -- --check   fails where a limit is exceeded, as “npm run verify” does (docs/decisions/121)
`

const files = ['app', 'lib', 'tests', 'docs']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)))
  .map((name) => name.replaceAll('\\', '/'))
  .concat('README.md')
const text = (name) => readFileSync(join(ROOT, name), 'utf8')
const lines = (names) => names.reduce((sum, name) => sum + text(name).split('\n').length - 1, 0)
const isTest = (name) => /\.(?:test|spec|fixtures?)\.[a-z]+$/.test(name)
const code = files.filter((name) => /\.(?:ts|tsx|mts|mjs|cjs|css)$/.test(name))
const source = code.filter((name) => /^(?:app|lib)\//.test(name) && !isTest(name))
const tests = code.filter((name) => /^(?:app|lib|tests)\//.test(name) && !source.includes(name))
const documents = files.filter((name) => /^(?:README|docs\/.*)\.md$|^README\.md$/.test(name))
const under = (...folders) => source.filter((name) => folders.some((folder) => name.startsWith(`${folder}/`)))

const settings = async () => {
  const { tsImport } = await import('tsx/esm/api')
  const { SETTINGS_FIELDS } = await tsImport('../lib/services/settings/settings-fields.ts', import.meta.url)
  return Object.keys(SETTINGS_FIELDS).length
}

const floors = [
  ['domain', under('lib/domain'), 28_000],
  ['services', under('lib/services'), 19_000],
  ['data', under('lib/data'), 12_000],
  ['app', under('app'), 28_000],
  ['interchange and sources', under('lib/interchange', 'lib/sources'), 8_000],
  ['platform and command line', under('lib/platform', 'lib/cli'), 5_000],
]

const rows = async () => [
  ['source, app and lib, lines', lines(source), 100_000],
  ...floors.map(([name, own, budget]) => [`– ${name}`, lines(own), budget]),
  ['tests, lines', lines(tests), 50_000],
  ['documents, words', documents.reduce((sum, name) => sum + text(name).split(/\s+/).length, 0), 40_000],
  ['documents, files', documents.length, null],
  ['files of source', source.length, 1_250],
  ['settings', await settings(), 30],
  ['commands', files.filter((name) => /^lib\/cli\/commands\/[^/]+\.ts$/.test(name) && !isTest(name)).length, 15],
  ['pages', files.filter((name) => /^app\/(?:[^_].*\/)?page\.tsx$/.test(name)).length, 36],
]

/** Where the budget is not met yet, what was reached: it may only get smaller. */
const REACHED = {
  'source, app and lib, lines': 107_000,
  '– services': 20_300,
  '– data': 13_300,
  '– app': 31_600,
  '– interchange and sources': 9_400,
  'tests, lines': 64_000,
}

const check = async () => {
  const over = (await rows()).filter(([name, now, budget]) => budget !== null && now > (REACHED[name] ?? budget))
  for (const [name, now, budget] of over)
    say(
      `${name}: ${number(now)} of at most ${number(REACHED[name] ?? budget)}. Take something away, or write a decision.`,
    )
  if (over.length > 0) process.exitCode = 1
}

const number = (value) => (value === null ? '' : value.toLocaleString('en'))

if (process.argv.includes('--help')) say(HELP)
else if (process.argv.includes('--check')) await check()
else {
  say('| what | now | limit | budget |\n|---|--:|--:|--:|')
  for (const [name, now, budget] of await rows())
    say(`| ${name} | ${number(now)} | ${number(REACHED[name] ?? budget)} | ${number(budget)} |`)
  for (const [name, seconds] of Object.entries(stepTimes()))
    say(`| ${name}, seconds when it ran last | ${seconds} | | |`)
}
