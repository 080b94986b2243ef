import type { Command } from 'commander'
import { briefingEvent } from '@/lib/services/briefing/briefing-event'
import {
  calendarPath,
  findCalendarToken,
  renewCalendarAddress,
  switchOffCalendar,
} from '@/lib/services/briefing/calendar-address'
import { complain, say } from '../terminal'
import { type ExitCode, withData, withSettings } from '../with-data'

type Options = { readonly renew?: true; readonly off?: true }

const calendar = (id: string | undefined, { renew, off }: Options): Promise<ExitCode> =>
  withSettings(({ host, port }) =>
    withData(async (ctx) => {
      const origin = `http://${host === '::1' ? '[::1]' : host}:${port}`
      if (id !== undefined) {
        const event = await briefingEvent(ctx, id, origin)
        if (event.ok) say(event.value.trimEnd())
        else complain(`There is no briefing ${id}. “aide briefing list” lists your briefings.`)
        return event.ok ? 0 : 1
      }
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
      say(`${origin}${calendarPath(token)}`)
      return 0
    }),
  )

/** `aide briefing calendar`: the secret address of the learner's calendar, or one briefing as a calendar file. */
export const addCalendar = (briefing: Command): void => {
  briefing
    .command('calendar')
    .description('the secret address of your calendar feed, or one briefing as an iCalendar file')
    .argument('[id]', 'id of a briefing: print it as an .ics file instead')
    .option('--renew', 'create a new address; the old one stops working')
    .option('--off', 'switch the calendar off')
    .addHelpText(
      'after',
      `
Anyone with the address can read the calendar on this computer. Add ?hour=7 to
show study at 7 in the morning instead of all day. With an id, redirect the
output into a file: aide briefing calendar ID > talk.ics. Exit code 0 if there
is an address or a briefing, or you switched the feed off; 1 if there is none.`,
    )
    .action(async (id: string | undefined, options: Options) => {
      process.exitCode = await calendar(id, options)
    })
}
