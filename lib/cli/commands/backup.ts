import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { systemClock } from '@/lib/platform/clock'
import type { Settings } from '@/lib/platform/env'
import { type BackupFile, backUp, backupsOf, copiesOf, notOurFile } from '@/lib/services/storage/back-up'
import { restore } from '@/lib/services/storage/restore'
import { columns, complain, say } from '../terminal'
import { type ExitCode, withSettings } from '../with-data'

type Options = { readonly list?: true; readonly restore?: string }

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

const when = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

const list = (settings: Settings): ExitCode => {
  const refused = notOurFile(settings)
  if (refused) {
    complain(refused.message)
    return 1
  }
  const lists = [backupsOf(settings), copiesOf(settings)].filter((backups) => backups.length > 0)
  say(lists.length === 0 ? 'There are no backups yet.' : lists.map(listWords).join('\n\n'))
  return 0
}

const listWords = (backups: readonly BackupFile[]): string =>
  `In ${dirname(backups[0]?.file ?? '')}:\n\n${columns([['file', 'written (UTC)', 'size'], ...backups.map(rowOf)])}`

const rowOf = ({ at, bytes, file }: BackupFile): readonly string[] => [basename(file), when(at), megabytes(bytes)]

const write = async (settings: Settings): Promise<ExitCode> => {
  const result = await backUp(settings, systemClock())
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  const { file, bytes, copy } = result.value
  say(`Backed up to ${file} (${megabytes(bytes)}, checked).`)
  if (copy?.ok) say(`Copied to ${copy.file}.`)
  if (copy?.ok !== false) return 0
  complain(`It could not be copied to ${copy.file}: ${copy.problem}.`)
  return 1
}

const goBack = async (settings: Settings, which: string): Promise<ExitCode> => {
  const result = await restore(settings, which, systemClock())
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  const { from, backup, keptAs, passedOver } = result.value
  for (const file of passedOver) complain(`${file} has later answers but is damaged, so it was skipped.`)
  say(`Restored from ${from}.`)
  if (backup !== null) say(`The previous data is backed up in ${backup}.`)
  else if (keptAs !== null) say('The previous data is damaged and could not be backed up.')
  if (keptAs !== null) say(`It is also kept unchanged in ${keptAs}.`)
  return 0
}

/** `aide backup`: write, list and go back to backups. */
export const addBackup = (program: Command, calledFrom: string): void => {
  program
    .command('backup')
    .description('back up the database, list the backups, or restore one')
    .option('--list', 'list the backups, newest first')
    .option('--restore <file>', 'restore a backup: its name in the list, its path, or “latest”')
    .addHelpText(
      'after',
      `
You can back up while the server runs. Each backup is checked. All backups of
the last two days are kept, then 12 daily, 10 weekly and 9 monthly ones. If
AIDE_BACKUP_DIR names a second folder, each backup is copied there too. Before
you restore, stop the server. Your current data is backed up first, and also
kept beside the database. “latest” is the backup with the latest answers,
whatever its name. On PostgreSQL, use its own tools.`,
    )
    .action(async ({ list: wantsList, restore: which }: Options, command: Command) => {
      if (wantsList && which !== undefined) command.error('error: use --list or --restore, not both')
      process.exitCode = await withSettings(async (settings) => {
        if (wantsList) return list(settings)
        if (which === undefined) return write(settings)
        const listed = [...backupsOf(settings), ...copiesOf(settings)].find(({ file }) => basename(file) === which)
        return goBack(settings, which === 'latest' ? which : (listed?.file ?? resolve(calledFrom, which)))
      })
    })
}
