import { type Piece, piecesOf, type Segment, textOf, withMarks } from './segments'
import { withShapeWords } from './shape-segments'

type Node = string | Deletion
type Deletion = { readonly numbers: readonly number[]; readonly nodes: Node[]; hint: string | null }
/** `from` is where the words of the deletion begin. */
type Open = { readonly deletion: Deletion; readonly opening: string; readonly from: number }

const OPENING = /\{\{c(\d+(?:,\d+)*)::/y

function addText(text: string, open: readonly Open[], root: Node[]): void {
  const deletion = open.at(-1)?.deletion
  if (text === '') return
  if (!deletion) root.push(text)
  else if (deletion.hint !== null) deletion.hint += text
  else {
    const hintAt = text.indexOf('::')
    deletion.nodes.push(hintAt < 0 ? text : text.slice(0, hintAt))
    if (hintAt >= 0) deletion.hint = text.slice(hintAt + 2)
  }
}

/** A deletion that is longer, with formulas, is no part of a card. */
const LONGEST_SOURCE = 2_000

/** Whether the first of three closing braces closes a group of a formula inside the deletion: `{{c1::\frac{a}{b}}}`. */
function closesGroup(source: string, from: number, at: number): boolean {
  if (source.charAt(at + 2) !== '}' || at - from > LONGEST_SOURCE) return false
  let depth = 0
  for (const sign of source.slice(from, at).replace(/\\.|\{\{c\d[\d,]*::|\}\}/gu, '')) {
    if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
  }
  return depth > 0
}

/** Where the next mark may stand, from `at` on; the end of the source where there is none. */
function nextMark(source: string, at: number, isOpen: boolean): number {
  const opens = source.indexOf('{{c', at)
  const closes = isOpen ? source.indexOf('}}', at) : -1
  const [first, other] = opens < 0 || (closes >= 0 && closes < opens) ? [closes, opens] : [opens, closes]
  return first < 0 ? (other < 0 ? source.length : other) : first
}

/**
 * Reads a cloze source into nodes. A deletion that is never closed is plain text, closing braces without a deletion
 * too. Inside a deletion the first `::` begins its hint, which may hold `::` itself.
 */
function parse(source: string): Node[] {
  const root: Node[] = []
  const open: Open[] = []
  let textFrom = 0
  let at = 0
  while (at < source.length) {
    at = nextMark(source, at, open.length > 0)
    OPENING.lastIndex = at
    const opening = OPENING.exec(source)
    const closes = open.length > 0 && source.startsWith('}}', at) && !closesGroup(source, open.at(-1)?.from ?? 0, at)
    if (!opening && !closes) {
      at += 1
      continue
    }
    addText(source.slice(textFrom, at), open, root)
    if (opening)
      open.push({
        deletion: { numbers: numbersOf(opening[1]), nodes: [], hint: null },
        opening: opening[0],
        from: at + opening[0].length,
      })
    else {
      const closed = open.pop()
      if (closed) (open.at(-1)?.deletion.nodes ?? root).push(closed.deletion)
    }
    at += opening ? opening[0].length : 2
    textFrom = at
  }
  addText(source.slice(textFrom), open, root)
  const unclosed = open.flatMap(({ deletion, opening }) => [
    opening,
    ...deletion.nodes,
    ...(deletion.hint === null ? [] : [`::${deletion.hint}`]),
  ])
  return unclosed.length === 0 ? root : root.concat(unclosed)
}

const numbersOf = (list = ''): number[] => [...new Set(list.split(',').map(Number))]

const isDeletion = (node: Node): node is Deletion => typeof node !== 'string'

function deletionsOf(nodes: readonly Node[]): Deletion[] {
  return nodes.filter(isDeletion).flatMap((node) => [node, ...deletionsOf(node.nodes)])
}

const wordsOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => (isDeletion(node) ? wordsOf(node.nodes) : node)).join('')

/** The deletion numbers of a cloze source in rising order, each once: one card for each. Number 0 is none. */
export function deletions(source: string): number[] {
  const numbers = deletionsOf(parse(source)).flatMap((deletion) => deletion.numbers)
  return [...new Set(numbers)].filter((number) => number > 0).sort((a, b) => a - b)
}

/** Runs of a source's words for one deletion number; `hint` is the hint of a hidden run. */
function runsOf(nodes: readonly Node[], deletion: number): Pick<Segment, 'text' | 'hidden' | 'hint'>[] {
  return nodes.flatMap((node) => {
    if (!isDeletion(node)) return [{ text: node }]
    if (!node.numbers.includes(deletion)) return runsOf(node.nodes, deletion)
    const hint = node.hint?.trim() ? { hint: node.hint.trim() } : {}
    return [{ text: wordsOf(node.nodes), hidden: true, ...hint }]
  })
}

/** The words of each deletion with this number, in order, without marks; those inside another of the same number are not told apart. */
export function deletionTexts(source: string, deletion: number): string[] {
  const runs = runsOf(parse(source), deletion)
  const pieces = piecesOf(runs)
  return runs.flatMap((run, at) =>
    run.hidden ? [textOf(pieces.filter((piece) => piece.run === at).map(({ segment }) => segment))] : [],
  )
}

/** The answer of one card of a cloze source: its deletions, joined by a comma where there are several. */
export function clozeAnswer(source: string, deletion: number): string {
  return deletionTexts(source, deletion).join(', ')
}

/**
 * One side of a cloze card as segments. On the question side the deletions of its number are `[...]`, or `[hint]`;
 * on the answer side they show their words; both are marked `hidden`. Other deletions show their words. Shapes on a
 * picture are read as `withShapeWords` says.
 */
export function renderCloze(source: string, deletion: number, side: 'question' | 'answer'): Segment[] {
  const runs = runsOf(parse(source), deletion)
  const pieces = piecesOf(runs)
  if (side === 'answer')
    return withShapeWords(
      pieces.map(({ segment }) => segment),
      side,
    )
  const left = new Set(runs.keys())
  const gap = (run: number, segment: Segment): Segment => {
    const hint = runs[run]?.hint
    return { ...segment, text: `[${hint ?? '...'}]` }
  }
  /** A run without a piece of its own (its words are all marks) leaves its gap where it stands. */
  const passedBefore = (run: number): Segment[] =>
    [...left]
      .filter((at) => at < run)
      .flatMap((at) => {
        left.delete(at)
        const own = runs[at]
        return own?.hidden ? [gap(at, own)] : []
      })
  let place: Segment['place'] | null = null
  const shown = pieces.flatMap(({ run, segment }: Piece): Segment[] => {
    if (run === null) return [segment]
    const before = passedBefore(run)
    const isFirst = left.delete(run) || segment.place !== place
    place = segment.place
    if (!segment.hidden) return [...before, segment]
    if (segment.between) return [{ text: segment.text, between: true }]
    return isFirst ? [...before, gap(run, segment)] : before
  })
  return withShapeWords([...shown, ...passedBefore(runs.length)], side)
}

/** A deletion around words of a cloze source. One object for one deletion: its words share it. */
export type ClozeGap = { readonly numbers: readonly number[]; readonly hint: string | null }

function gapRuns(nodes: readonly Node[], gaps: readonly ClozeGap[]): { text: string; gaps: readonly ClozeGap[] }[] {
  return nodes.flatMap((node) => (isDeletion(node) ? gapRuns(node.nodes, [...gaps, node]) : [{ text: node, gaps }]))
}

/** All words of a cloze source as segments, each with the deletions that it stands in, the outermost first. */
export function segmentsInGaps(source: string): { readonly segment: Segment; readonly gaps: readonly ClozeGap[] }[] {
  const runs = gapRuns(parse(source), [])
  return piecesOf(runs).map(({ run, segment }) => ({
    segment,
    gaps: run === null ? [] : (runs[run]?.gaps ?? []),
  }))
}

/** The words of a cloze or plain source without deletions' braces, hints and marks. */
export function plainText(source: string): string {
  return textOf(withMarks([{ text: wordsOf(parse(source)) }]))
}

/** The same without what stands for images, sounds and videos that nothing describes. */
export function describedText(source: string): string {
  return textOf(withMarks([{ text: wordsOf(parse(source)) }]).filter(({ media }) => !media?.isUnnamed)).trim()
}
