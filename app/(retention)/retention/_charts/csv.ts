import { type Options, stringify } from 'csv-stringify/sync'
import type { FiguresTable } from '@/app/_ui/charts/figures-table'

/** As RFC 4180 has it; a lone line break is quoted too, and text is guarded that a spreadsheet takes for a formula. */
const LIKE_RFC_4180: Options = { record_delimiter: '\r\n', quote_record_delimiter: true, escape_formulas: true }

/** A table as CSV (RFC 4180), with its heads; text that looks like a formula has a quote before it. */
export const csvOf = ({ heads, cells }: Pick<FiguresTable, 'heads' | 'cells'>): string =>
  stringify([heads, ...cells], LIKE_RFC_4180)
