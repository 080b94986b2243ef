import { deletions } from '@/lib/domain/cards/cloze'
import type { CardForm, FactKind, Weight } from '@/lib/domain/library'
import type { FactInput, SentFact } from '@/lib/services/facts/fact-input'

/** One entry of the form. `id` tells entries apart on screen; `cardId` names the card that it was read from. */
export type EntryDraft = {
  readonly id: number
  readonly cardId: string | null
  readonly form: CardForm
  readonly question: string
  readonly answer: string
  readonly cloze: string
  readonly hint: string
  readonly aliases: string
}

/** A fact as its form holds it: everything as it was typed. */
export type FormDraft = {
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  readonly asOf: string
  readonly reviewBy: string
  readonly speaker: string
  readonly hedge: string
  readonly topics: string
  readonly people: string
  readonly places: string
  readonly entries: readonly EntryDraft[]
}

/** Names are closed by semicolons where one of them holds a comma, and parted by commas otherwise. */
const joined = (names: readonly string[]): string =>
  names.some((name) => name.includes(',')) ? names.map((name) => `${name};`).join(' ') : names.join(', ')

const parted = (text: string): string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

export const blankEntry = (id: number, form: CardForm): EntryDraft => ({
  id,
  cardId: null,
  form,
  question: '',
  answer: '',
  cloze: '',
  hint: '',
  aliases: '',
})

/** What kind of fact a passage is likely to carry: a first choice to change, not a judgement. */
const likelyKind = (words: string): FactKind => {
  if (/[“”"]/.test(words)) return 'quote'
  if (/[$€£¥%]|\d[\d.,]*\s*(?:million|billion|trillion|per cent|percent|thousand)\b/i.test(words)) return 'figure'
  return 'event'
}

/** The form for a new fact: the passage as its statement, and as a sentence to hide words of. */
export function draftOfPassage(words: string): FormDraft {
  const sentence = words.charAt(0).toUpperCase() + words.slice(1)
  const statement = /[.!?]["”’)]*$/.test(sentence) ? sentence : `${sentence.replace(/[,;:–—\s]+$/, '')}.`
  const none = { asOf: '', reviewBy: '', speaker: '', hedge: '', topics: '', people: '', places: '' }
  const entries = [{ ...blankEntry(1, 'cloze'), cloze: statement }]
  return { kind: likelyKind(words), weight: 'should', statement, ...none, entries }
}

/** The form for a fact that is there. */
export function draftOfFact(input: FactInput): FormDraft {
  return {
    kind: input.kind,
    weight: input.weight,
    statement: input.statement,
    asOf: input.asOf ?? '',
    reviewBy: input.reviewBy ?? '',
    speaker: input.speaker ?? '',
    hedge: input.hedge ?? '',
    topics: joined(input.topics),
    people: joined(input.people),
    places: joined(input.places),
    entries: input.cards.map(({ cardId, form, front, back, hint, aliases }, at) => {
      const sides = form === 'cloze' ? { cloze: front } : { question: front, answer: back }
      return { ...blankEntry(at + 1, form), cardId, ...sides, hint: hint ?? '', aliases: joined(aliases) }
    }),
  }
}

/** An entry as it is sent and shown: a side that its form does not use is left out of it, and stays typed. */
export const entryOf = ({ cardId, form, question, answer, cloze, hint, aliases }: EntryDraft) => ({
  cardId,
  form,
  front: form === 'cloze' ? cloze : question,
  back: form === 'cloze' ? '' : answer,
  hint,
  aliases: parted(aliases),
})

/** What is sent to the server. */
export const formOf = ({ entries, topics, people, places, ...rest }: FormDraft): SentFact => ({
  ...rest,
  topics: parted(topics),
  people: parted(people),
  places: parted(places),
  cards: entries.map(entryOf),
})

/** Under which number words are hidden: one more than the highest, or the highest once more, for the same card. */
export type HiddenUnder = 'next' | 'same'

type Hiding = {
  readonly start: number
  readonly end: number
  readonly under?: HiddenUnder
  /** Stands in the gap; empty for none. */
  readonly hint?: string
}

/**
 * A cloze source with the selected words hidden. Without a selection the word at the cursor is taken. Null where there are no words to hide.
 */
export function hideWords(
  source: string,
  { start: from, end: to, under = 'next', hint = '' }: Hiding,
): { readonly source: string; readonly cursor: number } | null {
  let [start, end] = [from, to]
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(source.charAt(at))
  if (start === end) {
    while (start > 0 && isWord(start - 1)) start -= 1
    while (end < source.length && isWord(end)) end += 1
  }
  while (start < end && /\s/.test(source.charAt(start))) start += 1
  while (end > start && /\s/.test(source.charAt(end - 1))) end -= 1
  if (start >= end) return null
  const highest = Math.max(0, ...deletions(source))
  const number = under === 'same' ? Math.max(1, highest) : highest + 1
  const words = source.slice(start, end)
  const hidden = `{{c${number}::${words}${hint.trim() === '' ? '' : `::${hint.trim()}`}}}`
  return { source: source.slice(0, start) + hidden + source.slice(end), cursor: start + hidden.length }
}
