import type { Span } from './finding'
import { HEDGES } from './words/en/hedges'

/** The first word of doubt in a sentence as it stands there (“reportedly”), or null. */
export function hedgeIn(plain: string, { start, end }: Span): string | null {
  return HEDGES.exec(plain.slice(start, end))?.[0] ?? null
}
