import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { FitLog } from '@/lib/domain/fitting/fit-log'
import type { FitReport } from '@/lib/domain/fitting/fit-report'
import type { FitScores } from '@/lib/domain/fitting/fit-scores'
import { fitFailureWords, verdictWords } from '@/lib/domain/fitting/fit-words'
import { counted } from '@/lib/domain/format/words'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { isTimeZone } from '@/lib/domain/time/study-day'
import { loadFitLog } from '@/lib/services/fitting/load-fit-log'
import { readCsvLog } from '@/lib/services/fitting/read-csv-log'
import { runFit } from '@/lib/services/fitting/run-fit'
import { bold, columns, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly log?: string
  readonly zone?: string
  readonly dayStart?: number
  readonly json?: true
}

const DEFAULT_DAY_START = 4

const hourOf = (text: string): number => {
  const hour = Number(text)
  if (!/^\d{1,2}$/u.test(text) || hour > 23) throw new InvalidArgumentError('It may be 0 to 23.')
  return hour
}

const zoneOf = (text: string): string => {
  if (!isTimeZone(text)) throw new InvalidArgumentError('There is no such time zone. Use a name such as Europe/Berlin.')
  return text
}

const scoresRow = (name: string, { n, logLoss, rmseBins, auc }: FitScores): readonly string[] => [
  name,
  String(n),
  logLoss.toFixed(4),
  rmseBins.toFixed(4),
  auc === null ? '-' : auc.toFixed(4),
]

const scoresTable = ({ all, heldOut }: FitReport, inForce: string): string =>
  columns([
    ['', 'reviews', 'log loss', 'RMSE(bins)', 'AUC'],
    ...(all ? [scoresRow(`${inForce}, all reviews`, all)] : []),
    ...(heldOut
      ? [
          scoresRow(`${inForce}, held out`, heldOut.current),
          scoresRow('fitted, held out', heldOut.fitted),
          scoresRow('average, held out', heldOut.average),
        ]
      : []),
  ])

const asText = (fitted: FitReport, inForce: string): string => {
  const { reviews, scored, weights } = fitted
  return [
    `${counted(reviews, 'answer')}, ${scored.toLocaleString('en-GB')} of them scored: the first answer to a card on a later day.`,
    '',
    ...(scored > 0 ? [scoresTable(fitted, inForce), ''] : []),
    bold(wrap(verdictWords(fitted))),
    ...(weights ? ['', 'Parameters, fitted to all reviews:', wrap(weights.join(', '))] : []),
  ].join('\n')
}

const report = async (log: FitLog, weights: readonly number[], inForce: string, json: boolean): Promise<ExitCode> => {
  const showsProgress = process.stderr.isTTY
  const { result, abort } = runFit(log, weights, (share) => {
    if (showsProgress) process.stderr.write(`\rFitting: ${Math.round(share * 100)}%`)
  })
  process.once('SIGINT', abort)
  const ended = await result
  process.off('SIGINT', abort)
  if (showsProgress) process.stderr.write('\r\u001b[K')
  if (!ended.ok) {
    complain(fitFailureWords(ended))
    return 1
  }
  if (json) sayJson(ended.value)
  else say(asText(ended.value, inForce))
  return 0
}

const fitFile = async (path: string, { zone, dayStart, json }: Options): Promise<ExitCode> => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (reason) {
    complain(`${path} could not be read: ${reason instanceof Error ? reason.message : String(reason)}`)
    return 1
  }
  const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const log = readCsvLog(text, { timeZone, dayStartHour: dayStart ?? DEFAULT_DAY_START })
  if (!log.ok) {
    complain(`${path}: ${log.message}`)
    return 1
  }
  return report(log.value, DEFAULT_WEIGHTS, 'defaults', json === true)
}

const fitOwn = (json: boolean): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const isDefault = scheduling.weights.join() === DEFAULT_WEIGHTS.join()
    return report(await loadFitLog(ctx), scheduling.weights, isDefault ? 'defaults' : 'in force', json)
  })

/** `aide fit`: whether FSRS parameters fitted to a log predict better than those in force. */
export const addFit = (program: Command, calledFrom: string): void => {
  program
    .command('fit')
    .description('fit FSRS parameters to your reviews, and say whether they predict better')
    .option('--log <file>', 'a CSV log with review_time (ms), card_id and review_rating, not your own')
    .option('--zone <zone>', 'with --log: the time zone of its study days', zoneOf)
    .option('--day-start <hour>', 'with --log: the hour at which a study day starts', hourOf)
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', '\nNothing is changed: adopt parameters under Settings, FSRS parameters.')
    .action(async (options: Options, command: Command) => {
      if (options.log === undefined && (options.zone !== undefined || options.dayStart !== undefined)) {
        command.error('error: --zone and --day-start need --log; your own settings apply to your own log', {
          exitCode: 2,
        })
      }
      process.exitCode =
        options.log === undefined
          ? await fitOwn(options.json === true)
          : await fitFile(resolve(calledFrom, options.log), options)
    })
}
