import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { systemClock } from '@/lib/platform/clock'
import type { Settings } from '@/lib/platform/env'
import { backupsOf, copiesOf } from '@/lib/services/storage/back-up'
import { acceptDatabase, newLibrary, restore } from '@/lib/services/storage/restore'
import { complain } from '../terminal'
import { type ExitCode, told, withSettings } from '../with-data'

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
