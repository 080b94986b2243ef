import type { Document } from '../document'
import { sentenceAt } from '../document'
import type { Mention, Span } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { tagged } from '../names/vocabulary'
import { type AnsweredDraft, draftOfMention } from './draft-of-mention'
import { type MentionsOfSentence, passageOf } from './draft-passage'

const SHORT_WORDS = 6

const trimmed = (text: string, { start, end }: Span): Span => {
  let [from, to] = [Math.max(0, start), Math.min(text.length, end)]
  while (from < to && /[\s\p{P}]/u.test(text.charAt(from)) && !/[“"‘$(]/u.test(text.charAt(from))) from += 1
  while (to > from && /[\s.,;:!?]/u.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

/** Words of a text that are nothing the finder knows, as a claim of nobody in particular. */
export const markedWords = (doc: Document, span: Span): Mention => ({
  ...span,
  kind: 'claim',
  quote: doc.text.slice(span.start, span.end),
  value: null,
  unit: null,
  role: null,
  speaker: null,
  hedge: null,
  salience: 1,
})

/** The longest run of nouns in a span: what it is about, where no mention says so. */
function nounsOf(doc: Document, span: Span): Span | null {
  const words = doc.plain.slice(span.start, span.end)
  let best: Span | null = null
  let open: Span | null = null
  let at = 0
  for (const { word, tag } of tagged(words)) {
    const found = words.indexOf(word, at)
    if (found < 0) return best
    at = found + word.length
    const here = { start: span.start + found, end: span.start + at }
    const joins: boolean = open !== null && /^ ?$/.test(doc.plain.slice(open.end, here.start))
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(tag)) {
      open = null
      continue
    }
    open = open && joins ? { start: open.start, end: here.end } : here
    const isLonger = !best || open.end - open.start > best.end - best.start
    if (tag !== 'ADJ' && isLonger) best = open
  }
  return best
}

/**
 * The draft for what a reader marked: a few words are the answer themselves; of a longer stretch it is the best mention
 * in it, else the nouns that it is about. Null where no card can be made that the lint does not block.
 */
export function highlightDraft(doc: Document, highlight: Span, mentions: MentionsOfSentence): AnsweredDraft | null {
  const span = trimmed(doc.text, highlight)
  const sentence = span.end > span.start ? sentenceAt(doc, span.start) : null
  if (!sentence) return null
  const draftOf = (mention: Mention): AnsweredDraft | null => {
    const passage = passageOf(doc, mention, mentions)
    return passage && draftOfMention(doc, { ...mention, salience: 1 }, passage, 'highlight')
  }
  const inside: Mention[] = []
  for (let index = sentence.index; (doc.sentences[index]?.start ?? span.end) < span.end; index += 1) {
    inside.push(...mentions(index).filter((mention) => mention.start >= span.start && mention.end <= span.end))
  }
  const sorted = inside.toSorted((a, b) => b.salience - a.salience || a.start - b.start)
  const isShort = nameTokensOf(doc.plain, span).length <= SHORT_WORDS && span.end <= sentence.end
  if (isShort) {
    const exact = sorted.find(({ start, end }) => start === span.start && end === span.end)
    const own = draftOf(exact ?? markedWords(doc, span))
    if (own) return own
  }
  for (const mention of sorted) {
    const draft = draftOf(mention)
    if (draft) return draft
  }
  const nouns = nounsOf(doc, { start: Math.max(span.start, sentence.start), end: Math.min(span.end, sentence.end) })
  return nouns && draftOf(markedWords(doc, nouns))
}
