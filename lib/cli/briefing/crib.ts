import { type Command, InvalidArgumentError } from 'commander'
import { listBriefings } from '@/lib/data/queries/briefing/briefings'
import { cribText } from '@/lib/domain/briefing/crib/crib-text'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { complain, say, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Enter a whole number.')
  return Number(text)
}

const crib = (id: string | undefined, first: number | null): Promise<ExitCode> =>
  withData(async (ctx) => {
    const wantedId =
      id ?? (await listBriefings(ctx.engine.read, ctx.actor.learnerId)).find(({ at }) => at > ctx.now)?.id
    if (wantedId === undefined) {
      complain('You have no upcoming briefing. Create one in the browser, under Briefings.')
      return 1
    }
    const loaded = await loadCrib(ctx, wantedId, first)
    if (!loaded.ok) {
      complain(`There is no briefing ${wantedId}. “aide briefing list” lists your briefings.`)
      return 1
    }
    say(wrap(cribText(loaded.value)))
    return 0
  })

/** `aide briefing crib`: the page to take along, as plain text. */
export const addBriefingCrib = (briefing: Command): void => {
  briefing
    .command('crib')
    .description('the crib sheet for a briefing as plain text, with numbered sources')
    .argument('[id]', 'id of the briefing, from “aide briefing list” (default: the next one)')
    .option('--first <n>', 'only the first n facts, and every must-know', wholeNumber)
    .action(async (id: string | undefined, { first = null }: { readonly first?: number | null }) => {
      process.exitCode = await crib(id, first)
    })
}
