import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { backupsToRemove } from './thin'

export type Backup = { readonly file: string; readonly at: number }

const NAME = /^aide-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d\d\d)Z\.sqlite$/

export const backupsFolder = (dataDir: string): string => join(dataDir, 'backups')

const nameAt = (now: number): string => `aide-${new Date(now).toISOString().replace(/[-:.]/g, '')}.sqlite`

/** All backups of a data folder, newest first. */
export const listBackups = (dataDir: string): readonly Backup[] => {
  const folder = backupsFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const parts = NAME.exec(name)
      if (!parts) return []
      const [, year, month, day, hour, minute, second, ms] = parts
      return [
        { file: join(folder, name), at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`) },
      ]
    })
    .sort((a, b) => b.at - a.at)
}

/** Copies and verifies in a thread of its own: the server goes on answering, and a write waits about 30 ms at most. */
const COPY_IN_WORKER = `
const { parentPort, workerData } = require('node:worker_threads')
const Sqlite = require('better-sqlite3')
const counts = (db) => Object.fromEntries(db.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
  .pluck().all().map((name) => [name, db.prepare('select count(*) from "' + name + '"').pluck().get()]))
const source = new Sqlite(workerData.from, { readonly: true, timeout: 10000 })
source.exec('BEGIN')
const before = counts(source)
source.exec('COMMIT')
source.prepare('VACUUM INTO ?').run(workerData.to)
const copy = new Sqlite(workerData.to, { readonly: true })
const check = copy.pragma('quick_check', { simple: true })
const after = counts(copy)
copy.close()
source.close()
const missing = Object.keys(before).filter((name) => !(after[name] >= before[name]))
parentPort.postMessage({ check, missing })
`

const copyAndVerify = (from: string, to: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(COPY_IN_WORKER, { eval: true, workerData: { from, to } })
    worker.once('message', ({ check, missing }: { check: string; missing: string[] }) => {
      if (check !== 'ok') reject(new Error(`the copy does not pass its check: ${check}`))
      else if (missing.length > 0) reject(new Error(`the copy lacks rows of ${missing.join(', ')}`))
      else resolve()
    })
    worker.once('error', reject)
    worker.once('exit', (code) => code !== 0 && reject(new Error(`the copying thread ended with code ${code}`)))
  })

/**
 * Writes a verified copy of a SQLite database into the data folder's `backups` and thins the older ones.
 * The copy is written beside and renamed, so a file with a backup's name is always whole.
 */
export const writeBackup = async (databaseFile: string, dataDir: string, now: number): Promise<Backup> => {
  const folder = backupsFolder(dataDir)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, nameAt(now))
  const half = `${file}.half`
  rmSync(half, { force: true })
  try {
    await copyAndVerify(databaseFile, half)
    renameSync(half, file)
  } catch (cause) {
    rmSync(half, { force: true })
    throw new Error(`The backup ${file} was not written: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
  const all = listBackups(dataDir)
  const gone = new Set(
    backupsToRemove(
      all.map((backup) => backup.at),
      now,
    ),
  )
  for (const backup of all) if (gone.has(backup.at)) rmSync(backup.file, { force: true })
  return { file, at: now }
}
