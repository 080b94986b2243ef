import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { shortened } from '@/lib/domain/shortened'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { columns, complain, faint, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

/** A row fits 80 columns with its counts. */
const MOST_CHARACTERS = 54

type ListOptions = { readonly find?: string; readonly json?: true }

const list = ({ find, json }: ListOptions): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { decks, more } = await loadDecks(ctx, { isFolded: false, ...(find === undefined ? {} : { search: find }) })
    if (json) sayJson(decks.map(({ name, counts }) => ({ name, ...counts })))
    else if (decks.length === 0)
      say(find === undefined ? 'No deck has cards yet.' : `No deck has “${find}” in its name.`)
    else {
      const rows = decks.map(({ title, depth, counts }) => {
        const indent = '  '.repeat(depth)
        const name = `${indent}${shortened(title, MOST_CHARACTERS - indent.length)}`
        return [name, String(counts.new), String(counts.learning), String(counts.due)]
      })
      say(columns([['', 'new', 'learning', 'due'], ...rows]))
      if (more > 0) say(faint(wrap(`${counted(more, 'more deck')} not shown. Use --find with part of a name.`)))
    }
    return 0
  })

const rename = (deck: string, name: string): Promise<ExitCode> =>
  withData(async (ctx) => {
    const renamed = await renameDeck(ctx, deck, name)
    if (!renamed.ok) {
      complain(renamed.message)
      return 1
    }
    const { decks, name: to } = renamed.value
    say(decks === 0 ? 'Nothing was changed.' : `${counted(decks, 'deck')} renamed: “${deck}” is now “${to}”.`)
    return 0
  })

/** `aide decks`: the decks with what their sessions hold now, and their names. */
export const addDecks = (program: Command): void => {
  const decks = program.command('decks').description('decks with the cards to study now; rename a deck')
  decks
    .command('list', { isDefault: true })
    .description('new, learning and due cards of each deck, within the limits of the day')
    .option('--find <text>', 'only decks with this in their names')
    .option('--json', 'as JSON, for programs')
    .action(async (options: ListOptions) => {
      process.exitCode = await list(options)
    })
  decks
    .command('rename')
    .description('give a deck another name, with the decks nested in it; “aide undo” undoes it')
    .argument('<deck>', 'its name now, with “::” between nested decks')
    .argument('<name>', 'its new name')
    .action(async (deck: string, name: string) => {
      process.exitCode = await rename(deck, name)
    })
}
