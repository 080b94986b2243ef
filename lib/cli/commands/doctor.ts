import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { systemClock } from '@/lib/platform/clock'
import { explain } from '@/lib/services/start-up'
import { type Check, type CheckName, type DoctorReport, runDoctor } from '@/lib/services/storage/run-doctor'
import { bold, complain, say, wrap } from '../terminal'
import { type ExitCode, withSettings } from '../with-data'

const TITLES: Readonly<Record<CheckName, readonly [title: string, one: string, many?: string]>> = {
  storage: ['Database file', 'page'],
  values: ['Values in all tables', 'row'],
  log: ['Log, compared with what was sent', 'entry', 'entries'],
  passages: ['Passages, compared with their texts', 'passage'],
  memories: ['Memories, rebuilt from the log', 'card with a log', 'cards with a log'],
  predictions: ['What answers met, rebuilt from the log', 'entry', 'entries'],
  'new-card-queue': ['New-card queue', 'card'],
  rollups: ['Rollups of the log', 'rollup'],
  search: ['Full-text index', 'entry', 'entries'],
  media: ['Images, sounds and videos', 'file'],
  backup: ['Comparison with the latest backup', 'row'],
}

const verdict = ({ found, repaired }: Check): string => {
  if (found === 0) return 'OK'
  const wrong = `${counted(found, 'problem')}`
  return repaired === 0 ? wrong : `${wrong}, ${repaired === found ? 'all' : repaired} repaired`
}

const checkWords = (check: Check): string => {
  const [title, one, many] = TITLES[check.name]
  const rest = check.found - check.examples.length
  return [
    `${bold(title)}: ${verdict(check)} (${counted(check.examined, one, many)})`,
    ...check.examples.map((example) => wrap(example, '  ')),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...check.notes.map((note) => wrap(`Note: ${note}`, '  ')),
  ].join('\n')
}

const asText = ({ checks, healthy, advice }: DoctorReport): string =>
  [...checks.map(checkWords), ...(healthy ? ['Everything is OK.'] : advice)].join('\n')

type Options = { readonly repair?: true; readonly removeUnusedMedia?: true }

const doctor = ({ repair, removeUnusedMedia }: Options): Promise<ExitCode> =>
  withSettings(async (settings) => {
    try {
      const result = await runDoctor(settings, systemClock(), {
        repair: repair === true,
        removeUnused: removeUnusedMedia === true,
      })
      if (!result.ok) {
        complain(result.message)
        return 1
      }
      say(asText(result.value))
      return result.value.healthy ? 0 : 1
    } catch (reason) {
      const message = explain(reason)
      if (message === null) throw reason
      complain(message)
      return 1
    }
  })

/** `aide doctor`: whether what is stored is whole and agrees with itself. */
export const addDoctor = (program: Command): void => {
  program
    .command('doctor')
    .description('check all stored data, and repair what can be rebuilt')
    .option('--repair', 'back up, then rebuild what is derived from the log; answers never change')
    .option('--remove-unused-media', 'back up, then remove images, sounds and videos that no card shows')
    .addHelpText(
      'after',
      `
Checks the database file, every value in all tables, every log entry against the
digest of what was sent, every passage against its text, everything that follows
from the log against the log, the full-text index, every image, sound and video
against its digest, and all of it against the latest backup. Works while the
server runs, and in a read-only folder. Nothing is rebuilt from a damaged log:
then it says which backup to restore.
Exit code 0 if everything is OK or was repaired, 1 if there are problems.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await doctor(options)
    })
}
