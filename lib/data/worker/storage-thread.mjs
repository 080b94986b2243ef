// Runs in a thread of its own, so that the server answers meanwhile. Plain JavaScript: threads load no TypeScript.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

const sync = (path, flags) => {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const WORKSPACE = /^[\w-]{1,100}$/
const DIGEST = /^[0-9a-f]{64}$/
const PIECE_BYTES = 1024 * 1024

const digestOfFile = (file) => {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(PIECE_BYTES)
  const descriptor = openSync(file, 'r')
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece))
      hash.update(piece.subarray(0, read))
    return hash.digest('hex')
  } finally {
    closeSync(descriptor)
  }
}

const syncFolder = (folder) => {
  if (process.platform !== 'win32') sync(folder, 'r')
}

/** The media files that a database names; none in one that is older than they are. */
const mediaNamedIn = (connection) => {
  if (!connection.prepare("select 1 from sqlite_schema where type = 'table' and name = 'media'").get()) return []
  return connection
    .prepare('select workspace_id as workspace, digest, bytes from media')
    .all()
    .filter(({ workspace, digest }) => WORKSPACE.test(workspace) && DIGEST.test(digest))
}

const isWhole = (file, bytes) => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size === bytes
}

/** Copies one file if its content is what its name says; it gets its name when all of it is on the disk. */
const copyWhole = (from, to, digest) => {
  const half = `${to}.half`
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    copyFileSync(from, half, constants.COPYFILE_FICLONE)
    chmodSync(half, 0o600)
    if (digestOfFile(half) !== digest) return false
    sync(half, 'r+')
    renameSync(half, to)
    return true
  } finally {
    rmSync(half, { force: true })
  }
}

/**
 * Copies the media files that are named from one folder to another, those that are not there yet. A file is checked
 * against its digest when it is copied. Gives how many are in neither folder, or damaged: a backup of the answers is
 * not held up by a picture, and `doctor` names it.
 */
const copyMedia = (named, from, to) => {
  let lacking = 0
  const folders = new Set()
  for (const { workspace, digest, bytes } of named) {
    const target = join(to, workspace, digest)
    if (isWhole(target, bytes)) continue
    const source = join(from, workspace, digest)
    if (isWhole(source, bytes) && copyWhole(source, target, digest)) folders.add(dirname(target))
    else lacking += 1
  }
  for (const folder of folders) syncFolder(folder)
  if (folders.size > 0) for (const folder of [to, dirname(to)]) syncFolder(folder)
  return lacking
}

/** Removes the files of a folder of media that none of the databases beside it names. */
const removeUnnamedMedia = (folder, named) => {
  const kept = new Set(named.map(({ workspace, digest }) => `${workspace}/${digest}`))
  const media = join(folder, 'media')
  for (const workspace of existsSync(media) ? readdirSync(media) : []) {
    if (!WORKSPACE.test(workspace)) continue
    for (const name of readdirSync(join(media, workspace)))
      if (!kept.has(`${workspace}/${name}`)) rmSync(join(media, workspace, name), { force: true })
  }
}

const BUSY_TIMEOUT_MS = 10_000
/** A copy that writes came between is compared less strictly; after these it is taken all the same. */
const TRIES = 3

const withDatabase = (file, work) => {
  const connection = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    connection.pragma('trusted_schema = OFF')
    connection.pragma('cell_size_check = ON')
    return work(connection)
  } finally {
    connection.close()
  }
}

const rowCounts = (connection) =>
  Object.fromEntries(
    connection
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all()
      .map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get()]),
  )

const stateOf = (connection) => ({
  version: connection.pragma('data_version', { simple: true }),
  change: connection.pragma('user_version', { simple: true }),
  rows: rowCounts(connection),
})

/** Gives a whole file its name, and returns when both are on the disk. */
const putInPlace = (half, file) => {
  sync(half, 'r+')
  renameSync(half, file)
  syncFolder(dirname(file))
}

/** Which tables of a copy lack rows. Where writes came between, only what cannot have become less is held against it. */
const lackingTables = (before, copy, after) => {
  const isQuiet = before.version === after.version
  return Object.keys(before.rows).filter((name) => {
    const [least, rows] = [Math.min(before.rows[name], after.rows[name] ?? 0), copy[name] ?? -1]
    return isQuiet ? rows !== before.rows[name] : rows < (name === 'reviews' ? least : Math.min(least, 1))
  })
}

const checked = (file) =>
  withDatabase(file, (connection) => {
    const check = connection.pragma('quick_check', { simple: true })
    if (check !== 'ok') throw new Error(`the copy does not pass its check: ${check}`)
    return { rows: rowCounts(connection), change: connection.pragma('user_version', { simple: true }) }
  })

/** The media files of a database, which lie beside it. */
const mediaBeside = (file) => join(dirname(file), 'media')

/** Copies the media files that a copy of a database names, from beside the original to beside the copy. */
const copyMediaOf = (copy, from, to) => copyMedia(withDatabase(copy, mediaNamedIn), mediaBeside(from), mediaBeside(to))

const copyOnce = (source, half) => {
  rmSync(half, { force: true })
  closeSync(openSync(half, 'wx', 0o600))
  const before = stateOf(source)
  source.prepare('VACUUM INTO ?').run(half)
  return { before, after: stateOf(source) }
}

const JOBS = {
  /** Copies a database that may be in use, checks the copy, and puts it in its place. Gives the number of its last change. */
  'back-up': ({ from, file }) => {
    const half = `${file}.half`
    try {
      return withDatabase(from, (source) => {
        for (let left = TRIES; ; left--) {
          const { before, after } = copyOnce(source, half)
          if (before.version !== after.version && left > 1) continue
          const copy = checked(half)
          const lacking = lackingTables(before, copy.rows, after)
          if (lacking.length > 0) throw new Error(`the copy lacks rows of ${lacking.join(', ')}`)
          copyMediaOf(half, from, file)
          putInPlace(half, file)
          return copy.change
        }
      })
    } finally {
      rmSync(half, { force: true })
    }
  },
  /** Copies a finished backup to another place and checks the copy there. */
  'copy-backup': ({ from, file }) => {
    const half = `${file}.half`
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      copyFileSync(from, half, constants.COPYFILE_FICLONE)
      chmodSync(half, 0o600)
      checked(half)
      copyMediaOf(half, from, file)
      putInPlace(half, file)
      return null
    } finally {
      rmSync(half, { force: true })
    }
  },
  /** The library of each backup: what `sql` gives of it, null if that is nothing, undefined for a file that cannot be read. */
  libraries: ({ files, sql }) =>
    files.map((file) => {
      try {
        return withDatabase(file, (connection) => connection.prepare(sql).pluck().get() ?? null)
      } catch {
        return undefined
      }
    }),
  /** Brings back the media files that a database names, from beside a backup of it. Gives how many are in neither place. */
  'restore-media': ({ database, from, to }) => copyMedia(withDatabase(database, mediaNamedIn), from, to),
  /** Removes media files beside backups that none of them names any more. */
  'tidy-media': ({ folder, files }) => {
    removeUnnamedMedia(
      folder,
      files.flatMap((file) => withDatabase(file, mediaNamedIn)),
    )
    return null
  },
  list: ({ folder }) => readdirSync(folder),
  remove: ({ files }) => {
    for (const file of files) rmSync(file, { force: true })
    return null
  },
  /** Writes what the write-ahead log holds into the database, without making anyone wait. */
  checkpoint: ({ file }) => {
    const connection = new Sqlite(file, { fileMustExist: true, timeout: 0 })
    try {
      connection.pragma('synchronous = FULL')
      connection.pragma('wal_checkpoint(PASSIVE)')
    } finally {
      connection.close()
    }
    return null
  },
}

parentPort?.on('message', ({ id, job, input }) => {
  try {
    parentPort?.postMessage({ id, ok: true, value: JOBS[job](input) })
  } catch (reason) {
    const { message, code } = reason instanceof Error ? reason : new Error(String(reason))
    parentPort?.postMessage({ id, ok: false, message, code })
  }
})
