import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle, bundleForBrowsers, bundleReader, filesUnder, hashOf } from './bundle.mjs'
import { runNode } from './run.mjs'
import { exitWith, Stop, say } from './say.mjs'
import { ensureInstalled, needWriteAccess, ROOT } from './setup.mjs'

const STAMP = join(ROOT, '.next', 'aide-build.json')
/**
 * The typed part of the server as one file that plain Node runs: compiling it at every start would cost 200 ms, and
 * loading its packages from the many files they consist of another 40.
 */
export const SERVER_FILE = join(ROOT, '.next', 'aide-server.mjs')
/** What the server starts for long reading: compiling its sources takes longer than reading most texts. */
export const READER_FILE = join(ROOT, '.next', 'aide-reader', 'main.mjs')
/** The service worker. It names the build and its files, so that browsers take up a new one after every build. */
export const WORKER_FILE = join(ROOT, '.next', 'aide-service-worker.js')

/** What V8 made of the built files in earlier starts, where Node keeps it. */
export const COMPILED_FOLDER = join(ROOT, '.next', 'aide-compiled')

const SOURCE_FOLDERS = ['app', 'lib', 'public']
const SOURCE_FILES = /^(.*\.(ts|mjs|cjs)|package-lock\.json|tsconfig\.json)$/

/** A hash of all that the build reads. */
export const sourcesHash = () => {
  const inRoot = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE_FILES.test(entry.name) && entry.name !== 'next-env.d.ts')
    .map((entry) => entry.name)
  return hashOf([...inRoot, ...SOURCE_FOLDERS.flatMap(filesUnder)])
}

const isBuilt = (hash) => {
  try {
    return (
      [SERVER_FILE, READER_FILE, WORKER_FILE].every((file) => existsSync(file)) &&
      JSON.parse(readFileSync(STAMP, 'utf8')).sources === hash
    )
  } catch {
    return false
  }
}

/** What a page needs beside itself, as addresses: built files and icons. */
const filesOfPages = () => [
  ...filesUnder('.next/static').map((file) => file.replace('.next/', '/_next/')),
  ...filesUnder('public').flatMap((file) => (/icon[^/]*$/.test(file) ? [file.replace('public/', '/')] : [])),
]

/** Builds the application where it is missing or its sources have changed. `beforehand` may refuse that by throwing. */
export const ensureBuilt = async (beforehand = async () => {}) => {
  const hash = sourcesHash()
  if (isBuilt(hash)) return
  needWriteAccess(ROOT, 'Building the application')
  await beforehand()
  say('Building the application (half a minute, after every change to its sources) …')
  rmSync(STAMP, { force: true })
  rmSync(COMPILED_FOLDER, { recursive: true, force: true })
  const next = join(ROOT, 'node_modules/next/dist/bin/next')
  const { code, output, durationMs } = await runNode([next, 'build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Stop(`${output.trim()}\nThe application could not be built; the lines above say why.`)
  await bundle('lib/platform/server.ts', {
    outfile: SERVER_FILE,
    packages: 'bundle',
    external: ['better-sqlite3'],
    minify: true,
  })
  await bundleReader(dirname(READER_FILE))
  const id = readFileSync(join(ROOT, '.next', 'BUILD_ID'), 'utf8').trim()
  await bundleForBrowsers('app/_offline/worker/worker.ts', WORKER_FILE, { BUILD: { id, files: filesOfPages() } })
  mkdirSync(COMPILED_FOLDER, { recursive: true })
  writeFileSync(STAMP, JSON.stringify({ sources: hash }))
  say(`Built in ${Math.round(durationMs / 1000)} s.`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  ensureInstalled()
    .then(() => ensureBuilt())
    .catch(exitWith)
