import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { systemClock } from '@/lib/platform/clock'
import { THIS_MACHINE, userDataFolder } from '@/lib/platform/data-folder'
import type { Settings } from '@/lib/platform/env'
import type { Result } from '@/lib/services/result'
import { acceptDatabase } from '@/lib/services/storage/accept-database'
import { type BackupFile, notOurFile } from '@/lib/services/storage/back-up'
import { describeStorage } from '@/lib/services/storage/describe-storage'
import { moveData } from '@/lib/services/storage/move-data'
import { newLibrary } from '@/lib/services/storage/new-library'
import { bold, complain, say } from '../terminal'
import { type ExitCode, withSettings } from '../with-data'

const KINDS: Readonly<Record<Settings['dataDirKind'], string>> = {
  named: 'set in AIDE_DATA_DIR',
  user: 'your user data folder',
  checkout: 'inside the program’s folder; “npm run aide -- storage move” moves it out',
}

const backupWords = (backups: readonly BackupFile[]): string => {
  const [last] = backups
  return last
    ? `${counted(backups.length, 'backup')}, the latest from ${new Date(last.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'no backups'
}

const databaseWords = (bytes: number | null, entries: number | null): string => {
  if (bytes === null) return 'no database'
  const log = entries === null ? 'cannot be read' : `${counted(entries, 'entry', 'entries')} in its log`
  return `${(bytes / 1_000_000).toFixed(1)} MB, ${log}`
}

const show = (settings: Settings): ExitCode => {
  say(`${bold('Data folder')}: ${settings.dataDir} (${KINDS[settings.dataDirKind]})`)
  const refused = notOurFile(settings)
  if (refused) {
    say(refused.message)
    return 0
  }
  const { file, bytes, entries, backups, copies, replaced, problem } = describeStorage(settings)
  say(`${bold('Database')}: ${basename(file)}: ${databaseWords(bytes, entries)}`)
  say(`${bold('Backups')}: ${backupWords(backups)}`)
  say(
    `${bold('Second backup folder')}: ${settings.backupDir === null ? 'none (set AIDE_BACKUP_DIR)' : `${settings.backupDir}: ${backupWords(copies)}`}`,
  )
  if (replaced.length > 0) say(`${bold('Replaced by a restore')}: ${replaced.map((path) => basename(path)).join(', ')}`)
  if (problem === null) return 0
  complain(problem)
  return 1
}

/** Says what came of it, or why nothing did. */
const told = <T>(result: Result<T>, words: (value: T) => readonly string[]): ExitCode => {
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  for (const line of words(result.value)) say(line)
  return 0
}

const keptWords = (keptAs: string | null): readonly string[] =>
  keptAs === null ? [] : [`The previous data is kept in ${keptAs}.`]

/** `aide storage`: where the data is, and what to do when it is not there. */
export const addStorage = (program: Command, calledFrom: string): void => {
  const run = (work: (settings: Settings) => Promise<ExitCode> | ExitCode) => async () => {
    process.exitCode = await withSettings(async (settings) => work(settings))
  }
  const storage = program
    .command('storage')
    .description('show where your data is, move it, or continue after a loss')
    .action(run(show))
  storage
    .command('move')
    .description('move the data folder out of the program’s folder')
    .argument('[folder]', 'new place (default: your user data folder)')
    .addHelpText(
      'after',
      `
Stop the server first. The data is copied and checked in its new place; only
then is the old folder renamed, and you can delete it. If you name a folder, set
it as AIDE_DATA_DIR from then on.`,
    )
    .action((folder: string | undefined) =>
      run(async (settings) => {
        const to = folder === undefined ? userDataFolder(process.env, THIS_MACHINE) : resolve(calledFrom, folder)
        return told(await moveData(settings, to, systemClock()), (moved) => [
          `Your data is now in ${moved.to}.`,
          ...(folder === undefined ? [] : [`Set AIDE_DATA_DIR=${moved.to} before you start the program.`]),
          `The old folder is now ${moved.keptAs}. Delete it once you have checked that nothing is missing.`,
        ])
      })(),
    )
  storage
    .command('new-library')
    .description('start an empty library if the database is missing')
    .action(
      run(async (settings) =>
        told(await newLibrary(settings, systemClock()), ({ file, keptAs }) => [
          `Created an empty library in ${file}. Your backups are unchanged.`,
          ...keptWords(keptAs),
        ]),
      ),
    )
  storage
    .command('accept')
    .description('use the database as it is, even if it is older or a different one')
    .action(
      run(async (settings) =>
        told(await acceptDatabase(settings, systemClock()), ({ entries, keptAs }) => [
          `The next start uses the database as it is, with ${counted(entries, 'entry', 'entries')} in its log.`,
          ...(keptAs === null ? [] : [`A copy of it is kept in ${keptAs}.`]),
        ]),
      ),
    )
}
