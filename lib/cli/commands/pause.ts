import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { pauseWords } from '@/lib/domain/pausing/pause-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { Context } from '@/lib/services/context'
import { loadPausing, type PausingState } from '@/lib/services/pausing/load-pausing'
import { endPause } from '@/lib/services/pausing/spread-reviews'
import { type SpreadOptions, spreadOut, withSpreadOptions } from '../pausing/spread-out'
import { complain, say, sayJson } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const listed = ({ pauses, overdue, dates, today }: PausingState): string =>
  [
    ...(pauses.length === 0 ? ['No pause is planned.'] : []),
    ...pauses.map((pause) => `${pause.from <= today ? 'Now' : 'Planned'}: ${pauseWords(pause, dates)}`),
    `Overdue: ${counted(overdue, 'card')}.`,
  ].join('\n')

const showPauses = async (ctx: Context, json: boolean): Promise<ExitCode> => {
  const state = await loadPausing(ctx)
  const pauses = state.pauses.map(({ from, to }) => ({ from: isoDateOf(from), to: isoDateOf(to) }))
  if (json) sayJson({ pauses, overdue: state.overdue })
  else say(listed(state))
  return 0
}

const endNext = async (ctx: Context): Promise<ExitCode> => {
  const { pauses } = await loadPausing(ctx)
  const [next] = pauses
  if (!next) {
    complain('No pause is planned.')
    return 1
  }
  const ended = await endPause(ctx, next.from)
  if (ended.ok) say(`${ended.value.words}. Reviews stay on the days they were moved to.`)
  else complain(ended.message)
  return ended.ok ? 0 : 1
}

/** `aide pause`: plans a pause, shows those planned, or ends the next one. */
export const addPause = (program: Command): void => {
  withSpreadOptions(
    program
      .command('pause')
      .description('plan a pause, and spread what falls due in it over the days after it')
      .argument('[from]', 'first day, such as 2026-12-20; without days, planned pauses are listed')
      .argument('[to]', 'last day')
      .option('--end', 'end the pause of today, or cancel the next one'),
  ).action(
    async (from: string | undefined, to: string | undefined, options: SpreadOptions & { readonly end?: true }) => {
      process.exitCode = await withData((ctx) => {
        if (options.end) return endNext(ctx)
        if (from === undefined) return showPauses(ctx, options.json === true)
        return spreadOut(ctx, { from, ...(to === undefined ? {} : { to }) }, options)
      })
    },
  )
}
