import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, runNode } from './run.mjs'
import { Stop, say } from './say.mjs'
import { npmCommand } from './system.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
process.env.NEXT_TELEMETRY_DISABLED = '1'

const inRoot = (...path) => join(ROOT, ...path)
const STAMP = inRoot('node_modules', '.aide-install.json')
const LOCK = inRoot('package-lock.json')

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Native packages are built for one version of Node's interface and one kind of machine. */
const PLATFORM = `${process.platform}-${process.arch}-${process.versions.modules}`
const stampNow = () => ({ lock: createHash('sha256').update(readFileSync(LOCK)).digest('hex'), platform: PLATFORM })

export const needWriteAccess = (folder, purpose) => {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Stop(
      `${purpose} needs write access to ${folder}. Give this user write access to it, or clone the project elsewhere.`,
    )
  }
}

/** Whether npm's own record of what it installed says the same as the lock file; npm writes it last of all. */
const installedAsLocked = (withTests) => {
  const installed = readJson(inRoot('node_modules', '.package-lock.json'))?.packages
  const locked = readJson(LOCK)?.packages
  if (!installed || !locked) return false
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const here = installed[path]
    if (!here) return Boolean(entry.optional || entry.devOptional || entry.peer || (entry.dev && !withTests))
    return here.version === entry.version && here.integrity === entry.integrity
  })
}

const nativeCodeLoads = async () => {
  const { code } = await runNode(['-e', "new (require('better-sqlite3'))(':memory:').close()"], { cwd: ROOT })
  return code === 0
}

const writeStamp = () => {
  try {
    writeFileSync(STAMP, JSON.stringify(stampNow()))
  } catch {
    // A folder that cannot be written is checked again at the next start; nothing else is lost.
  }
}

const isInstalled = async (withTests) => {
  if (!existsSync(inRoot('node_modules'))) return false
  const stamp = readJson(STAMP)
  const now = stampNow()
  if (
    stamp?.lock === now.lock &&
    stamp.platform === now.platform &&
    (!withTests || existsSync(inRoot('node_modules', 'vitest')))
  )
    return true
  if (!installedAsLocked(withTests) || !(await nativeCodeLoads())) return false
  writeStamp()
  return true
}

const npm = (args, options) => {
  const { program, shell } = npmCommand()
  const [command, ...before] = program
  return run(command, [...before, ...args], { ...options, shell })
}

/** Installs the packages where they are missing or other than the lock file says. Nothing is done when they are there. */
export const ensureInstalled = async ({ withTests = false } = {}) => {
  if (await isInstalled(withTests)) return
  needWriteAccess(ROOT, 'Installing the packages')
  say('Installing the packages (a minute or two, once) …')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output, durationMs } = await npm(args, { cwd: ROOT }).catch((reason) => {
    throw new Stop(`npm could not be started (${reason.code}). Install Node with npm, and try again.`)
  })
  if (code !== 0)
    throw new Stop(
      `${output.trim()}\nThe packages could not be installed. Check that this machine can reach the npm registry and that the disk is not full, and try again.`,
    )
  if (!(await nativeCodeLoads()))
    throw new Stop(
      'better-sqlite3 was installed but cannot be loaded. Delete the folder node_modules and try again; if that doesn’t help, install a C++ compiler and Python first.',
    )
  writeStamp()
  say(`Installed in ${Math.round(durationMs / 1000)} s.`)
}

/**
 * For what runs tests and measurements: whatever names no data folder of its own must fail, and not write into the one
 * of the person who runs it. Below a file there can be no folder.
 */
export const keepOutOfUsersData = () => {
  process.env.AIDE_DATA_DIR = inRoot('package.json', 'no-data-folder-was-named')
  process.env.AIDE_BACKUP_DIR = ''
}
