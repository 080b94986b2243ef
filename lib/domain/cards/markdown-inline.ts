import { MEDIA_REFERENCE } from '../media/media-pattern'
import type { CardMedia, CardShape, Look } from './look'
import { mathsAt } from './maths-span'
import { SHAPE_REFERENCE } from './shape-pattern'

type Draft = {
  mark?: true
  bold?: true
  italic?: true
  code?: true
  href?: string
  maths?: NonNullable<Look['maths']>
  media?: CardMedia
  shape?: CardShape
}

const MARKS = [
  { pattern: /\*\*(?=[^\s*])(?:[^*]|\*(?!\*))*(?<=\S)\*\*/gu, width: 2, look: 'bold' },
  { pattern: /(?<![\p{L}\p{N}_])__(?=[^\s_])(?:[^_]|_(?!_))*(?<=[^\s_])__(?![\p{L}\p{N}_])/gu, width: 2, look: 'bold' },
  { pattern: /\*(?=[^\s*])[^*]*(?<=[^\s*])\*/gu, width: 1, look: 'italic' },
  { pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])[^_]*(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, width: 1, look: 'italic' },
] as const

const ESCAPE = /\\[!-/:-@[-`{-~]/y
const CODE = /(?<!`)(`+)(?!`)(?:[^`]|(?!(?<!`)\1(?!`))`)+?(?<!`)\1(?!`)/y
const ADDRESS = 'https?://[^\\s()<>]+(?:\\([^\\s()<>]*\\)[^\\s()<>]*)*'
const WORD = '(?:[^[\\]\\\\\\n]|\\\\.)'
const TITLE = '(?: +"[^"\\n]*")?'
const LINK = new RegExp(`!?\\[(${WORD}+)\\]\\((${ADDRESS})${TITLE}\\)`, 'iy')
const MEDIA = new RegExp(`!\\[(${WORD}*)\\]\\((${MEDIA_REFERENCE})${TITLE}\\)`, 'y')
const SHAPE = new RegExp(`\\[(${WORD}+)\\]\\((${SHAPE_REFERENCE})\\)`, 'y')
const AUTOLINK = /<(https?:\/\/[^\s<>]+)>/iy

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * How each UTF-16 unit of one paragraph, item or cell is shown; null for marks. Code and formulas are taken word for
 * word; a link goes to http or https only, any other is left as it was written.
 */
export function inlineLooks(text: string): (Look | null)[] {
  const drafts = Array.from({ length: text.length }, (): Draft => ({}))
  const rest = text.split('')
  const markAt = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const draft = drafts[at]
      if (draft) draft.mark = true
      rest[at] = '\0'
    }
  }
  /** Looks of a span that no other mark may break; a letter stands for it meanwhile. */
  const take = (from: number, to: number, look: Draft) => {
    for (let at = from; at < to; at += 1) {
      Object.assign(drafts[at] ?? {}, look)
      rest[at] = 'x'
    }
  }
  for (let at = 0; at < text.length; ) at = readSpan(text, at, markAt, take, drafts)
  readEmphasis(rest, drafts, markAt)
  return drafts.map(({ mark, ...look }) => (mark ? null : look))
}

function readSpan(
  text: string,
  at: number,
  markAt: (from: number, to: number) => void,
  take: (from: number, to: number, look: Draft) => void,
  drafts: readonly Draft[],
): number {
  switch (text.charAt(at)) {
    case '\\': {
      if (!matchAt(ESCAPE, text, at)) return at + 1
      markAt(at, at + 1)
      take(at + 1, at + 2, {})
      return at + 2
    }
    case '`': {
      const code = matchAt(CODE, text, at)
      if (!code) return at + (/^`+/.exec(text.slice(at))?.[0].length ?? 1)
      const end = at + code[0].length
      const width = code[1]?.length ?? 1
      take(at + width, end - width, { code: true })
      markAt(at, at + width)
      markAt(end - width, end)
      return end
    }
    case '$': {
      const maths = mathsAt(text, at)
      if (!maths) return at + (text.charAt(at + 1) === '$' ? 2 : 1)
      const width = maths.display ? 2 : 1
      take(at + width, maths.end - width, { maths: { at, display: maths.display } })
      markAt(at, at + width)
      markAt(maths.end - width, maths.end)
      return maths.end
    }
    case '!':
    case '[': {
      const media = matchAt(MEDIA, text, at)
      const shape = media ?? matchAt(SHAPE, text, at)
      const link = shape ?? matchAt(LINK, text, at)
      if (!link) return at + 1
      const [whole, words = '', target = ''] = link
      // A medium without words has the ending of its name instead.
      const isUnnamed = media !== null && words.trim() === ''
      const from = text.indexOf(isUnnamed ? '.' : '[', at) + 1
      const to = from + (isUnnamed ? target.replace(/.*\.|#.*/g, '') : words).length
      if (media) take(from, to, { media: { at, target, ...(isUnnamed ? { isUnnamed } : {}) } })
      else if (shape) take(from, to, { shape: { at, target } })
      else for (let place = from; place < to; place += 1) Object.assign(drafts[place] ?? {}, { href: target })
      markAt(at, from)
      markAt(to, at + whole.length)
      if (!isUnnamed) for (let inner = from; inner < to; ) inner = readInsideLink(text, inner, markAt, take)
      return at + whole.length
    }
    case '<': {
      const link = matchAt(AUTOLINK, text, at)
      if (!link) return at + 1
      const end = at + link[0].length
      take(at + 1, end - 1, { href: link[1] ?? '' })
      markAt(at, at + 1)
      markAt(end - 1, end)
      return end
    }
    default:
      return at + 1
  }
}

/**
 * The words of a link may hold escaped signs and emphasis, and no other link, code or formula; those of an image, sound
 * or video, which stand for it where it cannot be shown, and of a shape, escaped signs alone.
 */
function readInsideLink(
  text: string,
  at: number,
  markAt: (from: number, to: number) => void,
  take: (from: number, to: number, look: Draft) => void,
): number {
  if (text.charAt(at) !== '\\' || !matchAt(ESCAPE, text, at)) return at + 1
  markAt(at, at + 1)
  take(at + 1, at + 2, {})
  return at + 2
}

function readEmphasis(
  rest: readonly string[],
  drafts: readonly Draft[],
  markAt: (from: number, to: number) => void,
): void {
  for (const { pattern, width, look } of MARKS) {
    for (const match of rest.join('').matchAll(pattern)) {
      const end = match.index + match[0].length
      for (let at = match.index + width; at < end - width; at += 1) Object.assign(drafts[at] ?? {}, { [look]: true })
      markAt(match.index, match.index + width)
      markAt(end - width, end)
    }
  }
}
