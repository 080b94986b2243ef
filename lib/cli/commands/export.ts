import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import {
  ankiNotesWords,
  type PlannedExport,
  planExport,
  type WrittenExport,
  writeExportFile,
} from '@/lib/services/export/export-cards'
import { EXPORT_FORMATS, type ExportFormat, type ExportStep } from '@/lib/services/export/export-input'
import { problemLines } from '../import/collection-words'
import { terminalProgress } from '../progress'
import { complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const EXTENSIONS = EXPORT_FORMATS.map((format) => `.${format}`).join(' ')

type Options = {
  readonly search?: string
  readonly scheduling: boolean
  readonly media: boolean
  readonly force?: true
  readonly json?: true
}

/** The format that an extension says. */
const formatOf = (file: string): ExportFormat | undefined =>
  EXPORT_FORMATS.find((format) => `.${format}` === extname(file).toLowerCase())

const codeOf = (reason: unknown): string | null =>
  reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? reason.code : null

/** Codes of the file system, which say that the file could not be written. */
const FILE_CODES = /^E[A-Z]+$/

const DOING: Readonly<Record<ExportStep, string>> = { reading: 'Reading', packing: 'Packing' }

/** Writes the file with its progress on a terminal; Ctrl+C stops it. Says why if it was not written. */
const write = async (planned: PlannedExport, file: string): Promise<WrittenExport | null> => {
  const stop = new AbortController()
  const abort = () => stop.abort()
  const progress = { reading: terminalProgress(DOING.reading), packing: terminalProgress(DOING.packing) }
  process.once('SIGINT', abort).once('SIGTERM', abort)
  try {
    const written = await writeExportFile(planned, file, {
      onProgress: (step, share) => progress[step].tell(share),
      signal: stop.signal,
    })
    progress.packing.end()
    if (written.ok) return written.value
    complain(written.message)
  } catch (reason) {
    progress.packing.end()
    const code = codeOf(reason)
    if (code === null || !FILE_CODES.test(code)) throw reason
    complain(`${file} could not be written (${code}).`)
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort)
  }
  return null
}

const exportTo = (file: string, format: ExportFormat, options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { search, scheduling, media, force = false, json } = options
    if (!force && existsSync(file)) {
      complain(`${file} already exists. Choose another name, or overwrite it with --force.`)
      return 1
    }
    const query = search === undefined ? '' : new URLSearchParams({ search }).toString()
    const selection = { kind: 'all' as const, query, except: [] }
    const planned = await planExport(ctx, { format, withScheduling: scheduling, withMedia: media, selection })
    if (!planned.ok) {
      complain(search === undefined ? 'There are no cards to export.' : 'No card matches, so nothing was written.')
      return 1
    }
    const ofAnki = format === 'apkg' ? await ankiNotesWords(ctx) : null
    if (ofAnki !== null) complain(`${ofAnki.title}:\n${ofAnki.points.map((point) => wrap(point, '  ')).join('\n')}`)
    const written = await write(planned.value, file)
    if (written === null) return 1
    const { cards, reviews: answers, bytes, losses } = written
    if (json) sayJson({ file, format, cards, reviews: answers, bytes, losses })
    else {
      const reviews = written.reviews === 0 ? '' : ` with ${counted(written.reviews, 'review')}`
      say(`Exported ${counted(written.cards, 'card')}${reviews} to ${file}.`)
      if (losses.length > 0) say(`\nWhat the file does not hold as it is here:\n${problemLines(losses).join('\n')}`)
    }
    return 0
  })

/** `aide export`: cards as a file of another program. */
export const addExport = (program: Command, calledFrom: string): void => {
  program
    .command('export')
    .description('write cards to a file: for Anki, a table, Markdown, or everything as JSON')
    .argument('<file>', `the file to write; its extension says the format: ${EXTENSIONS}`)
    .option('--search <words>', 'only cards that “aide search” finds (default: all)')
    .option('--no-scheduling', 'without memories, due dates and reviews')
    .option('--no-media', 'an Anki package without images, sounds and videos')
    .option('--force', 'overwrite an existing file')
    .option('--json', 'what was written as JSON, for programs')
    .addHelpText(
      'after',
      `
  .apkg   for Anki: notes with their source, decks, memories and all reviews
  .csv    a table with commas, for spreadsheets; with due dates, no reviews
  .jsonl  everything, a row a line; “aide import library” reads it into an
          empty place; without --search and with all progress
  .md     Markdown to read: articles, facts with passages, and their cards

What a format cannot hold is counted and named at the end, reviews first.
docs/EXPORT.md says what each holds. On a terminal, the progress is shown.
Ctrl+C stops it and leaves no file. Exit code 0 if the file was written, 1 if
no card matches, it was stopped, or the file could not be written.`,
    )
    .action(async (file: string, options: Options, command: Command) => {
      const format = formatOf(file)
      if (format === undefined) return command.error(`error: give the file one of these extensions: ${EXTENSIONS}`)
      if (!options.media && (format === 'csv' || format === 'md'))
        command.error('error: --no-media is for .apkg and .jsonl only')
      if (options.search !== undefined && format === 'jsonl')
        command.error('error: a .jsonl holds the whole library; use .apkg or .csv with --search')
      process.exitCode = await exportTo(resolve(calledFrom, file), format, options)
    })
}
