import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { FitLog } from '@/lib/domain/fitting/fit-log'
import type { FitReport } from '@/lib/domain/fitting/fit-report'
import type { FitScores } from '@/lib/domain/fitting/fit-scores'
import { fitFailureWords, verdictWords } from '@/lib/domain/fitting/fit-words'
import { counted, dateWordsAt } from '@/lib/domain/format/words'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { isTimeZone } from '@/lib/domain/time/study-day'
import {
  adoptParameters,
  type ParameterVersion,
  parameterVersions,
  restoreParameters,
} from '@/lib/services/fitting/fit-state'
import { loadFitLog, readCsvLog, runFit } from '@/lib/services/fitting/run-fit'
import { bold, columns, complain, io, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly log?: string
  readonly zone?: string
  readonly dayStart?: number
  readonly json?: true
  readonly adopt?: true
  readonly versions?: true
  readonly useAgain?: string
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

/** Fits to a log in a process of its own, with progress on a terminal; null where it came to nothing, which it says. */
const fitted = async (log: FitLog, weights: readonly number[]): Promise<FitReport | null> => {
  const { stderr } = io()
  const showsProgress = stderr.isTTY
  const { result, abort } = runFit(log, weights, (share) => {
    if (showsProgress) stderr.write(`\rFitting: ${Math.round(share * 100)}%`)
  })
  process.once('SIGINT', abort)
  const ended = await result
  process.off('SIGINT', abort)
  if (showsProgress) stderr.write('\r\u001b[K')
  if (ended.ok) return ended.value
  complain(fitFailureWords(ended))
  return null
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
  const found = await fitted(log.value, DEFAULT_WEIGHTS)
  if (found === null) return 1
  if (json) sayJson(found)
  else say(asText(found, 'defaults'))
  return 0
}

const fitOwn = ({ json, adopt }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const found = await fitted(await loadFitLog(ctx), scheduling.weights)
    if (found === null) return 1
    const isDefault = scheduling.weights.join() === DEFAULT_WEIGHTS.join()
    const adopted =
      adopt && found.weights !== null ? await adoptParameters(ctx, found.weights, scheduling.weights) : null
    if (adopted?.ok === false) {
      complain(adopted.message)
      return 1
    }
    const isAdopted = adopted !== null
    if (json) sayJson({ ...found, ...(adopt ? { adopted: isAdopted } : {}) })
    else {
      const end = isAdopted ? 'Adopted.' : 'Nothing is adopted.'
      say(`${asText(found, isDefault ? 'defaults' : 'in force')}${adopt ? `\n\n${bold(end)}` : ''}`)
    }
    return 0
  })

const listVersions = (json: boolean): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { scheduling, preferences } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const versions = await parameterVersions(ctx)
    if (json) {
      sayJson(versions)
      return 0
    }
    const date = ({ from }: ParameterVersion) => dateWordsAt(from, scheduling.timeZone, preferences.dates)
    const lines = versions.map(
      (version, index) =>
        `${version.id}  ${date(version)}, ${version.isDefault ? 'defaults' : 'your own'}${index === 0 ? ', in use' : ''}`,
    )
    say(lines.join('\n'))
    return 0
  })

const restoreVersion = (id: string): Promise<ExitCode> =>
  withData(async (ctx) => {
    const restored = await restoreParameters(ctx, id)
    if (!restored.ok) {
      complain('There are no parameters of this id. “aide fit --versions” lists them.')
      return 1
    }
    say('These parameters are in use again.')
    return 0
  })

/** `aide fit`: whether FSRS parameters fitted to a log predict better than those in force. */
export const addFit = (program: Command, calledFrom: string): void => {
  program
    .command('fit')
    .description('fit FSRS parameters to your reviews, and say whether they predict better')
    .option('--log <file>', 'a CSV log with review_time (ms), card_id and review_rating, not your own')
    .option('--zone <zone>', 'with --log: the time zone of its study days', zoneOf)
    .option('--day-start <hour>', 'with --log: the hour at which a study day starts', hourOf)
    .option('--adopt', 'adopt what predicts better')
    .option('--versions', 'list the parameters that you have had, and fit nothing')
    .option('--use-again <id>', 'use earlier parameters again, by their id in that list')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', '\nWithout --adopt and --use-again nothing is changed.')
    .action(async (options: Options, command: Command) => {
      if (options.log === undefined && (options.zone !== undefined || options.dayStart !== undefined)) {
        command.error('error: --zone and --day-start need --log; your own settings apply to your own log', {
          exitCode: 2,
        })
      }
      const { log, adopt, versions, useAgain: id } = options
      if ([log, adopt, versions, id].filter((option) => option !== undefined).length > 1) {
        command.error('error: use one of --log, --adopt, --versions and --use-again', { exitCode: 2 })
      }
      process.exitCode =
        log !== undefined
          ? await fitFile(resolve(calledFrom, log), options)
          : id !== undefined
            ? await restoreVersion(id)
            : versions
              ? await listVersions(options.json === true)
              : await fitOwn(options)
    })
}
