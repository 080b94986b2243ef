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
  reset: { says: 'as if never studied; the log stays', change: { kind: 'forget' } },
  'clear-leech': { says: 'rewritten leeches are none until they lapse more', change: { kind: 'clear-leech' } },
}

const change = (action: string, terms: readonly string[]): Promise<ExitCode> =>
  withData(async (ctx) => {
    const chosen = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!chosen) {
      complain(`“${action}” is none of: ${Object.keys(ACTIONS).join(', ')}.`)
      return 2
    }
    const typed = terms.join(' ')
    const { reading } = parseCardAddress({ search: typed })
    if (!reading.ok) {
      complain(searchErrorWords(typed, reading.error))
      return 2
    }
    const query = new URLSearchParams({ search: typed }).toString()
    const result = await changeCards(ctx, chosen.change, { kind: 'all', query, except: [] })
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
    .description('does one thing to the cards that a search finds')
    .argument('<action>', 'what to do, see below')
    .argument('[terms...]', 'words, or terms such as is:leech or deck:Asia')
    .addHelpText(
      'after',
      `\nActions:\n${Object.entries(ACTIONS)
        .map(([name, { says }]) => `  ${name.padEnd(12)} ${says}`)
        .join('\n')}\n\nThe change is made for all cards found or for none. “aide undo” undoes it.`,
    )
    .action(async (action: string, terms: readonly string[]) => {
      if (terms.length === 0) {
        complain('Say which cards: aide change suspend is:leech')
        process.exitCode = 2
      } else process.exitCode = await change(action, terms)
    })
}
