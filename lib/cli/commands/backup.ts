import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { systemClock } from '@/lib/platform/clock'
import type { Settings } from '@/lib/platform/env'
import type { Result } from '@/lib/services/result'
import { acceptDatabase } from '@/lib/services/storage/accept-database'
import { type BackupFile, backUp, backupsOf, copiesOf, notOurFile } from '@/lib/services/storage/back-up'
import { newLibrary } from '@/lib/services/storage/new-library'
import { restore } from '@/lib/services/storage/restore'
import { columns, complain, say } from '../terminal'
import { type ExitCode, withSettings } from '../with-data'

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

const when = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

const list = (settings: Settings): ExitCode => {
  const refused = notOurFile(settings)
  if (refused) {
    complain(refused.message)
    return 1
  }
  const lists = [backupsOf(settings), copiesOf(settings)].filter((backups) => backups.length > 0)
  say(lists.length === 0 ? `There are no backups of ${settings.dataDir} yet.` : lists.map(listWords).join('\n\n'))
  return 0
}

const listWords = (backups: readonly BackupFile[]): string =>
  `In ${dirname(backups[0]?.file ?? '')}:\n\n${columns([['file', 'written (UTC)', 'size'], ...backups.map(rowOf)])}`

const rowOf = ({ at, bytes, file }: BackupFile): readonly string[] => [basename(file), when(at), megabytes(bytes)]

/** Says what came of it, or why nothing did. */
const told = <T>(result: Result<T>, words: (value: T) => readonly string[]): ExitCode => {
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  for (const line of words(result.value)) say(line)
  return 0
}

const write = async (settings: Settings): Promise<ExitCode> => {
  const result = await backUp(settings, systemClock())
  const copy = result.ok ? result.value.copy : null
  const code = told(result, ({ file, bytes }) => [
    `Backed up to ${file} (${megabytes(bytes)}, checked).`,
    ...(copy?.ok ? [`Copied to ${copy.file}.`] : []),
  ])
  if (copy?.ok !== false) return code
  complain(`It could not be copied to ${copy.file}: ${copy.problem}.`)
  return 1
}

const goBack = async (settings: Settings, which: string): Promise<ExitCode> => {
  const result = await restore(settings, which, systemClock())
  for (const file of result.ok ? result.value.passedOver : [])
    complain(`${file} has later answers but is damaged, so it was skipped.`)
  return told(result, ({ from, backup, keptAs }) => [
    `Restored from ${from}.`,
    ...(backup !== null ? [`The previous data is backed up in ${backup}.`] : []),
    ...(backup === null && keptAs !== null ? ['The previous data is damaged and could not be backed up.'] : []),
    ...(keptAs !== null ? [`It is also kept unchanged in ${keptAs}.`] : []),
  ])
}

const startEmpty = async (settings: Settings): Promise<ExitCode> =>
  told(await newLibrary(settings, systemClock()), ({ file, keptAs }) => [
    `Created an empty library in ${file}. Your backups are unchanged.`,
    ...(keptAs === null ? [] : [`The previous data is kept in ${keptAs}.`]),
  ])

const goOn = async (settings: Settings): Promise<ExitCode> =>
  told(await acceptDatabase(settings, systemClock()), ({ entries, keptAs }) => [
    `The next start uses the database as it is, with ${counted(entries, 'entry', 'entries')} in its log.`,
    ...(keptAs === null ? [] : [`A copy of it is kept in ${keptAs}.`]),
  ])

/** `aide backup`: write and list backups. */
export const addBackup = (program: Command): void => {
  program
    .command('backup')
    .description('back up the database, or list the backups')
    .option('--list', 'list the backups, newest first')
    .addHelpText(
      'after',
      `
You can back up while the server runs. Each backup is checked. All backups of
the last two days are kept, then 12 daily, 10 weekly and 9 monthly ones. If
AIDE_BACKUP_DIR names a second folder, each backup is copied there too. On
PostgreSQL, use its own tools.`,
    )
    .action(async ({ list: wantsList }: { readonly list?: true }) => {
      process.exitCode = await withSettings(async (settings) => (wantsList ? list(settings) : write(settings)))
    })
}

type RestoreOptions = { readonly empty?: true; readonly asItIs?: true }

/** `aide restore`: go back to a backup, or go on after a loss without one. */
export const addRestore = (program: Command, calledFrom: string): void => {
  program
    .command('restore')
    .description('go back to a backup, or go on after a loss without one')
    .argument('[backup]', 'its name in “backup --list”, its path, or “latest”')
    .option('--empty', 'start an empty library in place of a missing database')
    .option('--as-it-is', 'use the database as it is, even if it is older or another one')
    .addHelpText(
      'after',
      `
Stop the server first. Your current data is backed up first, and also kept
beside the database. “latest” is the backup with the latest answers, whatever
its name. --empty never replaces a database.`,
    )
    .action(async (which: string | undefined, { empty, asItIs }: RestoreOptions, command: Command) => {
      if ([which, empty, asItIs].filter((one) => one !== undefined).length !== 1)
        command.error('error: name one backup, or use --empty or --as-it-is')
      process.exitCode = await withSettings(async (settings) => {
        if (which === undefined) return empty ? startEmpty(settings) : goOn(settings)
        const listed = [...backupsOf(settings), ...copiesOf(settings)].find(({ file }) => basename(file) === which)
        return goBack(settings, which === 'latest' ? which : (listed?.file ?? resolve(calledFrom, which)))
      })
    })
}
