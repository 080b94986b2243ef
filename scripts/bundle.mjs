import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from './setup.mjs'

/** The paths of all files in a folder of the project, at every depth. */
export const filesUnder = (folder) =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`
        return entry.isDirectory() ? filesUnder(path) : [path]
      })
    : []

/** A hash of sources, without tests. By content: a checkout changes times, and the same time may hide a change. */
export const hashOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths.filter((path) => !/\.test\.tsx?$/.test(path)).sort()) {
    const content = readFileSync(join(ROOT, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * Makes plain JavaScript of a typed module and all that it imports of the project: compiling each module at every start
 * takes longer than the start. One file, or with a folder several, of which those that are imported while it runs are
 * loaded then. esbuild comes with tsx, and only tsx names its version.
 */
export const bundle = async (entry, where) => {
  await esbuild()({
    entryPoints: [join(ROOT, entry)],
    tsconfig: join(ROOT, 'tsconfig.json'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    ...where,
    logLevel: 'silent',
    ...('outdir' in where ? { splitting: true, outExtension: { '.js': '.mjs' }, entryNames: 'main' } : {}),
  })
}

const esbuild = () => {
  const fromHere = createRequire(import.meta.url)
  return createRequire(fromHere.resolve('tsx/package.json'))('esbuild').build
}

/** Makes one script for browsers of a typed module; `define` gives values to names that it only declares. */
export const bundleForBrowsers = async (entry, outfile, define) => {
  await esbuild()({
    entryPoints: [join(ROOT, entry)],
    outfile,
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    tsconfig: join(ROOT, 'tsconfig.json'),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  })
}

const READER_SOURCES = 'lib/services/worker'

/** The program of a reader (`lib/services/worker/worker.ts`) in a folder of its own. */
export const bundleReader = async (outdir) => {
  await bundle(`${READER_SOURCES}/work.ts`, { outdir })
  copyFileSync(join(ROOT, READER_SOURCES, 'alarm.mjs'), join(outdir, 'alarm.mjs'))
}

const CACHE = join(ROOT, 'node_modules', '.cache', 'aide-memoire')

/** The reader that was made together with a command line. */
export const readerBeside = (commandLine) => join(dirname(commandLine), 'reader', 'main.mjs')

/**
 * The command line as a folder of its own, with its reader, made anew when its sources have changed; null where nothing can be written.
 * Several commands may start at once: each makes its own folder and puts it in place whole.
 */
export const bundledCommandLine = async () => {
  const hash = hashOf([...filesUnder('lib'), 'package-lock.json', 'scripts/bundle.mjs', 'tsconfig.json']).slice(0, 24)
  const folder = join(CACHE, `aide-${hash}`)
  const file = join(folder, 'main.mjs')
  if (existsSync(file)) return file
  const own = join(CACHE, `making-${process.pid}`)
  try {
    mkdirSync(CACHE, { recursive: true })
  } catch {
    return null
  }
  try {
    await bundle('lib/cli/run.ts', { outdir: own })
    await bundleReader(join(own, 'reader'))
    renameSync(own, folder)
    const isOld = (name) => name.startsWith('aide-') && join(CACHE, name) !== folder
    for (const name of readdirSync(CACHE).filter(isOld)) rmSync(join(CACHE, name), { recursive: true, force: true })
    return file
  } catch {
    rmSync(own, { recursive: true, force: true })
    // Another command may have been first.
    return existsSync(file) ? file : null
  }
}
