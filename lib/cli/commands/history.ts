import { type Command, InvalidArgumentError } from 'commander'
import type { DateStyle } from '@/lib/domain/format/date-style'
import { dateTimeWords } from '@/lib/domain/format/words'
import {
  cursorText,
  HISTORY_KINDS,
  type HistoryItem,
  type HistoryKind,
  listHistory,
  parseCursor,
} from '@/lib/services/history/list-history'
import { dateStyleOf } from '@/lib/services/learner/date-style-of'
import { faint, say, sayJson } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const MOST_ITEMS = 500
const ITEMS = 20

type Options = {
  readonly kind?: HistoryKind
  readonly limit: number
  readonly before?: string
  readonly json?: true
}

const kindOption = (text: string): HistoryKind => {
  const kind = HISTORY_KINDS.find((each) => each === text)
  if (!kind) throw new InvalidArgumentError(`It must be one of ${HISTORY_KINDS.join(', ')}.`)
  return kind
}

const limitOption = (text: string): number => {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ITEMS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_ITEMS}.`)
  return limit
}

const lineOf = ({ id, words, via, at, undoneAt }: HistoryItem, timeZone: string, dates: DateStyle): string => {
  const state = [via, undoneAt === null ? null : 'undone'].filter((part) => part !== null).join(', ')
  return [`${dateTimeWords(at, timeZone, dates)}  ${words}${state === '' ? '' : ` (${state})`}`, faint(`  ${id}`)].join(
    '\n',
  )
}

const history = ({ kind, limit, before, json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const page = await listHistory(ctx, { kind: kind ?? null, before: parseCursor(before), limit })
    const next = page.next && cursorText(page.next)
    if (json) sayJson({ items: page.items, next, timeZone: page.timeZone })
    else {
      const dates = await dateStyleOf(ctx)
      say(
        page.items.length === 0
          ? 'Nothing yet.'
          : page.items.map((item) => lineOf(item, page.timeZone, dates)).join('\n'),
      )
      if (next) say(`Earlier: aide history --before ${next}`)
    }
    return 0
  })

/** `aide history`: what was done, and what can be undone. */
export const addHistory = (program: Command): void => {
  program
    .command('history')
    .description('what you did, the latest first, and what can be undone')
    .option('--kind <kind>', `only ${HISTORY_KINDS.join(', ')}`, kindOption)
    .option('--limit <number>', `at most this many, up to ${MOST_ITEMS}`, limitOption, ITEMS)
    .option('--before <place>', 'what is earlier than a place that this command named')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      process.exitCode = await history(options)
    })
}
