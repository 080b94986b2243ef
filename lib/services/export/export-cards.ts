import { Readable } from 'node:stream'
import { learnerOf } from '../../data/queries/learner/learner'
import type { CardId } from '../../domain/ids'
import { isoDateOf, studyCalendar } from '../../domain/time/study-day'
import { type CardSelection, chosenCardIds, chosenCards } from '../cards/card-selection'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { exportAnki } from './export-anki'
import type { CountsSoFar, ExportFormat, ExportInput } from './export-input'
import { exportJson } from './export-json'
import { exportAnkiText, exportTable } from './export-text'

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
}

const nameOf = async ({ engine, actor, now }: Context, format: ExportFormat): Promise<string> => {
  const { timeZone, dayStartHour } = (await learnerOf(engine.read, actor.learnerId)).scheduling
  return `aide-memoire-${isoDateOf(studyCalendar(timeZone, dayStartHour).dayOf(now))}.${format}`
}

type OfCards = ExportInput & { readonly format: Exclude<ExportFormat, 'jsonl'> }

const written = async (ctx: Context, input: OfCards, ids: readonly CardId[], signal?: AbortSignal) => {
  const { format, withScheduling, legacy } = input
  const counts: CountsSoFar = { cards: 0, reviews: 0 }
  switch (format) {
    case 'apkg':
      return exportAnki(ctx, ids, {
        format: legacy ? 'legacy' : 'current',
        withScheduling,
        ...(signal === undefined ? {} : { signal }),
      })
    case 'colpkg':
      // Anki makes its present tables of these when it opens the collection, with indexes that only it can make.
      return exportAnki(ctx, ids, {
        format: 'legacy',
        withScheduling,
        ...(signal === undefined ? {} : { signal }),
      })
    case 'csv':
    case 'tsv':
      return { counts, stream: Readable.from(exportTable(ctx, ids, { format, withScheduling }, counts)) }
    case 'txt':
      return { counts, stream: Readable.from(exportAnkiText(ctx, ids, counts)) }
    default:
      return format satisfies never
  }
}

const jsonOf = (ctx: Context, wanted: Parameters<typeof exportJson>[1]) => {
  const counts: CountsSoFar = { cards: 0, reviews: 0 }
  return { counts, stream: Readable.from(exportJson(ctx, wanted, counts)) }
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

/**
 * Cards of the actor's library as a file of another program, or of ours. Fails as `invalid` if none is chosen, and as
 * `not-found` if one is not in the actor's library. What is read after that fails the stream.
 */
export const exportCards = async (
  ctx: Context,
  input: ExportInput,
  signal?: AbortSignal,
): Promise<Result<ExportedFile>> => {
  const { format, withScheduling, selection } = input
  if (format === 'colpkg' && !isWhole(input)) return failed('invalid', PART_OF_COLLECTION)
  const file = { name: await nameOf(ctx, format), type: TYPES[format] }
  if (format === 'jsonl' && isWhole(input)) {
    // The whole library has more than cards, and may have no cards at all.
    return done({ ...file, ...jsonOf(ctx, { cardIds: null, withScheduling }) })
  }
  const ids = await idsToExport(ctx, selection)
  if (!ids.ok) return ids
  if (format === 'jsonl') return done({ ...file, ...jsonOf(ctx, { cardIds: ids.value, withScheduling }) })
  return done({ ...file, ...(await written(ctx, { ...input, format }, ids.value, signal)) })
}
