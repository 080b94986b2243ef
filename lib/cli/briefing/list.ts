import type { Command } from 'commander'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import type { DateStyle } from '@/lib/domain/format/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { type ListedBriefing, listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { dateStyleOf } from '@/lib/services/learner/preferences-of'
import { bold, faint, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const readyWords = (readiness: Readiness | null): string =>
  readiness === null ? '' : ` ${percentWords(readiness.mean)} if you stop now.`

const lines = ({ briefing, briefingDay, facts, ifStopped }: ListedBriefing, day: StudyDay, dates: DateStyle): string =>
  [
    `${bold(briefing.title)}, ${daysAwayWords(day, briefingDay)}`,
    `  ${dateTimeWords(briefing.at, briefing.timeZone, dates)}. ${counted(facts, 'fact')}.${readyWords(ifStopped)}`,
    `  ${faint(briefing.id)}`,
  ].join('\n')

const list = (options: { readonly json?: true }): Promise<ExitCode> =>
  withData(async (ctx) => {
    const found = await listOwnBriefings(ctx)
    if (options.json) {
      sayJson(found)
      return 0
    }
    const dates = await dateStyleOf(ctx)
    const all = [...found.ahead, ...found.past]
    say(all.length === 0 ? 'No briefings yet.' : wrap(all.map((one) => lines(one, found.day, dates)).join('\n\n')))
    return 0
  })

/** `aide briefing list`: the briefings ahead, then those past. */
export const addBriefingList = (briefing: Command): void => {
  briefing
    .command('list')
    .description('upcoming briefings, the next first, then past ones')
    .option('--json', 'as JSON, for programs')
    .action(async (options) => {
      process.exitCode = await list(options)
    })
}
