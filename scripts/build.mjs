import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runNode } from './run.mjs'
import { exitWith, Stop, say } from './say.mjs'
import { ensureInstalled, needWriteAccess, ROOT } from './setup.mjs'

const STAMP = join(ROOT, '.next', 'aide-build.json')
/** The typed part of the server as one file that plain Node runs: compiling it at every start would cost 200 ms. */
export const SERVER_FILE = join(ROOT, '.next', 'aide-server.mjs')

const SOURCE_FOLDERS = ['app', 'lib', 'public']
const SOURCE_FILES = /^(.*\.(ts|mjs|cjs)|package-lock\.json|tsconfig\.json)$/

const filesUnder = (folder) =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`
        return entry.isDirectory() ? filesUnder(path) : [path]
      })
    : []

/** A hash of all that the build reads. By content: a checkout changes times, and the same time may hide a change. */
export const sourcesHash = () => {
  const inRoot = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE_FILES.test(entry.name) && entry.name !== 'next-env.d.ts')
    .map((entry) => entry.name)
  const files = [...inRoot, ...SOURCE_FOLDERS.flatMap(filesUnder)].filter((path) => !/\.test\.tsx?$/.test(path)).sort()
  const hash = createHash('sha256')
  for (const path of files) {
    const content = readFileSync(join(ROOT, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

const isBuilt = (hash) => {
  try {
    return existsSync(SERVER_FILE) && JSON.parse(readFileSync(STAMP, 'utf8')).sources === hash
  } catch {
    return false
  }
}

/** esbuild comes with tsx, and only tsx names its version. */
const bundleServer = async () => {
  const fromHere = createRequire(import.meta.url)
  const { build } = createRequire(fromHere.resolve('tsx/package.json'))('esbuild')
  await build({
    entryPoints: [join(ROOT, 'lib/platform/server.ts')],
    outfile: SERVER_FILE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
}

/** Builds the application where it is missing or its sources have changed. `beforehand` may refuse that by throwing. */
export const ensureBuilt = async (beforehand = async () => {}) => {
  const hash = sourcesHash()
  if (isBuilt(hash)) return
  needWriteAccess(ROOT, 'Building the application')
  await beforehand()
  say('Building the application (half a minute, after every change of its sources) …')
  rmSync(STAMP, { force: true })
  const next = join(ROOT, 'node_modules/next/dist/bin/next')
  const { code, output, durationMs } = await runNode([next, 'build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Stop(`${output.trim()}\nThe application could not be built; the lines above say why.`)
  await bundleServer()
  writeFileSync(STAMP, JSON.stringify({ sources: hash }))
  say(`Built in ${Math.round(durationMs / 1000)} s.`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  ensureInstalled()
    .then(() => ensureBuilt())
    .catch(exitWith)
