import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exitWith, Stop } from './say.mjs'
import { ROOT } from './setup.mjs'

/** Runs the command line in this process, so that its input, output and exit code are this one's. */
const aide = async () => {
  if (!existsSync(join(ROOT, 'node_modules', 'tsx')))
    throw new Stop('The packages are not installed yet. Run “npm start” once, or “npm ci”.')
  // Paths are meant from where it was called; migrations, content and data are found from the project's folder.
  process.env.INIT_CWD ??= process.cwd()
  process.chdir(ROOT)
  const { bundledCommandLine, readerBeside } = await import('./bundle.mjs')
  const bundled = await bundledCommandLine()
  const main = bundled ?? join(ROOT, 'lib', 'cli', 'run.ts')
  if (bundled) process.env.AIDE_READER_PROGRAM = readerBeside(bundled)
  else (await import('tsx/esm/api')).register({ tsconfig: join(ROOT, 'tsconfig.json') })
  // The command reads its words from the third place on, as it would when called itself.
  process.argv[1] = main
  await import(pathToFileURL(main).href)
}

aide().catch(exitWith)
