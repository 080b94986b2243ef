import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { runContentCheck } from '../content-check'
import { type ReaderPart, readerOutput } from '../content-readers'
import { complain, say, wrap } from '../terminal'

/** A problem stays on one line, as editors and searches read it; anything else fits the terminal. */
const fitted = (line: string): string => (/\.md:\d+: /.test(line) ? line : wrap(line))

/** The folder that is meant; null, with a message, where there is none. */
const folderOf = (folder: string | undefined, calledFrom: string): string | null => {
  const directory = folder === undefined ? 'content' : resolve(calledFrom, folder)
  if (existsSync(directory)) return directory
  complain(`There is no folder ${directory}.`)
  process.exitCode = 1
  return null
}

const FOLDER_HELP = 'folder with the Markdown files (default: the project’s content folder)'

const addContentCheck = (content: Command, calledFrom: string): void => {
  content
    .command('check')
    .description('check content files: each problem with its file, line and fix, then totals by kind')
    .argument('[folder]', FOLDER_HELP)
    .option('--json', 'problems and totals as JSON, for programs')
    .addHelpText('after', '\nExit code 0 if there are no errors (warnings pass), 1 otherwise.')
    .action((folder: string | undefined, { json }: { readonly json?: true }) => {
      const directory = folderOf(folder, calledFrom)
      if (directory === null) return
      const { output, exitCode } = runContentCheck(directory, json === true)
      say(json ? output : output.split('\n').map(fitted).join('\n'))
      process.exitCode = exitCode
    })
}

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Enter a whole number from 0 to 999999999.')
  return Number(text)
}

type ReaderOptions = { readonly json?: true; readonly seed: number }

const READER_PARTS: Readonly<Record<ReaderPart, { readonly description: string; readonly help: string }>> = {
  fronts: {
    description: 'every card’s id, context line and question side, without answers, for a test with readers',
    help: `
Two tests show which cards to rewrite or drop (docs/CONTENT.md):
- Blind test: a reader who has not seen the articles, notes or answers
  answers each front. If they are right because the wording or common sense
  gives the answer away, the card teaches nothing.
- Read-back test: a reader who has the notes answers each front. If they give
  another answer that is just as good, the question is ambiguous.
Hand out one front at a time, or a few: fronts give each other away. A second
reader compares the answers with “content answers”, by id.`,
  },
  answers: {
    description: 'every card’s id and answer, to mark readers’ answers to “content fronts”',
    help: `
For the reader who marks a test, not for those who answer: see “content fronts”.
Ids and order are those of the fronts with the same seed. The answer to a cloze
card is its hidden words. --json adds the other spellings that count as right.`,
  },
}

const addReaderPart = (content: Command, calledFrom: string, part: ReaderPart): void => {
  const { description, help } = READER_PARTS[part]
  content
    .command(part)
    .description(description)
    .argument('[folder]', FOLDER_HELP)
    .option('--seed <number>', 'the order of the cards; the same number gives the same order', wholeNumber, 1)
    .option('--json', 'as JSON, for programs')
    .addHelpText('after', `${help}\n\nExit code 1, and no cards printed, if the content files have an error.`)
    .action((folder: string | undefined, { json, seed }: ReaderOptions) => {
      const directory = folderOf(folder, calledFrom)
      if (directory === null) return
      const result = readerOutput(directory, part, { json: json === true, seed })
      if (result.ok) say(result.output)
      else {
        complain(result.message)
        process.exitCode = 1
      }
    })
}

/** `aide content`: check the content files as docs/CONTENT.md says they must be, and test their cards with readers. */
export const addContent = (program: Command, calledFrom: string): void => {
  const content = program.command('content').description('the starter library’s content files').helpCommand(false)
  addContentCheck(content, calledFrom)
  addReaderPart(content, calledFrom, 'fronts')
  addReaderPart(content, calledFrom, 'answers')
}
