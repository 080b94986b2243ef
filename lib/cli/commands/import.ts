import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { readForm } from '@/lib/domain/form-fields'
import { counted } from '@/lib/domain/format/words'
import { type ImportedDeck, type ImportOptions, WINNERS, type Winner } from '@/lib/domain/imports/import-options'
import { type ColumnRole, parseColumns } from '@/lib/domain/imports/text-preview'
import { systemClock } from '@/lib/platform/clock'
import { type ArticleSource, BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { addArticle } from '@/lib/services/capture/add-article'
import { readLibrary } from '@/lib/services/imports/read-library'
import { type CollectionOptions, importCollection, importTextOfCards } from '../import/collection'
import { sayAdded } from '../import/outcome'
import { readGivenFile } from '../read-given-file'
import { complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData, withSettings } from '../with-data'

type Given = {
  readonly leaveOut: readonly string[]
  readonly asNew: readonly string[]
  readonly move: readonly string[]
}

/** A move such as `Asia=World::Asia`; null without a deck on each side. */
const parseMove = (text: string): readonly [deck: string, to: string] | null => {
  const at = text.lastIndexOf('=')
  const [deck, to] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()]
  return at < 0 || deck === '' || to === '' ? null : [deck, to]
}

/** The choices for decks of a file that options of the command line make; null if a move is not understood. */
const deckChoices = ({ leaveOut, asNew, move }: Given): NonNullable<ImportOptions['decks']> | null => {
  const moves = move.map(parseMove)
  const to = new Map(moves.filter((one) => one !== null))
  if (to.size < moves.length && moves.includes(null)) return null
  const names = new Set([...leaveOut, ...asNew, ...to.keys()])
  return Object.fromEntries(
    [...names].map((name): readonly [string, ImportedDeck] => [
      name,
      { to: to.get(name) ?? null, withScheduling: !asNew.includes(name), isLeftOut: leaveOut.includes(name) },
    ]),
  )
}

/** Values of an option that may be given several times. */
const collected = (name: string, before: readonly string[] = []): readonly string[] => [...before, name]

/** What the columns of a table are, as it was typed. @throws for commander where it cannot be read */
const columnRolesOf = (text: string): readonly ColumnRole[] => {
  const read = parseColumns(text)
  if (!read.ok) throw new InvalidArgumentError(read.message)
  return read.columns
}

const failedWith = (message: string): ExitCode => {
  complain(wrap(message))
  return 1
}

type ArticleOptions = {
  readonly title?: string
  readonly author?: readonly string[]
  readonly outlet?: string
  readonly published?: string
  readonly url?: string
  readonly newVersion?: string
  readonly own?: true
  readonly json?: true
}

const bibliographyOf = ({ title, author, outlet, published, url }: ArticleOptions) =>
  readForm(BIBLIOGRAPHY, {
    title: title ?? '',
    authors: (author ?? []).join(';'),
    outlet: outlet ?? '',
    published: published ?? '',
    url: url ?? '',
  })

const sourceOf = (given: string, calledFrom: string): ArticleSource | string => {
  if (/^https?:\/\//i.test(given)) return { kind: 'address', url: given }
  const path = resolve(calledFrom, given)
  const bytes = readGivenFile(path)
  return typeof bytes === 'string' ? bytes : { kind: 'file', name: basename(path), bytes }
}

const importArticle = async (given: string, calledFrom: string, options: ArticleOptions): Promise<ExitCode> => {
  const bibliography = bibliographyOf(options)
  if (!bibliography.ok) {
    for (const [name, message] of Object.entries(bibliography.errors))
      complain(`--${name.replace(/^authors$/, 'author')}: ${message}`)
    return 2
  }
  const source = sourceOf(given, calledFrom)
  if (typeof source === 'string') return failedWith(source)
  const { own, newVersion } = options
  const as = own
    ? { kind: 'own' as const }
    : newVersion === undefined
      ? null
      : { kind: 'version' as const, of: newVersion }
  return withData(
    async (ctx) => {
      const result = await addArticle(ctx, { ...bibliography.value, source, ...(as ? { as } : {}) })
      if (!result.ok) return failedWith(`${result.message}${result.field === 'title' ? ' Use --title.' : ''}`)
      return sayAdded(result.value, options.json === true)
    },
    { backUpFirst: true },
  )
}

type CardsOptions = {
  readonly yes?: true
  readonly deck?: string
  readonly leaveOut?: readonly string[]
  readonly move?: readonly string[]
  readonly prefer?: Winner
  readonly json?: true
}
type AnkiOptions = CardsOptions & {
  readonly scheduling: boolean
  readonly asNew?: readonly string[]
  readonly sourceField?: readonly string[]
}
type TableOptions = CardsOptions & { readonly columns?: readonly ColumnRole[]; readonly encoding?: string }

/** What both kinds of files with cards are asked; null, with a message, where a move is not understood. */
const collectionOptions = (options: CardsOptions & Partial<AnkiOptions>): CollectionOptions | null => {
  const { leaveOut = [], asNew = [], move = [], deck = null, prefer = 'here', sourceField = [] } = options
  const decks = deckChoices({ leaveOut, asNew, move })
  if (decks === null) complain('--move needs the deck in the file and the deck here: --move "Asia=World::Asia".')
  return (
    decks && {
      withScheduling: options.scheduling ?? true,
      deck,
      decks,
      winner: prefer,
      sources: sourceField,
      isWritten: options.yes ?? false,
      json: options.json ?? false,
    }
  )
}

const importLibrary = (path: string, json: boolean): Promise<ExitCode> =>
  withSettings(async (settings) => {
    if (!existsSync(path)) return failedWith(`There is no file ${path}.`)
    const read = await readLibrary(settings, path, systemClock())
    if (!read.ok) return failedWith(read.message)
    if (json) sayJson(read.value)
    else say(`Read ${counted(read.value.cards, 'card')} and ${counted(read.value.reviews, 'review')}.`)
    return 0
  })

/** The options of every command that imports cards. */
const withCardOptions = (command: Command): Command =>
  command
    .option('--yes', 'import the cards; without --yes you see what they would bring')
    .option('--deck <name>', 'put everything into this deck')
    .option('--leave-out <deck>', 'leave out this deck of the file; repeatable', collected)
    .option('--move <deck=name>', 'put this deck of the file into that deck; repeatable', collected)
    .addOption(new Option('--prefer <side>', 'which text a note keeps that was changed in both').choices(WINNERS))
    .option('--json', 'as JSON, for programs')

const addArticleImport = (parent: Command, calledFrom: string): void => {
  parent
    .command('article')
    .description('add a text or a web page as an article')
    .argument('<file-or-address>', 'txt, md, html, pdf, docx or epub; or https://…')
    .option('--title <text>', 'title (default: the one in the text)')
    .option('--author <name>', 'author; repeat the option for more authors', collected)
    .option('--outlet <name>', 'newspaper, journal, publisher')
    .option('--published <date>', 'date of publication: 2023, 2023-02 or 2023-02-17')
    .option('--url <address>', 'its web address, only stored')
    .option('--new-version <key>', 'add it as a newer version of that article (the name in its address)')
    .option('--own', 'add it as a separate article, however similar to another')
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
Details that you leave out are taken from the text if it states them. A text
that is already in the library is not added again; this is not an error. An
address is fetched once, now. Exit code 1 if something could not be added.`,
    )
    .action(async (given: string, options: ArticleOptions) => {
      process.exitCode = await importArticle(given, calledFrom, options)
    })
}

const addAnkiImport = (parent: Command, calledFrom: string): void => {
  withCardOptions(
    parent
      .command('anki')
      .description('import an Anki package with its reviews')
      .argument('<package>', 'apkg or colpkg')
      .option('--no-scheduling', 'without reviews, due dates, flags and marks')
      .option('--as-new <deck>', 'import this deck without reviews; repeatable', collected)
      .option(
        '--source-field <name>',
        'the field with the source of its notes; TYPE=NAME for one note type; repeatable',
        collected,
      ),
  )
    .addHelpText(
      'after',
      `
The same package again changes nothing; a newer one updates its notes and adds
new reviews. --leave-out, --as-new and --move choose for a deck of the file and
those below it. If a note was edited here and changed in the file, --prefer
file takes the file’s text. --source-field Source makes that field the source
of each card; importing again with another field changes it.`,
    )
    .action(async (path: string, options: AnkiOptions) => {
      const chosen = collectionOptions(options)
      process.exitCode = chosen === null ? 2 : await importCollection(resolve(calledFrom, path), chosen)
    })
}

const addCardsImport = (parent: Command, calledFrom: string): void => {
  withCardOptions(
    parent
      .command('cards')
      .description('import cards from a table, or articles with cards from content files')
      .argument('<file>', 'csv, tsv or txt; content files as md, zip or a folder')
      .option('--columns <list>', 'what the columns of a table are: question,answer,tags', columnRolesOf)
      .option('--encoding <name>', 'of a table: utf-8, utf-16le, windows-1252 …'),
  )
    .addHelpText(
      'after',
      `
The columns of a table are recognised by name and content. --columns says what
they are, in their order: question, answer, hint, passage, citation, link,
as-of, tags, deck, weight, id, form, or - for a column to leave out. Content
files keep their own decks; articles that are here stay as they are.`,
    )
    .action(async (path: string, options: TableOptions) => {
      const { columns, encoding } = options
      const chosen = collectionOptions(options)
      process.exitCode =
        chosen === null ? 2 : await importTextOfCards(resolve(calledFrom, path), { columns, encoding }, chosen)
    })
}

const addLibraryImport = (parent: Command, calledFrom: string): void => {
  parent
    .command('library')
    .description('read everything that “aide export library.jsonl” wrote into a new, empty place')
    .argument('<file>', 'jsonl')
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
The place is a data folder (AIDE_DATA_DIR) or a PostgreSQL database
(DATABASE_URL) where no server ever started. All of the file is read or nothing.`,
    )
    .action(async (path: string, { json }: { readonly json?: true }) => {
      process.exitCode = await importLibrary(resolve(calledFrom, path), json === true)
    })
}

/** `aide import`: an article, cards, or a whole library. */
export const addImport = (program: Command, calledFrom: string): void => {
  const parent = program.command('import').description('add an article, an Anki package, cards or a whole library')
  addArticleImport(parent, calledFrom)
  addAnkiImport(parent, calledFrom)
  addCardsImport(parent, calledFrom)
  addLibraryImport(parent, calledFrom)
}
