import { LIBRARY_TABLES, type LibraryRow, rowsOfTable } from '../../data/library-file'
import type { MediaPlace } from '../../data/media/media-bytes'
import type { Context } from '../context'
import { type ExportWatch, readSoFar } from './export-input'

/** What the first line of a library file says of it. */
export const LIBRARY_FILE = { format: 'aide-memoire library', version: 1 } as const

const lineOf = (line: object): string => `${JSON.stringify(line)}\n`

type MediaRow = MediaPlace & { readonly bytes: number }

/** The bytes of media files, piece by piece. */
async function* mediaLines({ engine }: Context, rows: readonly LibraryRow[]): AsyncGenerator<string> {
  for (const row of rows as unknown as readonly MediaRow[]) {
    const { workspaceId, digest } = row // the columns of the table
    for await (const piece of engine.media.read(row, 0, row.bytes))
      yield lineOf({ media: { workspaceId, digest }, bytes: Buffer.from(piece).toString('base64') })
  }
}

/**
 * Everything that the actor made, as JSON Lines: a line for each row of each table, in an order in which it can be
 * stored again, then the media. `counts` is kept up to date.
 */
export async function* exportLibrary(
  ctx: Context,
  { withMedia }: { readonly withMedia: boolean },
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string> {
  const { engine, actor, now } = ctx
  yield lineOf({ ...LIBRARY_FILE, exportedAt: now })
  const media: LibraryRow[] = []
  for (const [at, table] of LIBRARY_TABLES.entries()) {
    for await (const rows of rowsOfTable(engine.read, table, actor)) {
      readSoFar(exporting, at, LIBRARY_TABLES.length)
      if (rows.length > 0) yield rows.map((row) => lineOf({ table, row })).join('')
      if (table === 'media') media.push(...rows)
      if (table === 'cards') counts.cards += rows.filter(({ retiredAt }) => retiredAt === null).length
      if (table === 'reviews') counts.reviews += rows.filter(({ kind }) => kind === 'review').length
    }
  }
  if (withMedia) yield* mediaLines(ctx, media)
}
