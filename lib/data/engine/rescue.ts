import { renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { backupNameAt, backupsFolder } from '../files/backups'
import { createPrivateFile, createPrivateFolder } from '../files/private'

const copyInto = async (folder: string, connection: Sqlite.Database): Promise<string> => {
  createPrivateFolder(folder)
  const half = join(folder, `rescued-${process.pid}.half`)
  try {
    rmSync(half, { force: true })
    createPrivateFile(half)
    await connection.backup(half)
    const copy = new Sqlite(half)
    try {
      copy.pragma('journal_mode = DELETE')
      const check = copy.pragma('quick_check', { simple: true })
      if (check !== 'ok') throw new Error(`the copy is damaged: ${check}`)
    } finally {
      copy.close()
    }
    const file = join(folder, backupNameAt(statSync(half).mtimeMs))
    renameSync(half, file)
    return file
  } finally {
    rmSync(half, { force: true })
  }
}

/**
 * Copies a database through a connection that is open on it, wherever its files are by now: into the backups beside its
 * place, or if that is not possible into the system's folder for temporary files. Gives the copy's path, or null.
 */
export const rescueInto = async (file: string, connection: Sqlite.Database): Promise<string | null> => {
  for (const folder of [backupsFolder(dirname(file)), join(tmpdir(), 'aide-memoire-rescued')]) {
    try {
      return await copyInto(folder, connection)
    } catch {
      // The next place is tried.
    }
  }
  return null
}
