import type { Command } from 'commander'
import { dayWords } from '@/lib/domain/format/words'
import { rescheduleWords } from '@/lib/domain/scheduling/reschedule-words'
import { previewReschedule, rescheduleCards } from '@/lib/services/settings/reschedule-cards'
import { bold, columns, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = { readonly apply?: true; readonly json?: true }

const reschedule = ({ apply, json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const preview = await previewReschedule(ctx)
    const applied = apply ? await rescheduleCards(ctx) : null
    if (applied?.ok === false) {
      complain(applied.message)
      return 1
    }
    if (json) {
      sayJson({ ...preview, applied: applied?.ok ? applied.value : 0 })
      return 0
    }
    const { days, changed } = preview
    say(wrap(rescheduleWords(preview)))
    if (changed > 0) {
      const rows = days.map(({ day, before, after }, index) => [
        index === 0 ? 'today' : dayWords(day, 'british'),
        String(before),
        String(after),
      ])
      say(`\n${columns([['due', 'now', 'rescheduled'], ...rows])}`)
    }
    if (applied?.ok) say(`\n${bold(`${applied.value} rescheduled. “aide undo” undoes it.`)}`)
    return 0
  })

/** `aide reschedule`: due dates after a change of parameters or desired retention, shown first and changed if asked to. */
export const addReschedule = (program: Command): void => {
  program
    .command('reschedule')
    .description('show what new due dates would change, and set them with --apply')
    .option('--apply', 'reschedule the cards')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      process.exitCode = await reschedule(options)
    })
}
