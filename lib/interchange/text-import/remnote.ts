import { withoutFrontMatter } from '../../domain/content-files/front-matter'
import type { LooseNote, TextReading, TextSource } from './loose-note'
import { linesOfText, markdownNote } from './markdown-note'

type Item = { readonly depth: number; readonly text: string }

/** The signs between question and answer, longest first, and how each is asked. */
const SIGNS: readonly (readonly [sign: string, form: 'question' | 'reversed' | 'backward'])[] = [
  ['>>>', 'question'],
  ['<<<', 'backward'],
  ['<>', 'reversed'],
  ['>>', 'question'],
  ['<<', 'backward'],
  ['::', 'reversed'],
  [';;', 'question'],
]

const itemOf = (line: string): Item | null => {
  const found = /^([ \t]*)(?:[-*+]\s+)?(\S.*)$/u.exec(line)
  if (!found) return null
  const indent = (found[1] ?? '').replaceAll('\t', '    ').length
  return { depth: indent, text: found[2] ?? '' }
}

const signIn = (text: string) => {
  const blind = text.replace(/`[^`]*`|\{\{[^}]*\}\}|\$[^$]*\$|https?:\S+/gu, (hidden) => ' '.repeat(hidden.length))
  for (const [sign, form] of SIGNS) {
    const at = blind.indexOf(sign)
    if (at > 0) return { at, sign, form }
  }
  return null
}

/** Whether a text is an outline of RemNote with cards: items of a list with its arrows. */
export const isRemNote = (text: string): boolean =>
  linesOfText(text).some(
    (line) =>
      /^\s*[-*+]\s/u.test(line) && (/\s(?:>>>?|<<<?|<>)(?:\s|$)/u.test(line) || /\S\s*(?:::|;;)\s*\S/u.test(line)),
  )

const gapsOf = (text: string): string => {
  let number = 0
  return text.replace(/\{\{(?!c\d+::)([^{}]+)\}\}/gu, (_, words: string) => {
    number += 1
    return `{{c${number}::${words.trim()}}}`
  })
}

const itemsBelow = (items: readonly Item[], at: number): readonly Item[] => {
  const { depth } = items[at] ?? { depth: 0 }
  const end = items.findIndex((item, other) => other > at && item.depth <= depth)
  return items.slice(at + 1, end < 0 ? undefined : end)
}

/** The items below one, as a list. */
const below = (items: readonly Item[], at: number): string =>
  itemsBelow(items, at)
    .map((item) => `- ${item.text}`)
    .join('\n')

/** An item with those right below it. */
const withItemsBelow = (items: readonly Item[], at: number): string => {
  const inside = itemsBelow(items, at)
  return [
    items[at]?.text ?? '',
    ...inside.filter((item) => item.depth === inside[0]?.depth).map((item) => item.text),
  ].join('\n')
}

/** The cards of an outline. An answer that is empty on its line is the items below it. */
export const remNoteNotes = function* (outline: string, source: TextSource): Generator<LooseNote> {
  const items = linesOfText(outline).flatMap((line) => itemOf(line) ?? [])
  for (const [at, { text }] of items.entries()) {
    const found = signIn(text)
    const original = withItemsBelow(items, at)
    if (!found) {
      const gapped = gapsOf(text)
      if (gapped === text) continue
      const note = markdownNote({ form: 'cloze', question: gapped, answer: '', original }, source)
      if (note) yield note
      continue
    }
    const first = text.slice(0, found.at).trim()
    const rest = text.slice(found.at + found.sign.length).trim()
    const second = rest === '' ? below(items, at) : rest
    const [question, answer] = found.form === 'backward' ? [second, first] : [first, second]
    const form = found.form === 'backward' ? 'question' : found.form
    const note = markdownNote({ form, question, answer, original }, source)
    if (note) yield note
  }
}

/** Cards of an outline that RemNote exported as Markdown. */
export const readRemNote = (source: TextSource): TextReading | null => {
  const { body } = withoutFrontMatter(source.text)
  if (!isRemNote(body)) return null
  return { preview: { format: 'remnote', table: null }, notes: () => remNoteNotes(body, source) }
}
