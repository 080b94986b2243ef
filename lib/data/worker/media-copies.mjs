// Part of the storage thread: media files beside a database are copied with it. Plain JavaScript, as the thread is.
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

const sync = (path, flags) => {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const syncFolder = (folder) => {
  if (process.platform !== 'win32') sync(folder, 'r')
}

/** The media files that a database names; none in one that is older than they are. */
export const mediaNamedIn = (connection) => {
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
export const copyMedia = (named, from, to) => {
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
export const removeUnnamedMedia = (folder, named) => {
  const kept = new Set(named.map(({ workspace, digest }) => `${workspace}/${digest}`))
  const media = join(folder, 'media')
  for (const workspace of existsSync(media) ? readdirSync(media) : []) {
    if (!WORKSPACE.test(workspace)) continue
    for (const name of readdirSync(join(media, workspace)))
      if (!kept.has(`${workspace}/${name}`)) rmSync(join(media, workspace, name), { force: true })
  }
}
