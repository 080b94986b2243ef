import type { Command } from 'commander'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import {
  addedCardWords,
  backlogWords,
  levelWords,
  marginalWords,
  simulatedCardWords,
} from '@/lib/domain/simulation/workload-words'
import { loadWorkload, type Workload, workloadChoicesSchema } from '@/lib/services/retention/load-workload'
import { columns, complain, faint, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly new?: string
  readonly add?: string
  readonly over?: string
  readonly from?: string
  readonly until?: string
  readonly json?: true
}

const SHOWN = [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99]

const asText = ({
  levels,
  desiredRetention,
  newPerDay,
  studied,
  onlyDated,
  newCards,
  added,
  days,
  holiday,
}: Workload): string => {
  const own = levels.findIndex((level) => Math.abs(level.desiredRetention - desiredRetention) < 0.005)
  const level = levels[own]
  const rows = levels.filter((one, index) => SHOWN.includes(one.desiredRetention) || index === own)
  const more = added === null ? '' : ` ${addedCardWords(added)}`
  const away = holiday === null ? '' : ` No study from ${holiday.from} to ${holiday.until}.`
  return [
    ...(level
      ? [
          wrap(
            [levelWords(level, days), marginalWords(level), backlogWords(level)]
              .filter((words) => words !== null)
              .join(' '),
          ),
          '',
        ]
      : []),
    columns([
      ['target', 'minutes', 'reviews', 'facts', 'seconds per fact'],
      ...rows.map((one) => [
        percentWords(one.desiredRetention),
        one.minutesADay.toFixed(1),
        one.reviewsADay.toFixed(1),
        String(Math.round(one.factsRemembered)),
        one.secondsPerFact === null ? '-' : one.secondsPerFact.toFixed(1),
      ]),
    ]),
    '',
    faint(
      wrap(
        `Simulated over ${counted(days, 'day')} with your ${simulatedCardWords({ studied, onlyDated, newCards })}, at most ${counted(newPerDay, 'new card')} per day and your own pace. Minutes and reviews are per day; facts are those you would recall at the end; seconds per fact is what one more fact costs each day.${more}${away}`,
      ),
    ),
  ].join('\n')
}

const simulate = ({ new: newPerDay, add: addCards, over: addDays, from, until, json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const choices = workloadChoicesSchema.safeParse({ newPerDay, addCards, addDays, from, until })
    if (!choices.success) {
      complain(choices.error.issues[0]?.message ?? 'The options could not be read.')
      return 2
    }
    const loaded = await loadWorkload(ctx, choices.data)
    if (!loaded.ok) {
      complain(loaded.message)
      return 1
    }
    if (json) sayJson(loaded.value)
    else say(asText(loaded.value))
    return 0
  })

/** `aide simulate`: what each desired retention would cost over the next year. */
export const addSimulate = (program: Command): void => {
  program
    .command('simulate')
    .description('simulate a year: minutes, reviews and facts remembered at each desired retention')
    .option('--new <number>', 'new cards per day; your setting if left out')
    .option('--add <number>', 'cards that you will add, in all, and start on top of the new ones')
    .option('--over <days>', 'over how many days you add them')
    .option('--from <date>', 'first day of a pause')
    .option('--until <date>', 'last day of the pause')
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', '\nThis changes nothing. Set your desired retention on the Settings page.')
    .action(async (options: Options) => {
      process.exitCode = await simulate(options)
    })
}
