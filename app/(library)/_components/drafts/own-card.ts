import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { MOST_PASSAGE_CHARACTERS } from '@/lib/domain/drafting/passage-limit'
import type { TextSpan } from '../article-text'
import { blankCard, draftOfFields, type FactFields, fieldsOfPassage } from '../fact-fields'
import { wholeWords } from '../sentences'
import { surroundingsOf, wholeSentences } from '../text-in-page'
import type { Chosen } from '../use-passage'

const wordsAt = ({ around }: Chosen, { start, end }: TextSpan): string =>
  around.text.slice(start - around.from, end - around.from)

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ')

/** Sentences that are longer than a passage may be, cut between words around what is selected. */
function withinLimit(root: HTMLElement, sentences: TextSpan, selected: TextSpan): TextSpan {
  const tooLong = sentences.end - sentences.start - MOST_PASSAGE_CHARACTERS
  if (tooLong <= 0) return sentences
  const around = surroundingsOf(root, sentences)
  const room = Math.max(0, MOST_PASSAGE_CHARACTERS - (selected.end - selected.start)) / 2
  // A word at an edge is dropped rather than completed, so that the passage stays short enough.
  const start = around.text.indexOf(' ', Math.max(sentences.start, selected.start - room) - around.from)
  const end = around.text.lastIndexOf(' ', Math.min(sentences.end, selected.end + room) - around.from)
  const cut = wholeWords(around.text, { start, end })
  const from = around.from + (cut?.start ?? 0)
  return cut && from <= selected.start && around.from + cut.end >= selected.end
    ? { start: from, end: around.from + cut.end }
    : selected
}

/** A selection with the whole sentences that it touches as its passage. */
export function inSentences(root: HTMLElement, chosen: Chosen): { readonly words: string; readonly chosen: Chosen } {
  const span = withinLimit(root, wholeSentences(root, chosen.span), chosen.span)
  const passage: Chosen = { span, around: surroundingsOf(root, span) }
  return { words: inOneLine(wordsAt(chosen, chosen.span)).trim(), chosen: passage }
}

/** The sentences with the selected words as a gap; null where they are all of it, so that nothing would be left. */
function clozeSource(passage: Chosen, selected: TextSpan): string | null {
  const { span } = passage
  const before = inOneLine(wordsAt(passage, { start: span.start, end: selected.start }))
  const after = inOneLine(wordsAt(passage, { start: selected.end, end: span.end }))
  const gap = inOneLine(wordsAt(passage, selected))
  if (!/[\p{L}\p{N}]/u.test(before + after)) return null
  const source = `${before}{{c1::${gap}}}${after}`
  return source.startsWith('{{') ? source : source.charAt(0).toUpperCase() + source.slice(1)
}

const basis = (passage: Chosen): FactFields => fieldsOfPassage(inOneLine(wordsAt(passage, passage.span)))

/** A cloze card of selected words with its passage, ready to be saved; null where they fill their sentences. */
export function ownCloze(
  root: HTMLElement,
  chosen: Chosen,
): { readonly passage: TextSpan; readonly fact: FactDraft } | null {
  const { chosen: passage } = inSentences(root, chosen)
  const cloze = clozeSource(passage, chosen.span)
  if (cloze === null) return null
  const fact = draftOfFields({ ...basis(passage), entries: [{ ...blankCard(1, 'cloze'), cloze }] })
  return { passage: passage.span, fact }
}

/** The form for a question that the selected words answer. */
export function ownQuestion(
  root: HTMLElement,
  chosen: Chosen,
  form: 'question' | 'typed',
): { readonly passage: Chosen; readonly draft: FactFields } {
  const { words, chosen: passage } = inSentences(root, chosen)
  return { passage, draft: { ...basis(passage), entries: [{ ...blankCard(1, form), answer: words }] } }
}
