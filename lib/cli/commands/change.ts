import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
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
}

type Options = { readonly in?: string }

/** The change for a word: `due` takes its days from an option. */
const changeOf = (action: string, options: Options): CardsChange | null => {
  if (action === 'due' && options.in !== undefined) return { kind: 'set-due-days', days: options.in }
  return Object.hasOwn(ACTIONS, action) ? (ACTIONS[action]?.change ?? null) : null
}

const change = (action: string, terms: readonly string[], options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const chosen = changeOf(action, options)
    if (!chosen) {
      complain(
        `“${action}” is not an action. Use one of: ${Object.keys(ACTIONS).join(', ')}; or due, with --in and a number of days.`,
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
    .addHelpText(
      'after',
      `\nActions:\n${Object.entries(ACTIONS)
        .map(([name, { says }]) => `  ${name.padEnd(18)} ${says}`)
        .join(
          '\n',
        )}\n  due                due in --in days; new cards start in review\n\nThe change is made for all cards found or for none. “aide undo” undoes it.`,
    )
    .action(async (action: string, terms: readonly string[], options: Options) => {
      if (terms.length === 0) {
        complain('Say which cards, for example: aide change suspend is:leech')
        process.exitCode = 2
      } else process.exitCode = await change(action, terms, options)
    })
}
