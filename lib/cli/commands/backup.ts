import { basename, dirname } from 'node:path'
import type { Command } from 'commander'
import { fileSize } from '@/lib/domain/format/file-size'
import { systemClock } from '@/lib/platform/clock'
import type { Settings } from '@/lib/platform/env'
import { type BackupFile, backUp, backupsOf, copiesOf, notOurFile } from '@/lib/services/storage/back-up'
import { columns, complain, say } from '../terminal'
import { type ExitCode, told, withSettings } from '../with-data'

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

const rowOf = ({ at, bytes, file }: BackupFile): readonly string[] => [basename(file), when(at), fileSize(bytes)]

const write = async (settings: Settings): Promise<ExitCode> => {
  const result = await backUp(settings, systemClock())
  const copy = result.ok ? result.value.copy : null
  const code = told(result, ({ file, bytes }) => [
    `Backed up to ${file} (${fileSize(bytes)}, checked).`,
    ...(copy?.ok ? [`Copied to ${copy.file}.`] : []),
  ])
  if (copy?.ok !== false) return code
  complain(`It could not be copied to ${copy.file}: ${copy.problem}.`)
  return 1
}

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
