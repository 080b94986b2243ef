import { Readable } from 'node:stream'
import { learnerOf } from '../../data/queries/learner/learner'
import type { CardId } from '../../domain/ids'
import { isoDateOf, studyCalendar } from '../../domain/time/study-day'
import { type CardSelection, chosenCardIds, chosenCards } from '../cards/card-selection'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { exportAnki } from './export-anki'
import { exportContent } from './export-content'
import { type CountsSoFar, type ExportFormat, type ExportInput, extensionOf } from './export-input'
import { exportJson } from './export-json'
import { exportNotes } from './export-notes'
import { exportAnkiText, exportTable } from './export-text'
import type { Exporting } from './exporting'

/** A file that is made while it is read. */
export type ExportedFile = {
  /** What to call it: it has the study day. */
  readonly name: string
  readonly type: string
  readonly stream: Readable
  /** How much it holds: everything once the stream has ended. */
  readonly counts: Readonly<CountsSoFar>
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  apkg: 'application/octet-stream',
  colpkg: 'application/octet-stream',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  obsidian: 'text/markdown; charset=utf-8',
  hashcards: 'application/zip',
  remnote: 'text/markdown; charset=utf-8',
  quizlet: 'text/plain; charset=utf-8',
  mochi: 'application/octet-stream',
  content: 'application/zip',
}

const nameOf = async ({ engine, actor, now }: Context, format: ExportFormat): Promise<string> => {
  const { timeZone, dayStartHour } = (await learnerOf(engine.read, actor.learnerId)).scheduling
  return `aide-memoire-${isoDateOf(studyCalendar(timeZone, dayStartHour).dayOf(now))}.${extensionOf(format)}`
}

type OfCards = ExportInput & { readonly format: Exclude<ExportFormat, 'jsonl'> }

type Opened = Pick<ExportedFile, 'stream' | 'counts'>

const ofCards = async (
  ctx: Context,
  { format, withScheduling, withMedia, legacy }: OfCards,
  ids: readonly CardId[],
  exporting: Exporting,
): Promise<Opened> => {
  const counts: CountsSoFar = { cards: 0, reviews: 0 }
  switch (format) {
    case 'apkg':
      return exportAnki(ctx, ids, { format: legacy ? 'legacy' : 'current', withScheduling, withMedia }, exporting)
    case 'colpkg':
      // Anki makes its present tables of these when it opens the collection, with indexes that only it can make.
      return exportAnki(ctx, ids, { format: 'legacy', withScheduling, withMedia }, exporting)
    case 'csv':
    case 'tsv':
      return {
        counts,
        stream: Readable.from(exportTable(ctx, ids, { format, withScheduling }, { counts, exporting })),
      }
    case 'txt':
      return { counts, stream: Readable.from(exportAnkiText(ctx, ids, { counts, exporting })) }
    case 'obsidian':
    case 'hashcards':
    case 'remnote':
    case 'quizlet':
    case 'mochi':
      return { counts, stream: Readable.from(exportNotes(ctx, ids, format, { counts, exporting })) }
    case 'content':
      return { counts, stream: Readable.from(exportContent(ctx, ids, { counts, exporting })) }
    default:
      return format satisfies never
  }
}

const ofEverything = (ctx: Context, wanted: Parameters<typeof exportJson>[1], exporting: Exporting): Opened => {
  const counts: CountsSoFar = { cards: 0, reviews: 0 }
  return { counts, stream: Readable.from(exportJson(ctx, wanted, { counts, exporting })) }
}

const PART_OF_COLLECTION =
  'A collection package (.colpkg) replaces everything in Anki, so it holds the whole library. To export some cards, choose .apkg.'

const isWhole = ({ selection }: ExportInput): boolean =>
  selection.kind === 'all' && selection.query === '' && selection.except.length === 0

/** The ids of the chosen cards. Those of a search may be very many, and are looked up later, in pieces. */
const idsToExport = async (ctx: Context, selection: CardSelection): Promise<Result<readonly CardId[]>> => {
  if (selection.kind === 'some') {
    const chosen = await chosenCards(ctx, selection)
    return chosen.ok ? done(chosen.value.map(({ cardId }) => cardId)) : chosen
  }
  const ids = await chosenCardIds(ctx, selection)
  if (!ids.ok) return ids
  return ids.value.length > 0 ? ids : failed('invalid', 'No card matches, so there is nothing to export.')
}

/** An export whose cards are found and which can begin. */
export type PlannedExport = {
  readonly name: string
  readonly type: string
  /** Begins it. What is read afterwards fails the stream. */
  readonly open: (exporting?: Exporting) => Promise<ExportedFile>
}

/**
 * Finds the cards of an export. Fails as `invalid` if none is chosen, and as `not-found` if one is not in the actor's
 * library.
 */
export const planExport = async (ctx: Context, input: ExportInput): Promise<Result<PlannedExport>> => {
  const { format, withScheduling, selection } = input
  if (format === 'colpkg' && !isWhole(input)) return failed('invalid', PART_OF_COLLECTION)
  const file = { name: await nameOf(ctx, format), type: TYPES[format] }
  const planned = (open: (exporting: Exporting) => Opened | Promise<Opened>) =>
    done({ ...file, open: async (exporting: Exporting = {}) => ({ ...file, ...(await open(exporting)) }) })
  if (format === 'jsonl' && isWhole(input)) {
    // The whole library has more than cards, and may have no cards at all.
    return planned((exporting) => ofEverything(ctx, { cardIds: null, withScheduling }, exporting))
  }
  const ids = await idsToExport(ctx, selection)
  if (!ids.ok) return ids
  return planned((exporting) =>
    format === 'jsonl'
      ? ofEverything(ctx, { cardIds: ids.value, withScheduling }, exporting)
      : ofCards(ctx, { ...input, format }, ids.value, exporting),
  )
}

/** Cards of the actor's library as a file of another program, or of ours; it fails as `planExport` does. */
export const exportCards = async (
  ctx: Context,
  input: ExportInput,
  exporting?: Exporting,
): Promise<Result<ExportedFile>> => {
  const planned = await planExport(ctx, input)
  return planned.ok ? done(await planned.value.open(exporting)) : planned
}

/**
 * An export that has given its first bytes, so that what fails before them is known, and what its format could not hold
 * too: formats that lose anything are written as a whole first. The stream gives all bytes.
 */
export const begunExport = async (file: ExportedFile): Promise<ExportedFile> => {
  const pieces = file.stream[Symbol.asyncIterator]()
  const first = await pieces.next()
  async function* all() {
    try {
      if (first.done) return
      yield first.value
      yield* { [Symbol.asyncIterator]: () => pieces }
    } finally {
      // Whoever reads may leave before the end: temporary files go with the stream.
      file.stream.destroy()
    }
  }
  return { ...file, stream: Readable.from(all()) }
}
