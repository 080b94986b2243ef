import { type Block, blockOf } from '../../domain/content/canonical-text'
import { type HeadLine, headLineOf } from './head-line'
import { labelledFields, titleOfFields } from './labels'
import { agencyOf, canBeOutlet, isKicker, isOutletName, outletName } from './outlets'

/** How far into a text its head goes at most. */
const HEAD_BLOCKS = 12
const FOOT_BLOCKS = 3
/** Between title and byline a subtitle or two may stand. */
const MOST_KEPT = 2
const LONGEST_SUBTITLE = 400
const TITLE_AMONG_BLOCKS = 4
const MAX_TITLE_WORDS = 25
const MAX_TITLE_CHARACTERS = 180

/** What the first and last lines of a text say of it. */
export type HeadOfText = {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  /** The lines that say it, without the title, in order: they are no part of what the article tells. */
  readonly lines: readonly Block[]
  /** The line with the title; null where a text has none, or where something is told above it. */
  readonly titleLine: Block | null
}

/** Empty blocks count too: a text of nothing else has no head. */
const MOST_LOOKS = 100
/** No line of a head is longer; of a longer block only so much is read. */
const LONGEST_LINE = 1_000

const lineOfHead = (text: string, start: number, end: number): Block =>
  blockOf(text.slice(start, Math.min(end, start + LONGEST_LINE)), start, end)

const isWhole = ({ start, end }: Block): boolean => end - start <= LONGEST_LINE

/** The first blocks of a canonical text, without a look at the rest. */
const firstBlocks = (text: string): Block[] => {
  const blocks: Block[] = []
  for (let start = 0, looks = 0; blocks.length < HEAD_BLOCKS && looks < MOST_LOOKS && start < text.length; looks += 1) {
    const found = text.indexOf('\n\n', start)
    const end = found < 0 ? text.length : found
    if (end > start) blocks.push(lineOfHead(text, start, end))
    start = end + 2
  }
  return blocks
}

/** The last blocks of a canonical text, as far as they begin at `from` or after it. */
const lastBlocks = (text: string, from: number): Block[] => {
  const blocks: Block[] = []
  for (let end = text.length, looks = 0; blocks.length < FOOT_BLOCKS && looks < MOST_LOOKS && end > from; looks += 1) {
    const found = text.lastIndexOf('\n\n', end - 1)
    const start = found < 0 ? 0 : found + 2
    if (start < from) break
    if (end > start) blocks.unshift(lineOfHead(text, start, end))
    end = start - 2
  }
  return blocks
}

const folded = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const wordsOf = (words: string): number => words.split(/\s+/).length

const isTitleLike = ({ text, kind }: Block): boolean =>
  kind !== 'item' &&
  text.length <= MAX_TITLE_CHARACTERS &&
  wordsOf(text) <= MAX_TITLE_WORDS &&
  /[\p{L}\p{N}]/u.test(text) &&
  (kind === 'heading' || (!/[.!;:,…]["”’)]*$/u.test(text) && !/ \| /.test(text)))

const isStrong = (line: HeadLine | null | undefined): line is HeadLine => !!line && line.kind !== 'beside'

type Read = {
  readonly block: Block
  readonly line: HeadLine | null
  readonly fields: ReturnType<typeof labelledFields>
}

const readOf = (block: Block): Read => ({
  block,
  line: block.kind === 'item' || block.level === 3 || !isWhole(block) ? null : headLineOf(block.text),
  fields: isWhole(block) ? labelledFields(block.text) : null,
})

/** Whether a short line above the title is the name of the outlet, as on the first page of a paper. */
const isMasthead = (reads: readonly Read[], at: number): boolean => {
  const { block, line } = reads[at] ?? {}
  const below = reads.slice(at + 1).find((read) => !isKicker(read.block.text))
  if (!block || !below || isStrong(line) || !canBeOutlet(block.text)) return false
  const isName = isOutletName(block.text) || (!/\p{Ll}/u.test(block.text) && /\p{Ll}/u.test(below.block.text))
  const isSigned = reads.slice(at + 2, at + 6).some((read) => isStrong(read.line))
  return isName && isSigned && isTitleLike(below.block) && below.line === null
}

/** “The budget is gone. Good.”, above who signs it, with a subtitle between or none: a title that ends as a sentence does. */
const MOST_STOPPED_WORDS = 20
const isStoppedTitle = (reads: readonly Read[], at: number): boolean => {
  const { block, line } = reads[at] ?? {}
  const isSubtitled = at === 0 && reads[1]?.line === null && isTitleLike(reads[1].block)
  const [below, next] = reads.slice(at + (isSubtitled ? 2 : 1)).map((read) => read.line)
  const isSigned = below?.kind === 'signed' || (!!below && below.authors.length > 0 && isStrong(next))
  return (
    block?.kind === 'paragraph' &&
    line === null &&
    wordsOf(block.text) <= MOST_STOPPED_WORDS &&
    /\p{L}[.!]["”’]?$/u.test(block.text) &&
    isSigned
  )
}

const isTold = (reads: readonly Read[], at: number): boolean => {
  const { block, line, fields } = reads[at] ?? {}
  return block !== undefined && !isStrong(line) && fields === null && !isKicker(block.text) && !isMasthead(reads, at)
}

/** The place of the title: where it is known, the line that says it; else the first line that can be one. */
function titleAt(reads: readonly Read[], known: string | null): number {
  const near = reads.slice(0, TITLE_AMONG_BLOCKS + 1)
  if (known !== null && folded(known) !== '')
    return near.findIndex(({ block }) => isWhole(block) && folded(block.text) === folded(known))
  const told = near.slice(0, TITLE_AMONG_BLOCKS).map((_, at) => isTold(reads, at))
  const heading = near.findIndex(({ block }, at) => told[at] === true && block.kind === 'heading')
  if (heading >= 0) return heading
  return reads.length < 2
    ? -1
    : near.findIndex(({ block }, at) => told[at] === true && (isTitleLike(block) || isStoppedTitle(reads, at)))
}

/** “LONDON, 3 September (Reuters) - …”: whose report it is. */
const DATELINE =
  /^\p{Lu}[\p{L} .,'’/-]{1,50}?(?:,? (?:\p{L}+\.? )?\d{1,2}(?: \p{L}+\.?)?(?:,? \d{4})?)? \(([\p{L} -]{2,24})\)\s*[—–-]/u

/**
 * What the head of an article says: title, byline, outlet and date in lines of their own, in any order, with a subtitle
 * or two between them; and who reported and edited, in a line at its foot.
 * @param text canonical
 * @param title as it is known from elsewhere; null takes the first line that can be a title
 */
export function readHead(text: string, title: string | null): HeadOfText {
  const reads = firstBlocks(text).map(readOf)
  const place = titleAt(reads, title)
  const said: Read[] = []
  let outlet: string | null = null
  let [kept, isHeaded, isTitleFirst, end] = [0, false, true, 0]
  for (const [at, read] of reads.entries()) {
    end = read.block.start
    if (at === place) {
      isHeaded = true
      isTitleFirst = kept === 0
      continue
    }
    const { block, line, fields } = read
    const beside = isStrong(reads[at - 1]?.line) || isStrong(reads[at + 1]?.line)
    // After something was told, a date begins a day of a diary; only who signs still belongs to the head.
    const isHead =
      kept === 0 || place > at
        ? isStrong(line)
        : isStrong(line) && (line.kind === 'signed' || isStrong(reads[at - 1]?.line))
    if ((fields && kept === 0) || isHead) said.push(read)
    else if (at < place && isKicker(block.text)) said.push({ ...read, line: null })
    else if (at < place && isMasthead(reads, at)) {
      outlet = outletName(block.text)
      said.push({ ...read, line: null })
    } else if (line && beside && kept === 0) said.push(read)
    else if (kept === 0 && isBesideOutlet(reads, at)) {
      outlet ??= outletName(block.text)
      said.push({ ...read, line: null })
    } else if (kept < MOST_KEPT && block.text.length <= LONGEST_SUBTITLE) kept += 1
    else if (!isHeaded && at < place) kept += 1
    else break
  }
  const foot = lastBlocks(text, end)
    .map(readOf)
    .filter(({ block, line }) => line?.kind === 'credit' && !said.some((read) => read.block.start === block.start))
  const credits = [...said, ...foot].flatMap(({ line }) => (line?.kind === 'credit' ? line.authors : []))
  const signed = said.flatMap(({ line }) => (line && line.kind !== 'credit' ? line.authors : []))
  const fields = said.flatMap((read) => read.fields ?? [])
  const told = reads.find(({ block }) => block.kind === 'paragraph' && DATELINE.test(block.text))
  const agency = agencyOf(DATELINE.exec(told?.block.text ?? '')?.[1] ?? '')
  return {
    title: titleOfFields(fields[0]) ?? reads[place]?.block.text ?? null,
    authors: [...new Set(signed.length > 0 ? signed : credits)],
    outlet: said.map(({ line }) => line?.outlet ?? null).find((name) => name !== null) ?? outlet ?? agency,
    published: said.map(({ line }) => line?.published ?? null).find((date) => date !== null) ?? null,
    lines: [...said, ...foot].map(({ block }) => block),
    titleLine: isTitleFirst ? (reads[place]?.block ?? null) : null,
  }
}

/** A name between a byline and a date, on no list of outlets. */
const isBesideOutlet = (reads: readonly Read[], at: number): boolean => {
  const [above, below] = [reads[at - 1]?.line, reads[at + 1]?.line]
  const text = reads[at]?.block.text ?? ''
  return isStrong(above) && isStrong(below) && canBeOutlet(text) && wordsOf(text) <= 5
}
