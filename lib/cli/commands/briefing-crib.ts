import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { listBriefings } from '@/lib/data/queries/briefing/briefings'
import { composeCrib } from '@/lib/domain/briefing/crib/compose'
import { countCribWords } from '@/lib/domain/briefing/crib/count-words'
import { type CribOptions, PAPERS } from '@/lib/domain/briefing/crib/crib'
import { cribMarkdown } from '@/lib/domain/briefing/crib/markdown'
import { cribDocument } from '@/lib/services/briefing/crib-document'
import { cribOptionsSchema, loadCribMaterial } from '@/lib/services/briefing/load-crib'
import { complain, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const FORMATS = ['html', 'md'] as const
type CribFormat = (typeof FORMATS)[number]

type Options = {
  readonly format: CribFormat
  readonly paper: string
  readonly pages: string
  readonly out?: string
  readonly force?: true
}

/** A name for a page's file out of a title. */
const fileName = (title: string): string => {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `crib-${words === '' ? 'briefing' : words}.html`
}

const codeOf = (reason: unknown): string | null =>
  reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? reason.code : null

/** Writes a file that is not there yet, or any with `force`. */
const write = async (file: string, content: string, force: boolean): Promise<ExitCode> => {
  try {
    await writeFile(file, content, { flag: force ? 'w' : 'wx' })
  } catch (reason) {
    const code = codeOf(reason)
    if (code === null) throw reason
    if (code === 'EEXIST')
      complain(`${file} already exists. Choose another name with --out, or overwrite it with --force.`)
    else complain(`${file} could not be written (${code}). Choose another place with --out.`)
    return 1
  }
  say(file)
  return 0
}

const crib = (id: string | undefined, options: Options, calledFrom: string): Promise<ExitCode> =>
  withData(async (ctx) => {
    const wanted: CribOptions = cribOptionsSchema.parse(options)
    const wantedId =
      id ?? (await listBriefings(ctx.engine.read, ctx.actor.learnerId)).find(({ at }) => at > ctx.now)?.id
    if (wantedId === undefined) {
      complain('You have no upcoming briefing. Create one with “aide briefing new”.')
      return 1
    }
    const material = await loadCribMaterial(ctx, wantedId)
    if (material === null) {
      complain(`There is no briefing ${wantedId}. “aide briefing list” lists your briefings.`)
      return 1
    }
    const { input } = material
    const { format, out, force = false } = options
    const composed = composeCrib(input, wanted)
    if (format === 'md') {
      const text = cribMarkdown(composed)
      if (out !== undefined) return write(resolve(calledFrom, out), text, force)
      say(text.trimEnd())
      return 0
    }
    complain(countCribWords(composed))
    return write(resolve(calledFrom, out ?? fileName(input.title)), await cribDocument(composed), force)
  })

/** `aide briefing crib`: the page to take along. */
export const addCrib = (briefing: Command, calledFrom: string): void => {
  briefing
    .command('crib')
    .description('the crib sheet for a briefing, every must-know first, with numbered sources')
    .argument('[id]', 'id of the briefing, from “aide briefing list” (default: the next one)')
    .addOption(new Option('--format <format>', 'file format').choices([...FORMATS]).default('html'))
    .addOption(new Option('--paper <paper>', 'paper size').choices([...PAPERS]).default('a4'))
    .addOption(new Option('--pages <number>', 'maximum number of pages').choices(['1', '2']).default('2'))
    .option('--out <file>', 'file to write')
    .option('--force', 'overwrite an existing file')
    .addHelpText(
      'after',
      `
Must-knows are never left out: if they need more pages, the sheet gets them.
Open the HTML file in a browser and print it from there; it has the paper size
and the margins. Without --out, HTML is written to this folder and Markdown goes
to standard output. Exit code 0 if the crib sheet was made, 1 if not.`,
    )
    .action(async (id: string | undefined, options: Options) => {
      process.exitCode = await crib(id, options, calledFrom)
    })
}
