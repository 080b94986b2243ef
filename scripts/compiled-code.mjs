import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join } from 'node:path'
import v8 from 'node:v8'
import vm from 'node:vm'

/** After the first page was sent, for what it asks for next. Later pages are left out: keeping them would take memory. */
const SETTLED_MS = 1_000
/** What a start loads: the built pages, and Next. */
const KEPT = /[\\/](\.next[\\/]server|node_modules[\\/]next[\\/]dist)[\\/]/
/** Writing takes memory that stays for a while: a page more is left to be compiled, most of a start is not. */
const WORTH_WRITING = 0.2
const [BEFORE, AFTER] = Module.wrapper
/** Before the list of files: the hash of the list, and its length. */
const [HASH_BYTES, HEADER_BYTES] = [20, 24]

const digest = (bytes) => createHash('sha1').update(bytes)
const hashOf = (bytes) => digest(bytes).digest('base64')

/**
 * What an earlier run kept: by file the hash of its source, and where its code is. One piece at a time is in memory; all
 * of them would stay there until the next large collection. Null where there is no file, or a damaged one.
 */
const openKept = (file) => {
  let handle
  const read = (bytes, at) => readSync(handle, bytes, 0, bytes.length, at) === bytes.length
  try {
    handle = openSync(file)
    const header = Buffer.alloc(HEADER_BYTES)
    read(header, 0)
    const list = Buffer.alloc(Math.min(header.readUInt32LE(HASH_BYTES), fstatSync(handle).size))
    read(list, HEADER_BYTES)
    if (!digest(list).digest().equals(header.subarray(0, HASH_BYTES))) throw new Error('damaged')
    let at = HEADER_BYTES + list.length
    const entries = JSON.parse(list.toString()).map(({ name, ...entry }) => {
      at += entry.length
      return [name, { ...entry, at: at - entry.length }]
    })
    const room = Buffer.allocUnsafeSlow(Math.max(0, ...entries.map(([, { length }]) => length)))
    return {
      entries: new Map(entries),
      /** Valid until the next call; null where it is damaged: V8 would not notice, and end the process. */
      codeOf: ({ at, length, hash }) => {
        const code = room.subarray(0, length)
        return read(code, at) && hashOf(code) === hash ? code : null
      },
      close: () => closeSync(handle),
    }
  } catch {
    if (handle !== undefined) closeSync(handle)
    return null
  }
}

const writeKept = (file, pieces) => {
  const entries = pieces.map(({ name, source, code }) => ({ name, source, length: code.length, hash: hashOf(code) }))
  const list = Buffer.from(JSON.stringify(entries))
  const length = Buffer.alloc(HEADER_BYTES - HASH_BYTES)
  length.writeUInt32LE(list.length)
  const own = `${file}.${process.pid}`
  try {
    writeFileSync(own, Buffer.concat([digest(list).digest(), length, list, ...pieces.map(({ code }) => code)]))
    renameSync(own, file)
  } catch {
    // A folder that cannot be written costs each start what compiling takes; nothing else is lost.
  }
}

/** As Node makes it for each module: Next has its own way to find modules, which `module.require` takes. */
const requireOf = (module) => {
  const require = (id) => module.require(id)
  require.resolve = (id, options) => Module._resolveFilename(id, module, false, options)
  require.resolve.paths = (id) => Module._resolveLookupPaths(id, module)
  require.main = process.mainModule
  require.extensions = Module._extensions
  require.cache = Module._cache
  return require
}

/** What newer Node does itself, for files of CommonJS. Gives what ends it and writes what is new. */
const keepByHand = (folder) => {
  const file = join(folder, `aide-compiled-${v8.cachedDataVersionTag()}.bin`)
  const kept = openKept(file)
  const made = new Map()
  const compile = Module.prototype._compile
  const codeFor = (filename, source) => {
    const entry = kept?.entries.get(filename)
    return entry?.source === source ? (kept.codeOf(entry) ?? undefined) : undefined
  }

  Module.prototype._compile = function (content, filename, ...rest) {
    // What imports while it runs needs Node's own way of compiling.
    if (!KEPT.test(filename) || content.includes('import(')) return compile.call(this, content, filename, ...rest)
    const source = hashOf(content)
    const cachedData = codeFor(filename, source)
    const script = new vm.Script(BEFORE + content + AFTER, { filename, columnOffset: -BEFORE.length, cachedData })
    if (cachedData === undefined || script.cachedDataRejected) made.set(filename, { source, script })
    const run = script.runInThisContext()
    return run.call(this.exports, this.exports, requireOf(this), this, filename, dirname(filename))
  }

  return async () => {
    Module.prototype._compile = compile
    if (made.size > (kept?.entries.size ?? 0) * WORTH_WRITING) {
      const pieces = []
      for (const [name, entry] of kept?.entries ?? []) {
        const code = made.has(name) ? null : kept.codeOf(entry)
        if (code) pieces.push({ name, source: entry.source, code: Buffer.from(code) })
      }
      // A file at a time: requests are answered in between.
      for (const [name, { source, script }] of made) {
        pieces.push({ name, source, code: script.createCachedData() })
        await new Promise(setImmediate)
      }
      writeKept(file, pieces)
    }
    made.clear()
    kept?.close()
  }
}

/**
 * Keeps the code that V8 makes of the application's files in a folder, for the next start: a fifth of a start is
 * compiling. Nothing is taken for a file whose source has changed, nor by another version of Node or with other flags.
 * Call it before Next is loaded, then `keepSoon` when a page was sent and `keepNow` when the server stops.
 */
export const keepCompiledCode = (folder) => {
  if (Module.enableCompileCache) {
    Module.enableCompileCache(folder)
    return { keepSoon: () => {}, keepNow: async () => {} }
  }
  const end = keepByHand(folder)
  let ended
  const keepNow = () => {
    ended ??= end()
    return ended
  }
  return { keepSoon: () => setTimeout(keepNow, SETTLED_MS).unref(), keepNow }
}
