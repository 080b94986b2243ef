import type { Command } from 'commander'
import {
  calendarPath,
  findCalendarToken,
  renewCalendarAddress,
  switchOffCalendar,
} from '@/lib/services/briefing/calendar-address'
import { complain, say } from '../terminal'
import { type ExitCode, withData, withSettings } from '../with-data'

type Options = { readonly renew?: true; readonly off?: true }

const calendar = ({ renew, off }: Options): Promise<ExitCode> =>
  withSettings(({ host, port }) =>
    withData(async (ctx) => {
      if (off) {
        await switchOffCalendar(ctx)
        complain('The calendar is off: its address leads nowhere.')
        return 0
      }
      const token = renew ? await renewCalendarAddress(ctx) : await findCalendarToken(ctx)
      if (token === null) {
        complain('The calendar is off. --renew makes an address.')
        return 1
      }
      say(`http://${host === '::1' ? '[::1]' : host}:${port}${calendarPath(token)}`)
      return 0
    }),
  )

/** `aide briefing calendar`: the secret address of the learner's calendar. */
export const addCalendar = (briefing: Command): void => {
  briefing
    .command('calendar')
    .description('the secret address under which a calendar program finds briefings and study')
    .option('--renew', 'make a new address; the one before leads nowhere')
    .option('--off', 'switch the calendar off')
    .addHelpText(
      'after',
      `
Whoever has the address can read the calendar, on this computer. Add ?hour=7 to
put study at seven in the morning instead of on the whole day. Ends with 0 if
there is an address or it was switched off, 1 if there is none.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await calendar(options)
    })
}
