import { type Command, InvalidArgumentError } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { MOST_POSITION } from '@/lib/domain/queue/reposition'
import { parseCardAddress } from '@/lib/services/card-query/card-address'
import { type CardsChange, changeCards } from '@/lib/services/cards/change-cards'
import { searchErrorWords } from '../search-error-words'
import { complain, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

/** What can be done from here, by the word for it, with what help says of it. */
const ACTIONS: Readonly<Record<string, { readonly says: string; readonly change: CardsChange }>> = {
  suspend: { says: 'no longer review them', change: { kind: 'suspend', suspended: true } },
  resume: { says: 'review suspended cards again', change: { kind: 'suspend', suspended: false } },
  bury: { says: 'hide them until tomorrow', change: { kind: 'bury', buried: true } },
  unbury: { says: 'show buried cards again', change: { kind: 'bury', buried: false } },
  mark: { says: 'mark them', change: { kind: 'mark', marked: true } },
  unmark: { says: 'remove their marks', change: { kind: 'mark', marked: false } },
  reset: { says: 'make them new, as if never studied; the log is kept', change: { kind: 'forget' } },
  'reset-keep-counts': {
    says: 'reset them, but keep the counts of answers and lapses',
    change: { kind: 'forget', keepsCounts: true },
  },
  again: { says: 'grade them Again now', change: { kind: 'grade', rating: 1 } },
  hard: { says: 'grade them Hard now', change: { kind: 'grade', rating: 2 } },
  good: { says: 'grade them Good now', change: { kind: 'grade', rating: 3 } },
  easy: { says: 'grade them Easy now', change: { kind: 'grade', rating: 4 } },
  'clear-leech': {
    says: 'no longer treat them as leeches until they lapse more',
    change: { kind: 'clear-leech' },
  },
  'library-order': {
    says: 'put repositioned new cards back in the order of the library',
    change: { kind: 'library-order' },
  },
}

/** What takes its values from options, with what help says of it. */
const WITH_OPTIONS: readonly (readonly [string, string])[] = [
  ['due', 'due in --in days; new cards start in review'],
  ['reposition', 'the place of new cards: --start, --step, --random, --shift'],
]

type Options = {
  readonly in?: string
  readonly start: number | 'first' | 'last'
  readonly step: number
  readonly random?: true
  readonly shift?: true
}

const startOf = (text: string): Options['start'] => {
  if (text === 'first' || text === 'last') return text
  if (/^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= MOST_POSITION) return Number(text)
  throw new InvalidArgumentError('Enter a position such as 1, or “first” or “last”.')
}

const stepOf = (text: string): number => {
  const step = Number(text)
  if (Number.isInteger(step) && step >= 1 && step <= 10_000) return step
  throw new InvalidArgumentError('Enter a whole number from 1 to 10,000.')
}

/** The change for a word; some take their values from options. */
const changeOf = (action: string, options: Options): CardsChange | null => {
  if (action === 'due' && options.in !== undefined) return { kind: 'set-due-days', days: options.in }
  if (action === 'reposition') {
    const { start, step, random = false, shift = false } = options
    return { kind: 'reposition', start, step, isRandom: random, shiftsOthers: shift }
  }
  return Object.hasOwn(ACTIONS, action) ? (ACTIONS[action]?.change ?? null) : null
}

const change = (action: string, terms: readonly string[], options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const chosen = changeOf(action, options)
    if (!chosen) {
      complain(
        `“${action}” is not an action. Use one of: ${Object.keys(ACTIONS).join(', ')}, reposition; or due, with --in and a number of days.`,
      )
      return 2
    }
    const typed = terms.join(' ')
    const { reading } = parseCardAddress({ search: typed })
    if (!reading.ok) {
      complain(searchErrorWords(typed, reading.error))
      return 2
    }
    const query = new URLSearchParams({ search: typed }).toString()
    const result = await changeCards(ctx, chosen, { kind: 'all', query, except: [] })
    if (!result.ok) {
      complain(result.message)
      return 1
    }
    const { changed, unchanged } = result.value
    say(`${counted(changed, 'card')} changed, ${unchanged} left as they were.`)
    return 0
  })

/** `aide change`: does one thing to the cards that a search finds, as on the page Cards. */
export const addChange = (program: Command): void => {
  program
    .command('change')
    .description('changes all cards that a search finds')
    .argument('<action>', 'what to do, see below')
    .argument('[terms...]', 'words, or terms such as is:leech or deck:Asia')
    .option('--in <days>', 'for “due”: a number of days such as 5, or 5-7; 5! sets the interval too')
    .option('--start <position>', 'for “reposition”: of the first card; or “first”, “last” of all', startOf, 'first')
    .option('--step <number>', 'for “reposition”: from each card to the next', stepOf, 1)
    .option('--random', 'for “reposition”: in random order')
    .option('--shift', 'for “reposition”: move the other cards from --start on back')
    .addHelpText(
      'after',
      `\nActions:\n${[...Object.entries(ACTIONS).map(([name, { says }]) => [name, says] as const), ...WITH_OPTIONS]
        .map(([name, says]) => `  ${name.padEnd(18)} ${says}`)
        .join('\n')}\n\nThe change is made for all cards found or for none. “aide undo” undoes it.`,
    )
    .action(async (action: string, terms: readonly string[], options: Options) => {
      if (terms.length === 0) {
        complain('Say which cards, for example: aide change suspend is:leech')
        process.exitCode = 2
      } else process.exitCode = await change(action, terms, options)
    })
}
