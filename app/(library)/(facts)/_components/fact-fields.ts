import { clozeAnswer, deletions, renderCloze } from '@/lib/domain/cards/cloze'
import { textOf } from '@/lib/domain/cards/segments'
import type { DraftCard, FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { CardId } from '@/lib/domain/ids'
import type { CardForm, FactKind, Weight } from '@/lib/domain/library'
import { foldMedia, unfoldMedia } from '@/lib/domain/occlusion/folded-text'

/** The fields of one card. `id` distinguishes cards on screen; `cardId` names the card that it was read from. */
export type CardFields = {
  readonly id: number
  readonly cardId: CardId | null
  readonly form: CardForm
  readonly question: string
  readonly answer: string
  readonly cloze: string
  readonly hint: string
  /** Shown below the answer. */
  readonly extra: string
  readonly aliases: string
}

/** The fields of the form for a fact: a view of a draft, everything as it was typed. */
export type FactFields = {
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
  readonly entries: readonly CardFields[]
}

/** Names are closed by semicolons where one of them holds a comma, and parted by commas otherwise. */
const joined = (names: readonly string[]): string =>
  names.some((name) => name.includes(',')) ? names.map((name) => `${name};`).join(' ') : names.join(', ')

const parted = (text: string): string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

export const blankCard = (id: number, form: CardForm): CardFields => ({
  id,
  cardId: null,
  form,
  question: '',
  answer: '',
  cloze: '',
  hint: '',
  extra: '',
  aliases: '',
})

/**
 * A card turned into another form. Fields of that form that are empty begin with what the card says: a gap becomes the
 * answer to its sentence, an answer the gap of its question.
 */
export function turnedInto(card: CardFields, form: CardForm): Partial<CardFields> {
  const [first] = deletions(card.cloze)
  if (card.form === 'cloze' && form !== 'cloze' && first !== undefined && card.question + card.answer === '')
    return {
      form,
      question: textOf(renderCloze(card.cloze, first, 'question')),
      answer: clozeAnswer(card.cloze, first),
    }
  if (card.form !== 'cloze' && form === 'cloze' && card.cloze === '' && card.answer.trim() !== '')
    return { form, cloze: `${card.question.trim()} {{c1::${card.answer.trim()}}}`.trim() }
  return { form }
}

/** What kind of fact a passage is likely to carry: a first choice to change, not a judgement. */
const likelyKind = (words: string): FactKind => {
  if (/[“”"]/.test(words)) return 'quote'
  if (/[$€£¥%]|\d[\d.,]*\s*(?:million|billion|trillion|per cent|percent|thousand)\b/i.test(words)) return 'figure'
  return 'event'
}

/** The fields for a new fact: the passage as its statement, and as a sentence to hide words of. */
export function fieldsOfPassage(words: string): FactFields {
  const sentence = words.charAt(0).toUpperCase() + words.slice(1)
  const statement = /[.!?]["”’)]*$/.test(sentence) ? sentence : `${sentence.replace(/[,;:–—\s]+$/, '')}.`
  const none = { asOf: '', reviewBy: '', speaker: '', hedge: '', topics: '', people: '', places: '' }
  const entries = [{ ...blankCard(1, 'cloze'), cloze: statement }]
  return { kind: likelyKind(words), weight: 'should', statement, ...none, entries }
}

/** The fields of a draft. */
export function fieldsOfDraft(draft: FactDraft): FactFields {
  return {
    kind: draft.kind,
    weight: draft.weight,
    statement: draft.statement,
    asOf: draft.asOf ?? '',
    reviewBy: draft.reviewBy ?? '',
    speaker: draft.speaker ?? '',
    hedge: draft.hedge ?? '',
    topics: joined(draft.topics),
    people: joined(draft.people),
    places: joined(draft.places),
    entries: draft.cards.map(({ cardId, form, front, back, hint, extra, aliases }, at) => {
      const sides = form === 'cloze' ? { cloze: front } : { question: front, answer: back }
      return {
        ...blankCard(at + 1, form),
        cardId,
        ...sides,
        hint: hint ?? '',
        extra: extra ?? '',
        aliases: joined(aliases),
      }
    }),
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** The card of its fields: a side that its form does not use is left out, and stays in its field. */
export const cardOf = ({ cardId, form, question, answer, cloze, hint, extra, aliases }: CardFields): DraftCard => ({
  cardId,
  form,
  front: form === 'cloze' ? cloze : question,
  back: form === 'cloze' ? '' : answer,
  hint: orNull(hint),
  ...(extra === '' ? {} : { extra }),
  aliases: parted(aliases),
})

/** The draft that the fields hold: what is sent to the server. The other direction of `fieldsOfDraft`. */
export const draftOfFields = ({ entries, ...fields }: FactFields): FactDraft => ({
  kind: fields.kind,
  weight: fields.weight,
  statement: fields.statement,
  asOf: orNull(fields.asOf),
  reviewBy: orNull(fields.reviewBy),
  speaker: orNull(fields.speaker),
  hedge: orNull(fields.hedge),
  topics: parted(fields.topics),
  people: parted(fields.people),
  places: parted(fields.places),
  cards: entries.map(cardOf),
})

/** Under which number words are hidden: one more than the highest, or the highest once more, for the same card. */
export type HiddenUnder = 'next' | 'same'

type Hiding = {
  readonly start: number
  readonly end: number
  readonly under?: HiddenUnder
  /** Stands in the gap; empty for none. */
  readonly hint?: string
  /** Numbers of deletions that the sentence has; those in the text if they are left out. */
  readonly used?: readonly number[]
}

/**
 * A cloze source with the selected words hidden. Without a selection the word at the cursor is taken. Null where there are no words to hide.
 */
export function hideWords(
  source: string,
  { start: from, end: to, under = 'next', hint = '', used = deletions(source) }: Hiding,
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
  const highest = Math.max(0, ...used)
  const number = under === 'same' ? Math.max(1, highest) : highest + 1
  const words = source.slice(start, end)
  const hidden = `{{c${number}::${words}${hint.trim() === '' ? '' : `::${hint.trim()}`}}}`
  return { source: source.slice(0, start) + hidden + source.slice(end), cursor: start + hidden.length }
}

/** The same with the place in what a field shows, where files have names in place of their code. */
export function hideShownWords(value: string, hiding: Hiding): ReturnType<typeof hideWords> {
  const { text, names } = foldMedia(value)
  const hidden = hideWords(text, { ...hiding, used: deletions(value) })
  return hidden && { ...hidden, source: unfoldMedia(hidden.source, names) }
}

/** What fields say, without the cards that they were read from. */
const saying = (fields: FactFields): string =>
  JSON.stringify(draftOfFields({ ...fields, entries: fields.entries.map((entry) => ({ ...entry, cardId: null })) }))

/**
 * What was typed since fields were saved, once the fact that was saved is read again: its new cards are known by then.
 * Null if the fact says anything else than what was saved: somebody else has changed it.
 */
export const carriedOver = (typed: FactFields, saved: FactFields, fresh: FactFields): FactFields | null => {
  if (saying(saved) !== saying(fresh)) return null
  const cardIds = new Map(saved.entries.map(({ id }, at) => [id, fresh.entries[at]?.cardId ?? null]))
  return {
    ...typed,
    entries: typed.entries.map((entry) => ({ ...entry, cardId: entry.cardId ?? cardIds.get(entry.id) ?? null })),
  }
}
