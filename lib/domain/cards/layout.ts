import type { Place } from './markdown-blocks'
import type { Segment } from './segments'

export type ListItem = { readonly segments: readonly Segment[]; readonly children: readonly ListBlock[] }
export type ListBlock = { readonly kind: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
export type TableBlock = {
  readonly kind: 'table'
  /** Rows of as many cells as the widest; the first row is the head. */
  readonly rows: readonly (readonly (readonly Segment[])[])[]
  readonly aligns: readonly ('left' | 'right' | 'center' | null)[]
}
/** A side of a card as it is drawn. */
export type LayoutBlock =
  | { readonly kind: 'paragraph' | 'code'; readonly segments: readonly Segment[] }
  | { readonly kind: 'heading'; readonly level: number; readonly segments: readonly Segment[] }
  | { readonly kind: 'quote'; readonly blocks: readonly LayoutBlock[] }
  | ListBlock
  | TableBlock

type Leaf<P extends Place = Place> = { readonly place: P; readonly segments: readonly Segment[] }
type Item = Leaf<Extract<Place, { kind: 'item' }>>
type Cell = Leaf<Extract<Place, { kind: 'cell' }>>

const PARAGRAPH: Place = { kind: 'paragraph', at: -1, before: '', quote: false }

/** The segments gathered by place; one that stands in none goes with what comes before it. */
function leavesOf(segments: readonly Segment[]): Leaf[] {
  const leaves: { place: Place; segments: Segment[] }[] = []
  for (const segment of segments) {
    if (segment.between) continue
    const last = leaves.at(-1)
    const place = segment.place ?? last?.place ?? PARAGRAPH
    if (last && last.place.at === place.at) last.segments.push(segment)
    else leaves.push({ place, segments: [segment] })
  }
  return leaves
}

/** How many leaves from this one on belong together. */
const runLength = (leaves: readonly Leaf[], from: number, belongs: (leaf: Leaf) => boolean): number => {
  const end = leaves.findIndex((leaf, at) => at > from && !belongs(leaf))
  return (end < 0 ? leaves.length : end) - from
}

function blocksOf(leaves: readonly Leaf[], inQuote: boolean): LayoutBlock[] {
  const blocks: LayoutBlock[] = []
  for (let at = 0; at < leaves.length; ) {
    const leaf = leaves[at]
    if (!leaf) break
    const { place, segments } = leaf
    let length = 1
    if (place.quote && !inQuote) {
      length = runLength(leaves, at, (other) => other.place.quote)
      blocks.push({ kind: 'quote', blocks: blocksOf(leaves.slice(at, at + length), true) })
    } else if (place.kind === 'item') {
      const isOfList = (other: Leaf): other is Item => other.place.kind === 'item' && other.place.list === place.list
      length = runLength(leaves, at, isOfList)
      blocks.push(...listsOf(leaves.slice(at, at + length).filter(isOfList), 0))
    } else if (place.kind === 'cell') {
      const isOfTable = (other: Leaf): other is Cell => other.place.kind === 'cell' && other.place.table === place.table
      length = runLength(leaves, at, isOfTable)
      blocks.push(tableOf(leaves.slice(at, at + length).filter(isOfTable)))
    } else if (place.kind === 'heading') blocks.push({ kind: 'heading', level: place.level, segments })
    else blocks.push({ kind: place.kind, segments })
    at += length
  }
  return blocks
}

/** Items of one depth or deeper as lists: a new one begins where numbers follow on signs or signs on numbers. */
function listsOf(items: readonly Item[], depth: number): ListBlock[] {
  const lists: { kind: 'list'; start: number | null; items: ListItem[] }[] = []
  for (let at = 0; at < items.length; ) {
    const item = items[at]
    if (!item) break
    const below = items.findIndex((other, index) => index > at && other.place.depth <= Math.max(depth, 0))
    const end = below < 0 ? items.length : below
    const entry = { segments: item.segments, children: listsOf(items.slice(at + 1, end), depth + 1) }
    const last = lists.at(-1)
    if (last && (last.start === null) === (item.place.number === null)) last.items.push(entry)
    else lists.push({ kind: 'list', start: item.place.number, items: [entry] })
    at = end
  }
  return lists
}

function tableOf(cells: readonly Cell[]): TableBlock {
  const width = Math.max(...cells.map(({ place }) => place.column)) + 1
  const height = Math.max(...cells.map(({ place }) => place.row)) + 1
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, (): readonly Segment[] => []))
  const aligns = Array.from({ length: width }, (): TableBlock['aligns'][number] => null)
  for (const { place, segments } of cells) {
    const row = rows[place.row]
    if (row) row[place.column] = segments
    aligns[place.column] = place.align
  }
  return { kind: 'table', rows, aligns }
}

/** The blocks that a side is drawn as; null where it is one paragraph, which stands in any line of text. */
export const layoutOf = (segments: readonly Segment[]): LayoutBlock[] | null =>
  segments.some(({ place }) => place) ? blocksOf(leavesOf(segments), false) : null
