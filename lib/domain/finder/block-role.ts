import { asciiRegExp } from '../text/ascii-reg-exp'
import type { BlockShape } from './blocks'
import { isCode, isVerse } from './code-and-verse'
import { isEnglishBlock } from './language'
import { BIO_WORKS, BYLINE, CAPTION, CREDIT, FURNITURE, NAME_IS, NAME_WRITES, PROFESSION } from './words/en/boilerplate'

/**
 * What a block is to a reader: the article itself, or what stands round it. `repeat` is a paragraph that stood
 * before, `furniture` a “read more” and the like, `bio` a note about the author, `introduction` what somebody who
 * passes an article on says above its title, `verse` a poem, `foreign` a paragraph in another language than English.
 */
export type BlockRole =
  | 'body'
  | 'front-matter'
  | 'code'
  | 'caption'
  | 'bio'
  | 'furniture'
  | 'repeat'
  | 'introduction'
  | 'verse'
  | 'foreign'

/** Notes about authors stand among the first or the last blocks. */
const BLOCKS_AT_THE_EDGE = 6
const MAX_CAPTION_CHARACTERS = 400
const MAX_BIO_CHARACTERS = 900
/** Shorter lines repeat by chance: “Yes.”, “Q:”. */
const MIN_REPEAT_CHARACTERS = 25

/** An introduction is a few lines: a title that comes later is a mention. */
const MOST_INTRODUCTION_BLOCKS = 5
const MAX_INTRODUCTION_CHARACTERS = 2_500

/** A line of nothing but one name or a few: “Henrietta Moke and Anders Fjeldstad”. */
const NAMES_ALONE = asciiRegExp(
  /^(?:[Bb]y )?\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,3}(?:(?:, (?:and )?| and )\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,3}){0,3}$/u,
)
const LONGEST_NAMES = 120
const BLOCKS_OF_NOTES = 3

const STEP_BLOCKS = 256
const HAS_WORDS = asciiRegExp(/[\p{L}\p{N}]/u)
const SIGNS = asciiRegExp(/[^\p{L}\p{N}]+/gu)

/** What each block is, in order, yielding between stretches of blocks. */
export function* blockRolesChunked(
  text: string,
  blocks: readonly BlockShape[],
  title: string | null,
): Generator<void, BlockRole[]> {
  const seen = new Map<string, number>()
  const roles: BlockRole[] = []
  // A line of signs between paragraphs takes nobody away from the edge.
  const withWords = blocks.filter(({ wordsStart, end }) => HAS_WORDS.test(text.slice(wordsStart, end))).length
  let place = 0
  for (const [index, block] of blocks.entries()) {
    if (index % STEP_BLOCKS === STEP_BLOCKS - 1) yield
    const words = text.slice(block.wordsStart, block.end).trim()
    const hasWords = HAS_WORDS.test(words)
    const fromEdge = Math.min(place, withWords - 1 - place)
    if (hasWords) place += 1
    const role = ofWords(block, words, fromEdge < BLOCKS_AT_THE_EDGE, roles.at(-1))
    roles.push(role)
    if (role !== 'body' || words.length < MIN_REPEAT_CHARACTERS || block.kind === 'row') continue
    const before = seen.get(words)
    if (before === undefined) seen.set(words, index)
    else {
      roles[index] = 'repeat'
      // The alternative text of a picture and its caption, one under the other.
      if (index - before === 1 && /[.!?]["”’)]*$/u.test(words.slice(-8)) && words.length < MAX_CAPTION_CHARACTERS) {
        roles[before] = 'caption'
      }
    }
  }
  const titleAt = title === null ? -1 : introducedAt(text, blocks, title)
  const notes = notesOn(text, blocks, title)
  return roles.map((role, index) =>
    role !== 'body' ? role : index < titleAt ? 'introduction' : notes.has(index) ? 'bio' : role,
  )
}

/** The last blocks that open with a name of which the line under the title consists: what they say is of its author. */
function notesOn(text: string, blocks: readonly BlockShape[], title: string | null): ReadonlySet<number> {
  const names = blocks.slice(0, BLOCKS_AT_THE_EDGE).flatMap((block) => {
    const line = text.slice(block.wordsStart, Math.min(block.end, block.wordsStart + LONGEST_NAMES)).trim()
    const isLine = block.end - block.wordsStart < LONGEST_NAMES && folded(line) !== folded(title ?? '')
    return isLine && NAMES_ALONE.test(line) ? line.replace(/^by /iu, '').split(/, (?:and )?| and /u) : []
  })
  const last = blocks.slice(-BLOCKS_OF_NOTES)
  return new Set(
    last.flatMap((block, at) => {
      const words = text.slice(block.wordsStart, block.end).replace(/^[\s*_]+/u, '')
      const isNote = block.kind === 'paragraph' && names.some((name) => words.startsWith(`${name} `))
      return isNote && words.length <= MAX_BIO_CHARACTERS ? [blocks.length - last.length + at] : []
    }),
  )
}

const folded = (words: string): string => {
  const small = words.toLowerCase()
  return small.replace(SIGNS.on(small), ' ').trim()
}

/** The block that is the title, where a few lines stand above it; -1 where there is none. */
function introducedAt(text: string, blocks: readonly BlockShape[], title: string): number {
  const wanted = folded(title)
  if (wanted === '') return -1
  const at = blocks
    .slice(0, MOST_INTRODUCTION_BLOCKS + 1)
    .findIndex(({ wordsStart, end }) => folded(text.slice(wordsStart, Math.min(end, wordsStart + 500))) === wanted)
  const above = blocks[at - 1]
  return above !== undefined && above.end <= MAX_INTRODUCTION_CHARACTERS ? at : -1
}

function ofWords(block: BlockShape, words: string, atTheEdge: boolean, before: BlockRole | undefined): BlockRole {
  if (block.kind === 'front-matter' || block.kind === 'code') return block.kind
  if (isCode(words)) return 'code'
  if (!isEnglishBlock(words)) return 'foreign'
  if (block.kind === 'row') return 'body'
  if (block.kind === 'paragraph' && isVerse(words, before === 'verse')) return 'verse'
  const line = words.replace(/^[\s*_(<[]+/u, '').slice(0, MAX_BIO_CHARACTERS + 1)
  const small = line.toLowerCase()
  if (line.length <= MAX_CAPTION_CHARACTERS && (CAPTION.test(small) || CREDIT.test(small))) return 'caption'
  if (line.length <= MAX_CAPTION_CHARACTERS && (FURNITURE.test(small) || BYLINE.test(small))) return 'furniture'
  if (block.kind === 'heading' || line.length > MAX_BIO_CHARACTERS) return 'body'
  if (BIO_WORKS.test(small)) return 'bio'
  if (atTheEdge && NAME_WRITES.test(line)) return 'bio'
  return atTheEdge && PROFESSION.test(small) && NAME_IS.test(line) ? 'bio' : 'body'
}
