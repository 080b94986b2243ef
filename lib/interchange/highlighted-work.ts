import type { Instant } from '../domain/ids'

/** Words that somebody marked in another program, and what they wrote beside them. */
export type ImportedHighlight = {
  readonly text: string
  readonly note: string | null
  /** The order in the work: page, location or the row's place in the file. */
  readonly location: number
  /** Where it ends; the same as `location` where the program gives no range. */
  readonly locationEnd: number
  readonly at: Instant | null
}

/** A book or article with the highlights of it, in the order of the work. */
export type HighlightedWork = {
  readonly title: string
  readonly authors: readonly string[]
  readonly url: string | null
  readonly highlights: readonly ImportedHighlight[]
}

export type ReadHighlights =
  | { readonly ok: true; readonly works: readonly HighlightedWork[]; readonly skipped: number }
  | { readonly ok: false; readonly message: string }

/** One highlight as a file names it, before they are put together by work. */
export type LooseHighlight = ImportedHighlight & Omit<HighlightedWork, 'highlights'>

/** Names in one field: parted by semicolons, “and” or “&”; by commas too where that leaves whole names. */
export const authorNames = (field: string): readonly string[] => {
  const turned = (name: string): string => {
    const [last, first, ...more] = name.split(',').map((part) => part.trim())
    return more.length === 0 && first && last && !first.includes(' and ') ? `${first} ${last}` : name
  }
  const parts = field.split(/\s*;\s*|\s+(?:and|&)\s+/u).filter((part) => part.trim() !== '')
  const names = parts.flatMap((part) => {
    const byComma = part.split(/\s*,\s*/u).filter((name) => name !== '')
    const areWhole = byComma.length > 1 && byComma.every((name) => name.includes(' '))
    return areWhole ? byComma : [turned(part)]
  })
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
}

/** Puts highlights together by title and author, works in the order in which the file first names them. */
export const byWork = (highlights: readonly LooseHighlight[]): readonly HighlightedWork[] => {
  const works = new Map<string, { work: Omit<HighlightedWork, 'highlights'>; highlights: ImportedHighlight[] }>()
  for (const { title, authors, url, ...highlight } of highlights) {
    const key = JSON.stringify([title.toLowerCase(), authors.map((name) => name.toLowerCase())])
    const known = works.get(key)
    if (known) known.highlights.push(highlight)
    else works.set(key, { work: { title, authors, url }, highlights: [highlight] })
  }
  return [...works.values()].map(({ work, highlights: own }) => ({
    ...work,
    highlights: [...own].sort((a, b) => a.location - b.location),
  }))
}
