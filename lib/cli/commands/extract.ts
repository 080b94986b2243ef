import { basename, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { formatEdtf, parseEdtf } from '@/lib/domain/content/edtf'
import type { MentionWithDraft } from '@/lib/domain/drafting/extract'
import { isEnglish } from '@/lib/domain/finder/language'
import type { Amount, Mention } from '@/lib/domain/finder/mention'
import { CONTENT_DATES } from '@/lib/domain/format/date-style'
import { extractFile } from '@/lib/services/articles/extract-file'
import { readGivenFile } from '../read-given-file'
import { bold, complain, faint, say, sayJson, wrap } from '../terminal'
import type { ExitCode } from '../with-data'

type Options = { readonly json?: true; readonly text?: true; readonly published?: string }

const NOT_ENGLISH =
  'This text doesn’t seem to be in English. Facts are found in English text only. In the reading room you can select words and make cards of them yourself.'

const amountWords = (amount: Amount): string =>
  (typeof amount === 'number' ? [amount] : amount)
    .map((end) => end.toLocaleString('en-GB', { maximumFractionDigits: 6 }))
    .join(' to ')

const valueWords = ({ value, kind }: Mention): string => {
  if (value === null) return ''
  if (typeof value === 'string') return kind === 'date' ? formatEdtf(value, CONTENT_DATES) : value
  if ('currency' in value) return `${amountWords(value.amount)} ${value.currency}`
  if ('percent' in value) return `${amountWords(value.percent)}%`
  return `${amountWords(value.count)} ${value.unit}`.trim()
}

const mentionWords = (mention: MentionWithDraft): string => {
  const { kind, quote, role, speaker, hedge, draft } = mention
  const said = [
    valueWords(mention),
    role === null ? '' : role,
    speaker === null ? '' : `said by ${speaker}`,
    hedge === null ? '' : `“${hedge}”`,
  ].filter((words) => words !== '' && words !== quote)
  const lines = wrap(quote.replace(/\s+/gu, ' '), ' '.repeat(10)).split('\n').map(bold)
  const about = said.length === 0 ? [] : wrap(said.join('; '), ' '.repeat(10)).split('\n').map(faint)
  const card = draft?.form === 'cloze' ? wrap(draft.front, ' '.repeat(10)).split('\n').map(faint) : []
  return [`${kind.padEnd(10)}${lines.join('\n').replace(/^(\S*?) {10}/u, '$1')}`, ...about, ...card].join('\n')
}

const extract = async (path: string, { json, text, published }: Options): Promise<ExitCode> => {
  const bytes = readGivenFile(path)
  if (typeof bytes === 'string') {
    complain(bytes)
    return 1
  }
  const result = await extractFile({ name: basename(path), bytes, published: published ?? null })
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  const { mentions } = result.value
  if (text) process.stdout.write(result.value.text)
  else if (json) sayJson(mentions)
  else if (mentions.length === 0 && isEnglish(result.value.text)) say('No facts found in this text.')
  else if (mentions.length > 0) say(mentions.map(mentionWords).join('\n'))
  if (!text && !isEnglish(result.value.text)) complain(wrap(NOT_ENGLISH, ''))
  return 0
}

const edtfDate = (date: string): string => {
  if (parseEdtf(date) === null) throw new InvalidArgumentError('Enter it as 2023, 2023-02 or 2023-02-17.')
  return date
}

/** `aide extract`: the facts of a file, without the library. */
export const addExtract = (program: Command, calledFrom: string): void => {
  program
    .command('extract')
    .description('the facts in a file: figures, dates, names and quotes, each with its position and card')
    .argument('<file>', 'plain text, Markdown, HTML, PDF, Word or EPUB')
    .option('--json', 'as a JSON array, for programs')
    .option('--published <date>', 'date from which “last year” is counted: 2023, 2023-02, 2023-02-17', edtfDate)
    .option('--text', 'print only the text that the offsets refer to')
    .addHelpText(
      'after',
      `
Nothing is stored, and no data folder is needed. Offsets are UTF-16 code units.
In plain text and Markdown they refer to the file's own text (a byte order mark
is its first character), so text.slice(start, end) is the quote. In other files
they refer to the extracted text, which --text prints. Without --published, the
date in the file is used, if it has one.`,
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await extract(resolve(calledFrom, file), options)
    })
}
