import { basename } from 'node:path'
import { hasDeck, type ImportOptions, likelySourceFields } from '@/lib/domain/imports/import-options'
import { NOTE_TYPES_LOST, sourceFieldsWords } from '@/lib/domain/imports/import-words'
import type { TextChoices, TextPreview } from '@/lib/domain/imports/text-preview'
import type { Context } from '@/lib/services/context'
import { stagePackage, stageTextFile } from '@/lib/services/imports/stage-package'
import { decksOfFile, noteTypesOfFile, type StagedImport } from '@/lib/services/imports/staged-package'
import { importStaged, previewStaged } from '@/lib/services/imports/text-import'
import { done, type Result } from '@/lib/services/result'
import { newStagingFolder, removeStaged } from '@/lib/services/staging-folder'
import { terminalProgress } from '../progress'
import { complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData, withSettings } from '../with-data'
import { reportWords } from './collection-words'
import { previewWords, sampleWords } from './preview-words'
import { chosenSourceFields } from './source-fields'

export type CollectionOptions = Omit<ImportOptions, 'sourceFields'> & {
  /** As they were typed: the name of a field, or that of a note type and a field as `Basic=Source`. */
  readonly sources: readonly string[]
  readonly isWritten: boolean
  readonly json: boolean
}

type ReadOptions = ImportOptions & Pick<CollectionOptions, 'isWritten' | 'json'>

/** A collection that was read; a text of cards comes with how it was understood. */
type ReadCollection = { readonly staged: StagedImport; readonly preview: TextPreview | null }

/** Of packages alone the note types are known. */
const isPackage = (staged: StagedImport): boolean => noteTypesOfFile(staged).length > 0

const MOST_NAMED_DECKS = 20

const failedWith = (message: string): ExitCode => {
  complain(wrap(message))
  return 1
}

const preview = async (
  ctx: Context,
  { staged, preview: text }: ReadCollection,
  options: ReadOptions,
): Promise<ExitCode> => {
  const report = await previewStaged(ctx, staged, options)
  if (options.json) sayJson({ ...report, importId: null, ...(text ? { read: text } : {}) })
  else {
    const samples = text ? previewWords(text) : sampleWords(noteTypesOfFile(staged), report.sources?.fields ?? {})
    if (samples !== '') say(`${samples}\n`)
    const isNothing = report.notes.new + report.notes.changed + report.reviews === 0
    say(reportWords(report))
    if (isPackage(staged) && !isNothing) say(`\n${wrap(NOTE_TYPES_LOST)}`)
    const likely = sourceFieldsWords(likelySourceFields(noteTypesOfFile(staged)))
    if (likely !== '' && report.sources === undefined)
      say(`\n${wrap(`Looks like a source: ${likely}. To show it on the cards, add --source-field with its name.`)}`)
    say(isNothing ? '\nThere is nothing new to import.' : '\nNothing was imported yet. Add --yes to import it.')
  }
  return 0
}

const write = async (
  ctx: Context,
  { staged, preview: text }: ReadCollection,
  options: ReadOptions,
): Promise<ExitCode> => {
  const stop = new AbortController()
  const abort = () => stop.abort()
  process.once('SIGINT', abort)
  const { tell, end } = terminalProgress('Importing')
  const imported = await importStaged(ctx, staged, options, { onProgress: tell, signal: stop.signal })
  process.off('SIGINT', abort)
  end()
  if (!imported.ok) return failedWith(imported.message)
  const { importId, report } = imported.value
  if (options.json) sayJson({ ...report, importId, ...(text ? { read: text } : {}) })
  else {
    say(reportWords(report))
    if (isPackage(staged) && importId !== null) say(`\n${wrap(NOTE_TYPES_LOST)}`)
    say(
      importId === null
        ? '\nThere was nothing new to import.'
        : `\nImported. See them at /cards?search=import:${importId}. To undo it, see /library/import?result=last`,
    )
  }
  return 0
}

type Reading = (
  folder: string,
  ctx: Context,
  tell: (share: number) => void,
) => { result: Promise<Result<ReadCollection>>; readonly abort: () => void }

/** Reads a collection and previews it or, if asked to, imports it. */
const importRead = (path: string, options: CollectionOptions, read: Reading): Promise<ExitCode> =>
  withSettings(({ dataDir }) =>
    withData(
      async (ctx) => {
        const folder = await newStagingFolder(dataDir, ctx.now)
        try {
          const { tell, end } = terminalProgress('Reading')
          const { result, abort } = read(folder, ctx, tell)
          process.once('SIGINT', abort)
          const collection = await result
          process.off('SIGINT', abort)
          end()
          if (!collection.ok) return failedWith(`${path}: ${collection.message}`)
          const decks = decksOfFile(collection.value.staged)
          const unknown = Object.keys(options.decks ?? {}).find((name) => !hasDeck(decks, name))
          if (unknown !== undefined) {
            const names = decks.slice(0, MOST_NAMED_DECKS).map(({ name }) => `“${name}”`)
            return failedWith(`The file has no deck “${unknown}”. It has ${names.join(', ')}.`)
          }
          const { sources, ...rest } = options
          const chosen = chosenSourceFields(sources, noteTypesOfFile(collection.value.staged))
          if (!chosen.ok) return failedWith(chosen.message)
          const readOptions = { ...rest, sourceFields: chosen.fields }
          return await (options.isWritten ? write : preview)(ctx, collection.value, readOptions)
        } finally {
          await removeStaged(folder)
        }
      },
      { backUpFirst: options.isWritten },
    ),
  )

/** Previews an Anki collection or, if asked to, imports it. */
export const importCollection = (path: string, options: CollectionOptions): Promise<ExitCode> =>
  importRead(path, options, (folder, { now }, tell) => {
    const { result, abort } = stagePackage({ path, fileName: basename(path), folder, now }, tell)
    const read = result.then(
      (staged): Result<ReadCollection> => (staged.ok ? done({ staged: staged.value, preview: null }) : staged),
    )
    return { result: read, abort }
  })

/** Previews a text of cards or, if asked to, imports it. */
export const importTextOfCards = (path: string, choices: TextChoices, options: CollectionOptions): Promise<ExitCode> =>
  importRead(path, options, (folder, { now }, tell) =>
    stageTextFile({ path, fileName: basename(path), folder, choices, now }, tell),
  )
