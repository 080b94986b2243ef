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
        complain('The calendar is off. Its address no longer works.')
        return 0
      }
      const token = renew ? await renewCalendarAddress(ctx) : await findCalendarToken(ctx)
      if (token === null) {
        complain('The calendar is off. Use --renew to create an address.')
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
    .description('the secret address of your calendar feed: briefings and study time')
    .option('--renew', 'create a new address; the old one stops working')
    .option('--off', 'switch the calendar off')
    .addHelpText(
      'after',
      `
Anyone with the address can read the calendar on this computer. Add ?hour=7 to
show study at 7 in the morning instead of all day. Exit code 0 if there is an
address or you switched it off, 1 if there is none.`,
    )
    .action(async (options: Options) => {
      process.exitCode = await calendar(options)
    })
}
