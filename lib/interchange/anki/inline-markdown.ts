import type { Look as ReadLook } from '../../domain/cards/look'
import { LONGEST_READ } from '../../domain/cards/markdown'
import { inlineLooks } from '../../domain/cards/markdown-inline'
import { mathsAt } from '../../domain/cards/maths-span'
import { mediaMarkdown } from '../../domain/media/media-in-text'
import { joinRuns, type Run, UNDESCRIBED } from './blocks'

/** Signs that can be marks, by what they mark; a backslash before one makes it a sign. */
const MARKS = ['\\', '`', '*', '_', '$', '[<'] as const
const HAS_MARK = /[\\`*_$[<]/u
const PAIRED = ['`', '*', '_', '$'] as const

/** Whether a text may be read as anything but its signs: most marks need a partner. */
const mayHoldMark = (text: string): boolean =>
  HAS_MARK.test(text) &&
  (/\\|\]\(|<http/iu.test(text) || PAIRED.some((sign) => text.indexOf(sign) !== text.lastIndexOf(sign)))
const CLOZE_MARKS = /\{\{c[\d,]+::|::[^{}]*\}\}|\}\}/gu

type Escaping = (text: string) => string

const escapingOf =
  (signs: string): Escaping =>
  (text) =>
    signs === '' ? text : [...text].map((sign) => (signs.includes(sign) ? `\\${sign}` : sign)).join('')

/**
 * A formula of card Markdown; null if the dialect would take it for money or prose. A plain number needs no formula.
 */
const formula = ({ text, maths }: Run): string | null => {
  const latex = text.replace(/\s*\n\s*/gu, ' ')
  if (/^\d[\d.,]*$/u.test(latex)) return null
  const sign = maths === 'display' ? '$$' : '$'
  const isRead = (markdown: string): boolean => {
    const shown = markdown.replace(CLOZE_MARKS, '')
    return mathsAt(shown, 0)?.end === shown.length
  }
  return [`${sign}${latex}${sign}`, `${sign}{${latex}}${sign}`].find(isRead) ?? null
}

/** Code between so many backticks that none inside ends it; null if it begins or ends with one. */
const codeSpan = (text: string): string | null => {
  if (text.startsWith('`') || text.endsWith('`')) return null
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest === 0 ? 1 : longest + 1)
  return `${ticks}${text}${ticks}`
}

/** A run as text where the dialect has no way to write it. */
const readable = (run: Run): Run => {
  if (run.media !== undefined) return { text: run.text, media: run.media }
  if (run.maths) return formula(run) === null ? { text: run.text } : run
  const { code, ...rest } = run
  return code && codeSpan(run.text.trim()) === null ? rest : run
}

const written = (run: Run, escaping: Escaping): string => {
  if (run.maths) return formula(run) ?? ''
  if (run.media !== undefined) return mediaMarkdown(run.media, run.text === UNDESCRIBED ? '' : run.text)
  return run.code ? (codeSpan(run.text) ?? '') : escaping(run.text)
}

const isPlain = ({ text: _, ...look }: Run): boolean => Object.keys(look).length === 0

/** The marks that two neighbours share, with their text. */
const shared = (text: string, a: Run, b: Run | undefined): Run => ({
  text,
  ...(a.bold && b?.bold ? { bold: true } : {}),
  ...(a.italic && b?.italic ? { italic: true } : {}),
  ...(a.href !== undefined && a.href === b?.href ? { href: a.href } : {}),
})

/** Runs with white space at the edges of emphasis, code and links outside of them, where marks must not have it. */
const loosened = (runs: readonly Run[]): Run[] =>
  joinRuns(
    runs.flatMap((run, at): Run[] => {
      if (run.maths || run.media !== undefined || isPlain(run)) return [run]
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(run.text) ?? []
      if (words === '') return [shared(before, { ...run, ...runs[at - 1] }, runs[at + 1])]
      return [shared(before, run, runs[at - 1]), { ...run, text: words }, shared(after, run, runs[at + 1])]
    }),
  )

/** Formulas that touch a letter or figure, with a sign between: the dialect reads no formula there. `\(n\)th` is n-th. */
const spaced = (runs: readonly Run[]): Run[] =>
  runs.flatMap((run, at): Run[] => {
    const [before, after] = [runs[at - 1], runs[at + 1]]
    if (!run.maths) return [run]
    const isAfterWord = before !== undefined && (before.maths !== undefined || /[\p{L}\p{N}$]$/u.test(before.text))
    const touches = after !== undefined && !after.maths && /^[\p{L}\p{N}$]/u.test(after.text)
    const sign = touches && /^(?:th|st|nd|rd)\b/u.test(after.text) ? '-' : ' '
    return [...(isAfterWord ? [{ text: ' ' }] : []), run, ...(touches ? [{ text: sign }] : [])]
  })

const NESTED_MARKS = ['href', 'bold', 'italic'] as const
type NestedMark = (typeof NESTED_MARKS)[number]

/** Neighbours with the same value of a mark. */
const groupsBy = (runs: readonly Run[], mark: NestedMark): Run[][] => {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last && last[0]?.[mark] === run[mark]) last.push(run)
    else groups.push([run])
  }
  return groups
}

/** Runs as Markdown: links around bold around italic, each mark opened once for neighbours that share it. */
const nested = (runs: readonly Run[], escaping: Escaping, level = 0): string => {
  const mark = NESTED_MARKS[level]
  if (!mark) return runs.map((run) => written(run, escaping)).join('')
  return groupsBy(runs, mark)
    .map((group) => {
      const inner = nested(group, escaping, level + 1)
      const value = group[0]?.[mark]
      return value === undefined ? inner : marked(mark, String(value), inner)
    })
    .join('')
}

const marked = (mark: NestedMark, value: string, inner: string): string => {
  if (mark === 'bold') return `**${inner}**`
  if (mark === 'italic') return `*${inner}*`
  return inner === value ? `<${value}>` : `[${inner.replaceAll('\n', ' ')}](${value})`
}

type Sign = { readonly sign: string; readonly look: string }

const lookKey = ({ bold, italic, code, href }: ReadLook | Run): string =>
  [bold ? 'b' : '', italic ? 'i' : '', code ? 'c' : '', href ?? ''].join(' ')

/** Whether Markdown is read as just these runs. Formulas are not compared: they were tested by themselves. */
const isReadAs = (markdown: string, runs: readonly Run[]): boolean => {
  const expected = runs.flatMap((run): Sign[] => {
    if (run.media !== undefined) return [{ sign: run.media, look: 'media' }]
    return run.maths ? [] : run.text.split('').map((sign) => ({ sign, look: lookKey(run) }))
  })
  let lastMedia = -1
  const read = inlineLooks(markdown).flatMap((look, at): Sign[] => {
    if (!look || look.maths) return []
    if (!look.media) return [{ sign: markdown.charAt(at), look: lookKey(look) }]
    const isKnown = look.media.at === lastMedia
    lastMedia = look.media.at
    return isKnown ? [] : [{ sign: look.media.target, look: 'media' }]
  })
  return (
    read.length === expected.length &&
    read.every(({ sign, look }, at) => sign === expected[at]?.sign && look === expected[at]?.look)
  )
}

const withoutLook = ({ text, maths, media }: Run): Run => ({
  text,
  ...(maths ? { maths } : {}),
  ...(media === undefined ? {} : { media }),
})

/**
 * The Markdown of a paragraph, item or cell; lines are separated by `\n` in the text of runs. Signs are escaped only if
 * they would be read as marks. What the dialect cannot nest is written without marks, so that no word is lost.
 */
export const inlineMarkdown = (runs: readonly Run[]): string => {
  const clean = spaced(loosened(runs.map(readable)))
  const all = MARKS.join('')
  const length = clean.reduce((sum, { text }) => sum + text.length, 0)
  if (length > LONGEST_READ) return nested(clean.map(withoutLook), escapingOf(''))
  if (clean.every(isPlain)) {
    const text = clean.map((run) => run.text).join('')
    if (!mayHoldMark(text)) return text
  }
  const isRead = (signs: string): boolean => isReadAs(nested(clean, escapingOf(signs)), clean)
  if (isRead('')) return nested(clean, escapingOf(''))
  if (!isRead(all)) return nested(clean.map(withoutLook), escapingOf(all))
  const needed = MARKS.reduce((kept, sign) => (isRead(kept.replace(sign, '')) ? kept.replace(sign, '') : kept), all)
  return nested(clean, escapingOf(needed))
}
