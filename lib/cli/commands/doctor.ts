import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { systemClock } from '@/lib/platform/clock'
import { explain } from '@/lib/services/open-for-command'
import { type Check, type CheckName, type DoctorReport, runDoctor } from '@/lib/services/storage/run-doctor'
import { bold, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withSettings } from '../with-data'

const TITLES: Readonly<Record<CheckName, readonly [title: string, things: string]>> = {
  storage: ['Database file', 'pages'],
  values: ['Values in all tables', 'rows'],
  references: ['References between tables', 'rows'],
  log: ['Log, compared with what was sent', 'entries'],
  clock: ['Dates in the log', 'entries ahead'],
  memories: ['Memories, rebuilt from the log', 'cards with a log'],
  'new-card-queue': ['New-card queue', 'cards'],
  rollups: ['Rollups of the log', 'rollups'],
  passages: ['Passages, compared with their texts', 'passages'],
  media: ['Images, sounds and videos', 'files'],
  search: ['Full-text index', 'entries'],
  backup: ['Comparison with the latest backup', 'rows'],
}

const verdict = ({ found, repaired }: Check): string => {
  if (found === 0) return 'OK'
  const wrong = `${counted(found, 'problem')}`
  return repaired === 0 ? wrong : `${wrong}, ${repaired === found ? 'all' : repaired} repaired`
}

const checkWords = (check: Check): string => {
  const [title, things] = TITLES[check.name]
  const rest = check.found - check.examples.length
  return [
    `${bold(title)}: ${verdict(check)}${check.name === 'clock' ? '' : ` (${check.examined.toLocaleString('en-GB')} ${things})`}`,
    ...check.examples.map((example) => wrap(example, '  ')),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...(check.remedy === null ? [] : [wrap(`What to do: ${check.remedy}`, '  ')]),
    ...check.notes.map((note) => wrap(`Note: ${note}`, '  ')),
  ].join('\n')
}

const asText = ({ checks, healthy }: DoctorReport): string =>
  [...checks.map(checkWords), healthy ? 'Everything is OK.' : 'There are problems; see above.'].join('\n')

type Options = { readonly json?: true; readonly repair?: true; readonly removeUnusedMedia?: true }

const doctor = ({ json, repair, removeUnusedMedia }: Options): Promise<ExitCode> =>
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
      if (json) sayJson(result.value)
      else say(asText(result.value))
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
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
Checks the database file (SQLite), every value in all tables and the references
between them, every log entry against the digest of what was sent, its dates,
every memory against the log bit for bit, the new-card queue, the rollups that
figures come from, every passage against its text, every image, sound and video
against its digest, and all of it against the latest backup. Works while the
server runs, and in a read-only folder. Nothing is rebuilt from a damaged log.
Exit code 0 if everything is OK or was repaired, 1 if there are problems.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await doctor(options)
    })
}
