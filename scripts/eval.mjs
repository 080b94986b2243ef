import { join } from 'node:path'
import { runNode } from './run.mjs'
import { exitWith, Stop } from './say.mjs'
import { ensureInstalled, keepOutOfUsersData, ROOT } from './setup.mjs'

const FLAGS = ['--misses', '--json', '--sealed']

const evaluate = async (flags) => {
  keepOutOfUsersData()
  const unknown = flags.find((flag) => !FLAGS.includes(flag))
  if (unknown !== undefined) throw new Stop(`There is no option “${unknown}”. The options are ${FLAGS.join(', ')}.`, 2)
  await ensureInstalled({ withTests: true })
  const { code } = await runNode(['--import', 'tsx', join(ROOT, 'tests', 'eval', 'run.ts'), ...flags], {
    cwd: ROOT,
    show: true,
  })
  process.exitCode = code
}

evaluate(process.argv.slice(2)).catch(exitWith)
