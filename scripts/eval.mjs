import { join } from 'node:path'
import { runNode } from './run.mjs'
import { exitWith, Stop } from './say.mjs'
import { ensureInstalled, keepOutOfUsersData, ROOT } from './setup.mjs'

const FLAGS = ['--misses', '--json', '--sealed', '--drafts']

/** A word right after `--drafts` names a set; `run.ts` knows which sets there are. */
const isSetName = (flag, at, flags) => flags[at - 1] === '--drafts' && !flag.startsWith('--')

const evaluate = async (flags) => {
  keepOutOfUsersData()
  const unknown = flags.find((flag, at) => !FLAGS.includes(flag) && !isSetName(flag, at, flags))
  if (unknown !== undefined) throw new Stop(`There is no option “${unknown}”. The options are ${FLAGS.join(', ')}.`, 2)
  await ensureInstalled({ withTests: true })
  const { code } = await runNode(['--import', 'tsx', join(ROOT, 'tests', 'eval', 'run.ts'), ...flags], {
    cwd: ROOT,
    show: true,
  })
  process.exitCode = code
}

evaluate(process.argv.slice(2)).catch(exitWith)
