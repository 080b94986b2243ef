import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inPieces } from '../../data/engine/insert-many'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { exportedCards, progressOfCards } from '../../data/queries/export/exported-cards'
import { countAnkiNotes } from '../../data/queries/imports/imports'
import { memoriesOf } from '../../data/queries/study/log'
import { exportFileName } from '../../domain/exports/export-file-name'
import { keptProgress, lostProgressWords } from '../../domain/exports/kept-progress'
import { counted } from '../../domain/format/words'
import type { CardId } from '../../domain/ids'
import type { ImportProblem } from '../../domain/imports/import-report'
import { openCardLosses } from '../../interchange/text-export/card-losses'
import { cardMarkdown } from '../../interchange/text-export/card-markdown'
import { cardTable } from '../../interchange/text-export/card-table'
import { type CardSelection, chosenCardIds, chosenCards } from '../cards/card-selection'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Given, type Result } from '../result'
import { exportAnki } from './export-anki'
import {
  type CountsSoFar,
  type ExportFormat,
  type ExportInput,
  type Exporting,
  type ExportWatch,
  readSoFar,
} from './export-input'
import { exportLibrary } from './export-library'

const CARDS_AT_ONCE = 200

/** What of the learner's progress with some cards a format does not hold, as the first of its losses. */
const lostProgress = async (
  { engine, actor }: Context,
  { format, withScheduling }: Pick<ExportInput, 'format' | 'withScheduling'>,
  ids: readonly CardId[],
): Promise<readonly ImportProblem[]> => {
  const kept = keptProgress(format)
  // Of a format that holds some of it, nobody misses what they left out.
  if (kept === 'all' || (kept === 'dates' && !withScheduling)) return []
  const progress = await progressOfCards(engine.read, actor.learnerId, ids)
  const what = lostProgressWords(kept, progress)
  return what === null ? [] : [{ what, count: Math.max(1, progress.reviews), examples: [], isLeftOut: true }]
}

const lostOfCards = async (
  { engine, actor }: Context,
  format: ExportFormat,
  ids: readonly CardId[],
  { signal }: Exporting,
): Promise<readonly ImportProblem[]> => {
  const losses = openCardLosses(format)
  const pause = pauses()
  for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
    signal?.throwIfAborted()
    for (const card of await exportedCards(engine.read, actor.workspaceIds, piece)) losses.add(card)
    await pause()
  }
  return losses.all()
}

/** What is lost: the progress first, then what the format does not hold of cards. */
const knownLosses = async (
  ctx: Context,
  input: Pick<ExportInput, 'format' | 'withScheduling'>,
  ids: readonly CardId[],
  exporting: Exporting = {},
): Promise<readonly ImportProblem[]> => {
  const ofCards = await lostOfCards(ctx, input.format, ids, exporting)
  return [...(await lostProgress(ctx, input, ids)), ...ofCards]
}

/** Cards as a table, in pieces of text; `counts` is kept up to date. With scheduling, due day and state are columns. */
async function* exportTable(
  ctx: Context,
  ids: readonly CardId[],
  { withScheduling }: { readonly withScheduling: boolean },
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string> {
  const { engine, actor } = ctx
  const table = cardTable(withScheduling ? (await studyDayOf(ctx)).day : null)
  yield table.head()
  for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
    const cards = await exportedCards(engine.read, actor.workspaceIds, piece)
    const memories = withScheduling ? await memoriesOf(engine.read, actor.learnerId, piece) : null
    counts.cards += cards.length
    readSoFar(exporting, counts.cards, ids.length)
    yield table.rows(cards.map((card) => ({ card, memory: memories?.get(card.cardId) ?? null })))
  }
}

/** Cards as Markdown to be read, in pieces of text; `counts` is kept up to date. */
async function* exportMarkdown(
  { engine, actor }: Context,
  ids: readonly CardId[],
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string> {
  const write = cardMarkdown()
  for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
    const cards = await exportedCards(engine.read, actor.workspaceIds, piece)
    counts.cards += cards.length
    readSoFar(exporting, counts.cards, ids.length)
    yield write(cards)
  }
}

/** Of each format its media type, and what a file of it holds, for its name: formats with the same extension differ by it. */
const FILES: Readonly<Record<ExportFormat, { readonly type: string; readonly contents: string }>> = {
  apkg: { type: 'application/octet-stream', contents: 'cards-for-anki' },
  csv: { type: 'text/csv; charset=utf-8', contents: 'cards' },
  md: { type: 'text/markdown; charset=utf-8', contents: 'cards' },
  jsonl: { type: 'application/jsonl; charset=utf-8', contents: 'library' },
}

/** A file that is made while it is read. */
type ExportedFile = {
  /** What to call it: it has the study day. */
  readonly name: string
  readonly type: string
  readonly stream: Readable
  /** How much it holds: everything once the stream has ended. */
  readonly counts: Readonly<CountsSoFar>
}

const ofCards = async (ctx: Context, input: ExportInput, ids: readonly CardId[], exporting: Exporting) => {
  const { format, withScheduling, withMedia } = input
  const losses = await knownLosses(ctx, input, ids, exporting)
  const counts: CountsSoFar = { cards: 0, reviews: 0, ...(losses.length > 0 ? { losses } : {}) }
  const watch = { counts, exporting }
  switch (format) {
    case 'apkg': {
      const made = await exportAnki(ctx, ids, { withScheduling, withMedia }, exporting)
      return { ...made, counts: { ...counts, ...made.counts } }
    }
    case 'csv':
      return { counts, stream: Readable.from(exportTable(ctx, ids, { withScheduling }, watch)) }
    case 'md':
      return { counts, stream: Readable.from(exportMarkdown(ctx, ids, watch)) }
    case 'jsonl':
      return { counts, stream: Readable.from(exportLibrary(ctx, { withMedia }, watch)) }
    default:
      return format satisfies never
  }
}

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

/**
 * Finds the cards of an export. Fails as `invalid` if none is chosen, and as `not-found` if one is not in the actor's
 * library.
 */
export const planExport = async (ctx: Context, input: ExportInput) => {
  const { format, selection } = input
  if (format === 'jsonl' && !isWhole(input))
    return failed('invalid', 'A JSON file holds the whole library. To export some cards, choose .apkg or .csv.')
  const found = await idsToExport(ctx, selection)
  // The whole library has more than cards, and may have no cards at all.
  if (!found.ok && format !== 'jsonl') return found
  const cardIds = found.ok ? found.value : []
  const { type, contents } = FILES[format]
  const file = { name: exportFileName(contents, (await studyDayOf(ctx)).day, format), type }
  /** Begins it. What is read afterwards fails the stream. */
  const open = async (exporting: Exporting = {}): Promise<ExportedFile> => ({
    ...file,
    ...(await ofCards(ctx, input, cardIds, exporting)),
  })
  return done({ ...file, cardIds, open })
}

/** An export whose cards are found and which can begin. */
export type PlannedExport = Given<typeof planExport>

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

/**
 * How many cards were chosen, and what an export of them would lose, the progress first. It fails as `planExport` does.
 * @throws the signal's reason, and what the database throws
 */
export const previewCardExport = async (ctx: Context, input: ExportInput, exporting: Exporting = {}) => {
  const planned = await planExport(ctx, input)
  if (!planned.ok) return planned
  const { cardIds } = planned.value
  return done({ chosen: cardIds.length, losses: await knownLosses(ctx, input, cardIds, exporting) })
}

export type ExportPreview = Given<typeof previewCardExport>

/** What becomes of the notes that came from Anki if they go back; null if the library has none. */
export const ankiNotesWords = async ({ engine, actor }: Context) => {
  const notes = await countAnkiNotes(engine.read, actor.workspaceIds)
  if (notes === 0) return null
  return {
    title: `${counted(notes, 'note')} came from Anki`,
    points: [
      'A package keeps their guids, note ids, tags and reviews, and the names of their images, sounds and videos.',
      'Each gets one of Aide-Mémoire’s note types. Its own note type, with its fields and templates, is not kept.',
      'Import the package into a new profile. If a profile still has these notes, Anki keeps its own and skips the exported ones.',
    ],
  }
}

export type AnkiNotesWords = NonNullable<Awaited<ReturnType<typeof ankiNotesWords>>>

const STOPPED = failed('conflict', 'The export was stopped. Nothing was written.')

/**
 * Writes an export to a file, which gets its name only when it is complete. Fails as `conflict` if it was stopped.
 * @returns its size, how many cards and reviews it holds, and what its format could not hold
 * @throws what the file system or the database throws; no part of the file is left then either
 */
export const writeExportFile = async (planned: PlannedExport, file: string, exporting: Exporting = {}) => {
  const { signal } = exporting
  const unfinished = `${file}.${process.pid}.part`
  try {
    const { stream, counts } = await planned.open(exporting)
    await pipeline(stream, createWriteStream(unfinished, { flags: 'wx' }), signal ? { signal } : {})
    signal?.throwIfAborted()
    await rename(unfinished, file)
    const { size } = await stat(file)
    return done({ bytes: size, cards: counts.cards, reviews: counts.reviews, losses: counts.losses ?? [] })
  } catch (reason) {
    await rm(unfinished, { force: true })
    if (signal?.aborted) return STOPPED
    throw reason
  }
}

export type WrittenExport = Given<typeof writeExportFile>
