import type { Command } from 'commander'
import { dayWords } from '@/lib/domain/format/words'
import { rescheduleWords } from '@/lib/domain/scheduling/reschedule-words'
import { previewReschedule, rescheduleCards } from '@/lib/services/settings/reschedule-cards'
import { bold, columns, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = { readonly preset?: string; readonly apply?: true; readonly json?: true }

const reschedule = ({ preset: name, apply, json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const all = await previewReschedule(ctx, {})
    if (!all.ok) {
      complain(all.message)
      return 1
    }
    const chosen = all.value.presets.find((one) => one.name.toLowerCase() === name?.toLowerCase())
    if (name !== undefined && !chosen) {
      complain(`No deck has a preset called “${name}”. “aide presets” lists them.`)
      return 1
    }
    const scope = chosen ? { preset: chosen.id } : {}
    const preview = chosen ? await previewReschedule(ctx, scope) : all
    if (!preview.ok) {
      complain(preview.message)
      return 1
    }
    const applied = apply ? await rescheduleCards(ctx, scope) : null
    if (applied?.ok === false) {
      complain(applied.message)
      return 1
    }
    if (json) {
      sayJson({ ...preview.value, applied: applied?.ok ? applied.value : 0 })
      return 0
    }
    const { days, changed } = preview.value
    say(wrap(rescheduleWords(preview.value)))
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
    .option('--preset <name>', 'cards of this preset alone')
    .option('--apply', 'reschedule the cards')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      process.exitCode = await reschedule(options)
    })
}
