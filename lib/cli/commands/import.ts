import { basename, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { readForm } from '@/lib/domain/form-fields'
import { counted } from '@/lib/domain/format/words'
import { WINNERS, type Winner } from '@/lib/domain/imports/import-options'
import type { ColumnRole } from '@/lib/domain/imports/text-preview'
import { type ArticleSource, BIBLIOGRAPHY, type BibliographyInput } from '@/lib/services/articles/article-input'
import { addArticle } from '@/lib/services/incoming/add-article'
import { followFeed } from '@/lib/services/incoming/follow-feed'
import { type HighlightFile, importHighlights } from '@/lib/services/incoming/import-highlights'
import { askWhichToTake } from '../import/ask-which-to-take'
import type { ImportChoice } from '../import/choice'
import { importCollection, importTextOfCards, isCollection, undoCollection } from '../import/collection'
import { deckChoices } from '../import/deck-choices'
import { isTextOfCards } from '../import/is-text-of-cards'
import { choiceOf, collected, columnRolesOf } from '../import/option-values'
import { sayAdded, sayIncoming, tell } from '../import/outcome'
import { readGivenFile } from '../read-given-file'
import { complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly title?: string
  readonly author?: readonly string[]
  readonly outlet?: string
  readonly published?: string
  readonly url?: string
  readonly take?: ImportChoice
  readonly newVersion?: string
  readonly own?: true
  readonly presets?: true
  readonly feed?: true
  readonly readwise?: true
  readonly kindle?: true
  readonly yes?: true
  readonly scheduling: boolean
  readonly deck?: string
  readonly leaveOut?: readonly string[]
  readonly asNew?: readonly string[]
  readonly move?: readonly string[]
  readonly prefer?: Winner
  readonly sourceField?: readonly string[]
  readonly cards?: true
  readonly columns?: readonly ColumnRole[]
  readonly encoding?: string
  readonly undo?: true
  readonly json?: true
}

/** One import may add hundreds of articles and highlights. */
const BACKED_UP = { backUpFirst: true }

const isAddress = (given: string): boolean => /^https?:\/\//i.test(given)

const bibliographyOf = (options: Options) =>
  readForm(BIBLIOGRAPHY, {
    title: options.title ?? '',
    authors: (options.author ?? []).join(';'),
    outlet: options.outlet ?? '',
    published: options.published ?? '',
    url: options.url ?? '',
  })

const failedWith = (message: string): ExitCode => {
  complain(wrap(message))
  return 1
}

const importFeed = (url: string, options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const followed = await followFeed(ctx, url)
    if (!followed.ok) return failedWith(followed.message)
    const { title, fresh } = followed.value
    if (options.json) sayJson(followed.value)
    else
      say(
        wrap(
          `Following “${title}”: ${fresh === 0 ? 'nothing new' : counted(fresh, 'new item')}. See /library/incoming.`,
        ),
      )
    return 0
  })

const importMarked = (kind: HighlightFile, bytes: Uint8Array, options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const imported = await importHighlights(ctx, kind, bytes)
    if (!imported.ok) return failedWith(imported.message)
    const { works, skipped } = imported.value
    if (options.json) {
      sayJson(imported.value)
      return 0
    }
    for (const work of works) {
      const what = work.kind === 'unchanged' ? 'nothing new' : `${work.highlights} new`
      say(wrap(`${work.title}: ${what} (/library/${work.key})`))
    }
    if (skipped > 0) say(`Skipped ${counted(skipped, 'entry', 'entries')} without a highlight.`)
    return 0
  }, BACKED_UP)

const importArticle = async (
  source: ArticleSource,
  options: Options,
  bibliography: BibliographyInput,
): Promise<ExitCode> => {
  const as = options.own
    ? { kind: 'own' as const }
    : options.newVersion === undefined
      ? null
      : { kind: 'version' as const, of: options.newVersion }
  return withData(async (ctx) => {
    const result = await addArticle(ctx, { ...bibliography, source, ...(as ? { as } : {}) })
    if (!result.ok) return failedWith(`${result.message}${result.field === 'title' ? ' Use --title.' : ''}`)
    if (result.value.kind !== 'archive') return sayAdded(result.value, options.json === true)
    const { sourceName, incomingIds, passedOver } = result.value
    const articles = await sayIncoming(
      ctx,
      { sourceName, incomingIds, passedOver },
      options.json === true || options.take !== undefined,
    )
    const choice = options.take ?? (options.json ? 'none' : await askWhichToTake(articles.length))
    return tell(ctx, { sourceName, articles, passedOver, choice, json: options.json === true })
  }, BACKED_UP)
}

/** Options that say something about articles. */
const OF_ARTICLES = ['title', 'author', 'outlet', 'published', 'url', 'take', 'newVersion', 'own'] as const

/** Options that say what becomes of the decks of a file and of texts that differ. */
const OF_DECKS = ['leaveOut', 'asNew', 'move', 'prefer'] as const

/** Options that say something about a text of cards. */
const OF_TEXTS = ['cards', 'columns', 'encoding'] as const

const importCards = (path: string, kind: 'anki' | 'text', options: Options): Promise<ExitCode> => {
  const { yes = false, scheduling, deck = null, json = false, columns, encoding, prefer = 'here' } = options
  const { leaveOut = [], asNew = [], move = [], presets: withPresets = false } = options
  const decks = deckChoices({ leaveOut, asNew, move })
  if (decks === null) {
    complain('--move needs the deck in the file and the deck here: --move "Asia=World::Asia".')
    return Promise.resolve(2)
  }
  const { sourceField: sources = [] } = options
  const taken = { withScheduling: scheduling, withPresets, deck, decks, winner: prefer, sources }
  const collection = { ...taken, isWritten: yes, json }
  return kind === 'anki'
    ? importCollection(path, collection)
    : importTextOfCards(path, { columns, encoding }, collection)
}

/** Whether a file holds cards, and of which kind; null for a text, a page or highlights. */
const kindOfCards = (given: string, calledFrom: string, options: Options): 'anki' | 'text' | null => {
  if (isAddress(given) || options.feed || options.readwise || options.kindle) return null
  if (isCollection(given)) return 'anki'
  return options.cards || options.columns || isTextOfCards(resolve(calledFrom, given)) ? 'text' : null
}

const importGiven = async (given: string | undefined, calledFrom: string, options: Options): Promise<ExitCode> => {
  if (options.undo) {
    if (given === undefined) return undoCollection(options.json === true)
    complain('--undo undoes the latest import of a collection. Use it without a file.')
    return 2
  }
  if (given === undefined) {
    complain('Name the file or address to import.')
    return 2
  }
  const kind = kindOfCards(given, calledFrom, options)
  const choosesDecks = OF_DECKS.some((name) => options[name] !== undefined)
  if (kind === null && (options.yes || !options.scheduling || options.deck !== undefined || choosesDecks)) {
    complain('--yes, --no-scheduling and options for decks are for files of cards. If this is one, add --cards.')
    return 2
  }
  if (kind === 'anki' && [...OF_ARTICLES, ...OF_TEXTS].some((name) => options[name] !== undefined)) {
    complain(
      'An Anki package takes only the options --yes, --no-scheduling, --presets, --source-field, --json and those that choose decks.',
    )
    return 2
  }
  if (kind !== 'anki' && options.sourceField !== undefined) {
    complain('--source-field is for Anki packages. For a table, name the column: --columns question,answer,citation.')
    return 2
  }
  if (kind === 'text' && OF_ARTICLES.some((name) => options[name] !== undefined)) {
    complain(
      'A file of cards takes only the options --yes, --no-scheduling, --columns, --encoding, --json and those that choose decks.',
    )
    return 2
  }
  if (/\.jsonl$/iu.test(given) && (options.deck !== undefined || choosesDecks)) {
    complain('A JSON Lines export keeps its own decks and texts. Leave out options that choose decks.')
    return 2
  }
  if (kind !== null) return importCards(resolve(calledFrom, given), kind, options)
  const bibliography = bibliographyOf(options)
  if (!bibliography.ok) {
    for (const [name, message] of Object.entries(bibliography.errors))
      complain(`--${name.replace(/^authors$/, 'author')}: ${message}`)
    return 2
  }
  const kinds = [options.feed, options.readwise, options.kindle].filter(Boolean).length
  if (kinds > 1) {
    complain('Use only one of --feed, --readwise and --kindle.')
    return 2
  }
  if (options.feed) {
    if (isAddress(given)) return importFeed(given, options)
    complain('--feed needs the address of a feed, starting with https:// or http://.')
    return 2
  }
  if (isAddress(given) && kinds === 0)
    return importArticle({ kind: 'address', url: given }, options, bibliography.value)
  const path = resolve(calledFrom, given)
  const bytes = readGivenFile(path)
  if (typeof bytes === 'string') return failedWith(bytes)
  if (options.readwise) return importMarked('readwise', bytes, options)
  if (options.kindle) return importMarked('kindle', bytes, options)
  return importArticle({ kind: 'file', name: basename(path), bytes }, options, bibliography.value)
}

/** `aide import`: a text, an archive, a page, a feed or highlights into the library. */
export const addImport = (program: Command, calledFrom: string): void => {
  program
    .command('import')
    .description('add a file, a web page, a feed, highlights or cards of another program')
    .argument(
      '[file-or-address]',
      'txt, md, html, pdf, docx, epub; apkg, colpkg, csv, tsv, mochi, zip, jsonl; or https://…',
    )
    .option('--title <text>', 'title (default: the one in the text)')
    .option('--author <name>', 'author; repeat the option for more authors', collected)
    .option('--outlet <name>', 'newspaper, journal, publisher')
    .option('--published <date>', 'date of publication: 2023, 2023-02 or 2023-02-17')
    .option('--url <address>', 'its web address, only stored')
    .option('--take <which>', 'articles to take from an archive: all, none, or numbers such as 1,3-5', choiceOf)
    .option('--new-version <key>', 'add it as a newer version of that article (the name in its address)')
    .option('--own', 'add it as a separate article, however similar to another')
    .option('--feed', 'the address is a feed: follow it')
    .option('--readwise', 'the file is a CSV file that Readwise exported')
    .option('--kindle', 'the file is a Kindle’s “My Clippings.txt”')
    .option('--yes', 'cards: import them; without --yes you see what they would bring')
    .option('--no-scheduling', 'cards: without reviews, due dates, flags and marks')
    .option('--presets', 'cards: give new decks the desired retention and limits that they have in the file')
    .option('--deck <name>', 'cards: put everything into this deck')
    .option('--leave-out <deck>', 'cards: leave out this deck of the file; repeatable', collected)
    .option('--as-new <deck>', 'cards: import this deck without reviews; repeatable', collected)
    .option('--move <deck=name>', 'cards: put this deck of the file into that deck; repeatable', collected)
    .addOption(
      new Option('--prefer <side>', 'cards: which text a note keeps that was changed in both').choices(WINNERS),
    )
    .option(
      '--source-field <name>',
      'an Anki package: the field with the source of its notes; TYPE=NAME for one note type; repeatable',
      collected,
    )
    .option('--cards', 'the text holds cards, although it may look like an article')
    .option('--columns <list>', 'what the columns of a table are: question,answer,tags', columnRolesOf)
    .option('--encoding <name>', 'of a table: utf-8, utf-16le, windows-1252 …')
    .option('--undo', 'undo the latest import of cards')
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
A file with many posts is split into articles, listed with numbers. On a
terminal you choose which to take. Otherwise they wait at /library/incoming,
unless --take says which to take now.

Details that you leave out are taken from the text if it states them. A text
that is already in the library is not added again; this is not an error. An
address is fetched once, now. Exit code 1 if something could not be added.

An Anki package (.apkg, .colpkg) is imported with its reviews. The same package
again changes nothing; a newer one updates its notes and adds new reviews.
--deck puts everything into one deck. --leave-out, --as-new and --move choose
for a deck of the file and those below it. If a note was edited here and
changed in the file, --prefer file takes the file’s text. --source-field Source
makes that field the source of each card; importing again with another field
changes it.

A table of cards (.csv, .tsv, or text with Anki’s headers) has its columns
recognised by name and content. --columns says what they are, in their order:
question, answer, hint, passage, citation, link, as-of, tags, deck, weight,
id, form, or - for a column to leave out.`,
    )
    .action(async (given: string | undefined, options: Options) => {
      process.exitCode = await importGiven(given, calledFrom, options)
    })
}
