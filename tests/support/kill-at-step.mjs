import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded before a command (`node --import`), it ends the process by SIGKILL before its AIDE_TEST_KILL_AT-th change of the
 * file system below AIDE_TEST_KILL_BELOW; a copy is then half made. SQLite’s own changes are not counted: SQLite is made
 * to be killed. At its end a process that lived says how many changes it made, on standard error.
 */
const killAt = Number(process.env.AIDE_TEST_KILL_AT ?? 0)
const below = process.env.AIDE_TEST_KILL_BELOW ?? ''
const descriptors = new Set()
let steps = 0

const isBelow = (path) => typeof path === 'string' && path.startsWith(below)
const step = (beforehand = () => {}) => {
  steps += 1
  if (steps !== killAt) return
  beforehand()
  process.kill(process.pid, 'SIGKILL')
  // The signal arrives a moment later; nothing may be done until then.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const halfCopied = (from, to) => {
  const bytes = original.readFileSync(from)
  original.writeFileSync(to, bytes.subarray(0, bytes.length / 2))
}

const original = { ...fs }
const BY_PATH = [
  'renameSync',
  'linkSync',
  'unlinkSync',
  'rmSync',
  'rmdirSync',
  'mkdirSync',
  'chmodSync',
  'writeFileSync',
]

if (isMainThread && below !== '') {
  for (const name of BY_PATH)
    fs[name] = (...args) => {
      if (isBelow(args[0])) step()
      return original[name](...args)
    }
  fs.copyFileSync = (from, to, ...rest) => {
    if (isBelow(to)) step(() => halfCopied(from, to))
    return original.copyFileSync(from, to, ...rest)
  }
  fs.openSync = (path, flags, ...rest) => {
    const changes = typeof flags === 'number' ? flags & fs.constants.O_CREAT : /[wa]/.test(String(flags))
    if (isBelow(path) && changes) step()
    const descriptor = original.openSync(path, flags, ...rest)
    if (isBelow(path)) descriptors.add(descriptor)
    return descriptor
  }
  for (const name of ['writeSync', 'fsyncSync'])
    fs[name] = (descriptor, ...rest) => {
      if (descriptors.has(descriptor)) step()
      return original[name](descriptor, ...rest)
    }
  syncBuiltinESMExports()
  process.on('exit', () => process.stderr.write(`\n${steps} steps\n`))
}
