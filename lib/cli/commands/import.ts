import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { addArticle } from '@/lib/services/add-article'
import { bibliographySchema } from '@/lib/services/article-input'
import { complain, say, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly title?: string
  readonly author?: readonly string[]
  readonly outlet?: string
  readonly published?: string
  readonly url?: string
}

/** A file larger than this is not even read: an article may have 5 MB. */
const MOST_BYTES = 50 * 1024 * 1024

const readFile = (path: string): Uint8Array | string => {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return `${path} is no file.`
    if (stats.size > MOST_BYTES) return `${path} is larger than 5 MB. Cut it into parts and import those.`
    return readFileSync(path)
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? reason.code : null
    if (code === 'ENOENT') return `There is no file ${path}.`
    if (code === 'EACCES') return `${path} may not be read by this user.`
    throw reason
  }
}

const importFile = async (file: string, options: Options): Promise<ExitCode> => {
  const parsed = bibliographySchema.safeParse({
    title: options.title ?? '',
    authors: (options.author ?? []).join(';'),
    outlet: options.outlet ?? '',
    published: options.published ?? '',
    url: options.url ?? '',
  })
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      complain(`--${path.join('.').replace(/^authors$/, 'author')}: ${message}`)
    return 2
  }
  const bytes = readFile(file)
  if (typeof bytes === 'string') {
    complain(bytes)
    return 1
  }
  return withData(async (ctx) => {
    const source = { kind: 'file', name: basename(file), bytes } as const
    const result = await addArticle(ctx, { ...parsed.data, source })
    if (!result.ok) {
      complain(`${result.message}${result.field === 'title' ? ' Use --title.' : ''}`)
      return 1
    }
    const { kind, title, key } = result.value
    const address = `/library/${key}`
    if (kind === 'known')
      say(wrap(`The library holds this text already, as “${title}” (${address}). Nothing was added.`))
    else say(wrap(`Added “${title}”. Make facts of its passages at ${address}.`))
    return 0
  })
}

const collected = (name: string, before: readonly string[] = []): readonly string[] => [...before, name]

/** `aide import`: a text as an article of the library. */
export const addImport = (program: Command, calledFrom: string): void => {
  program
    .command('import')
    .description('add a plain text or Markdown file to the library as an article')
    .argument('<file>', 'a .txt or .md file of at most 5 MB')
    .option('--title <text>', 'title; otherwise the one that the text states')
    .option('--author <name>', 'author; give it again for each further one', collected)
    .option('--outlet <name>', 'newspaper, journal, publisher')
    .option('--published <date>', 'date of publication: 2023, 2023-02 or 2023-02-17')
    .option('--url <address>', 'where it stands on the web; nothing is fetched')
    .addHelpText(
      'after',
      `
What is not given is taken from the front matter of a Markdown file. The text is
kept as it is; facts are made from its passages in the library. A text that the
library holds already is not added again, and that is no failure.`,
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await importFile(resolve(calledFrom, file), options)
    })
}
