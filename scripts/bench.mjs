import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { runNode } from './run.mjs'
import { exitWith, Stop } from './say.mjs'
import { ensureInstalled, keepOutOfUsersData, ROOT } from './setup.mjs'

const FOLDER = join(ROOT, 'tests', 'bench')
const note = (message) => process.stderr.write(`${message}\n`)

/** A group is a file that reports figures; the others beside it are what groups use. */
const GROUPS = [
  'session',
  'feel',
  'lighthouse',
  'reviews',
  'start',
  'routes',
  'home',
  'extract',
  'briefing',
  'retention',
  'search',
  'tags',
  'estimate',
  'schedule',
  'doctor',
  'fit',
  'simulate',
  'interchange',
  'peers',
  'safety',
].filter((name) => existsSync(join(FOLDER, `${name}.ts`)))

const bench = async (names) => {
  keepOutOfUsersData()
  const unknown = names.filter((name) => !GROUPS.includes(name))
  if (unknown.length > 0) throw new Stop(`There is no group “${unknown[0]}”. The groups are ${GROUPS.join(', ')}.`, 2)
  await ensureInstalled({ withTests: true })
  await ensureBuilt()
  const failed = []
  for (const name of names.length > 0 ? names : GROUPS) {
    const { code, durationMs } = await runNode(['--import', 'tsx', join(FOLDER, `${name}.ts`)], {
      cwd: ROOT,
      show: true,
    })
    note(`${name}: ${(durationMs / 1000).toFixed(1)} s`)
    if (code !== 0) failed.push(name)
  }
  if (failed.length > 0) throw new Stop(`These groups did not finish: ${failed.join(', ')}.`)
}

bench(process.argv.slice(2)).catch(exitWith)
