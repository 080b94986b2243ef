import { type Command, InvalidArgumentError } from 'commander'
import { textOf } from '@/lib/domain/cards/segments'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { alsoArticlesWords } from '@/lib/domain/further-articles'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { parseCardAddress } from '@/lib/services/card-query/card-address'
import { CARDS_A_PAGE, type CardLine, type CardPage, searchCards } from '@/lib/services/cards/list-cards'
import { searchErrorWords } from '../search-error-words'
import { bold, complain, faint, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const stateWords = ({ memory, recall, isLeech }: CardLine): string => {
  if (memory === null || memory.state === 'new') return memory?.suspended ? 'new, suspended' : 'new'
  const due = memory.suspended
    ? 'suspended'
    : memory.dueDay === null
      ? 'no due date'
      : `due ${isoDateOf(memory.dueDay)}`
  const chance = recall === null ? '' : `, recall now ${percentWords(recall)}`
  return `${due}${chance}${isLeech ? ', leech' : ''}`
}

const cardWords = (line: CardLine, number: number): string => {
  const head = `${number}. `
  const indent = ' '.repeat(head.length)
  return [
    `${head}${wrap(textOf(line.question), indent).trimStart()}`,
    wrap(textOf(line.answer), indent).split('\n').map(bold).join('\n'),
    ...[`${line.title}. ${line.kind}; ${stateWords(line)}`, alsoArticlesWords(line.also)]
      .filter((words) => words !== '')
      .flatMap((words) => wrap(words, indent).split('\n').map(faint)),
  ].join('\n')
}

const asText = ({ lines, total, page }: CardPage): string => {
  const first = (page - 1) * CARDS_A_PAGE + 1
  const shown = lines.map((line, i) => cardWords(line, first + i))
  const rest = total - (first + lines.length - 1)
  const more = rest > 0 ? [`${counted(rest, 'more card')}: --page ${page + 1}`] : []
  return [counted(total, 'card'), ...shown, ...more].join('\n\n')
}

const asJson = ({ lines, total, page }: CardPage) => ({
  total,
  page,
  cards: lines.map(
    ({ cardId, factId, form, question, answer, kind, weight, statement, articleKey, title, also, memory, recall }) => ({
      cardId,
      factId,
      form,
      question: textOf(question),
      answer: textOf(answer),
      kind,
      weight,
      statement,
      article: { key: articleKey, title },
      also,
      state: memory?.state ?? 'new',
      suspended: memory?.suspended ?? false,
      due: memory?.dueDay == null ? null : isoDateOf(memory.dueDay),
      recall,
    }),
  ),
})

type Options = { readonly json?: true; readonly page: number }

const search = (words: readonly string[], { json, page }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const typed = words.join(' ')
    const query = parseCardAddress({ search: typed, page: String(page) })
    if (!query.reading.ok) {
      complain(searchErrorWords(typed, query.reading.error))
      return 2
    }
    const found = await searchCards(ctx, { ...query, search: query.reading.search })
    if (json) sayJson(asJson(found))
    else if (found.total === 0) say('No card matches.')
    else say(asText(found))
    return found.total === 0 ? 1 : 0
  })

const pageNumber = (text: string): number => {
  const page = Number(text)
  if (!Number.isInteger(page) || page < 1) throw new InvalidArgumentError('Enter a whole number, 1 or more.')
  return page
}

/** `aide search`: cards by a search as on the page Cards. */
export const addSearch = (program: Command): void => {
  program
    .command('search')
    .description('cards that match a search, as on the page Cards')
    .argument('<terms...>', 'words, or terms such as is:due, deck:Asia, -tag:energy')
    .option('--page <number>', `page of results, ${CARDS_A_PAGE} cards each`, pageNumber, 1)
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
Every term must match; “or” joins two, “-” excludes, brackets group. Your shell
needs its own quotes around brackets and phrases:
  npm run aide -- search '(tag:energy or tag:trade) "joint venture"'
docs/SEARCH.md lists all terms. Exit code 0 if a card matches, 1 if none does, 2
if the search cannot be read.`,
    )
    .action(async (words: readonly string[], options: Options) => {
      process.exitCode = await search(words, options)
    })
}
