import { deletions, describedText, plainText } from '@/lib/domain/cards/cloze'
import { LONGEST_NAME, MOST_NAMES, sideProblem, TOO_MANY_NAMES, tooLongWords } from '@/lib/domain/drafting/text-limits'
import type { Weight } from '@/lib/domain/library'
import { hasShapes, occludedPictures } from '@/lib/domain/occlusion/occluded-text'
import type { OwnCardForm } from '@/lib/services/facts/own-card-input'

/** The fields of a new card, everything as it was typed. */
export type NewCardFields = {
  readonly front: string
  readonly back: string
  readonly form: 'question' | 'typed' | 'reversed'
  readonly weight: Weight
  readonly topics: string
  readonly deck: string
  readonly source: string
}

export const BLANK: NewCardFields = {
  front: '',
  back: '',
  form: 'question',
  weight: 'should',
  topics: '',
  deck: '',
  source: '',
}

const isUntouched = ({ front, back }: NewCardFields): boolean => front.trim() === '' && back.trim() === ''

/** The cards that are being written; the last one is in the form, and never missing. */
export type WrittenCards = readonly [...NewCardFields[], NewCardFields]

/** With a card on top that is to be changed; what was typed before waits behind it. */
export const withCard = (written: WrittenCards, card: NewCardFields): WrittenCards =>
  isUntouched(topOf(written)) ? [...written.slice(0, -1), card] : [...written, card]

export const topOf = (written: WrittenCards): NewCardFields => written.at(-1) ?? BLANK

export const withTop = (written: WrittenCards, top: NewCardFields): WrittenCards => [...written.slice(0, -1), top]

/**
 * After the one in the form was saved: one that waits, or a blank one. That has the same topic, weight, deck and source,
 * as cards written one after the other mostly do.
 */
export function afterSaving(written: WrittenCards): WrittenCards {
  const [next, ...others] = written.slice(0, -1).reverse()
  return next ? [...others.reverse(), next] : [{ ...topOf(written), front: '', back: '' }]
}

const hasGap = (front: string): boolean => deletions(front).length > 0

type TextName = 'front' | 'back' | 'topics' | 'deck' | 'source'

/** What is wrong with a card, by field, in their order on screen. */
export type CardErrors = { readonly [name in TextName]?: string }

const listOf = (topics: string): string[] => topics.split(topics.includes(';') ? ';' : ',')

/** What is too long or too much for the server, by field. */
const tooMuch = ({ front, back, topics, deck, source }: NewCardFields): CardErrors => {
  const list = listOf(topics)
  const isLong = (text: string) => text.length > LONGEST_NAME
  const problems: Readonly<Record<TextName, string | null>> = {
    front: sideProblem(front),
    back: sideProblem(back),
    topics: list.some(isLong) ? tooLongWords(LONGEST_NAME) : list.length > MOST_NAMES ? TOO_MANY_NAMES : null,
    deck: isLong(deck) ? tooLongWords(LONGEST_NAME) : null,
    source: isLong(source) ? tooLongWords(LONGEST_NAME) : null,
  }
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null))
}

/** What is missing or too long before a card can be saved, by field; empty if nothing is. */
export function lacking(fields: NewCardFields): CardErrors {
  const { front, back } = fields
  if (front.trim() === '') return { front: 'Write a question, or a sentence with a gap.' }
  if (back.trim() !== '' && hasShapes(front))
    return { back: 'Clear the answer: what a shape hides is the answer of its card.' }
  if (back.trim() === '' && !hasGap(front)) return { back: 'Write the answer, or hide words of the sentence above.' }
  return tooMuch(fields)
}

/** The fields of a card that was sent. */
export const fieldsOfSent = ({
  front,
  back = '',
  form,
  weight,
  topics = [],
  deck,
  source,
}: OwnCardForm): NewCardFields => ({
  front,
  back,
  form: form ?? BLANK.form,
  weight: weight ?? BLANK.weight,
  topics: topics.map((name) => name.trim()).join(topics.some((name) => name.includes(',')) ? '; ' : ', '),
  deck: deck ?? '',
  source: source ?? '',
})

/** What is sent to the server. */
export const cardToSend = (id: string, { topics, deck, source, ...card }: NewCardFields): OwnCardForm => ({
  id,
  ...card,
  topics: listOf(topics),
  deck,
  source,
})

/** Longer texts are cut where a card is named. */
const LONGEST_ABOUT = 60

const shortened = (text: string): string =>
  text.length > LONGEST_ABOUT ? `${text.slice(0, LONGEST_ABOUT - 1).trimEnd()}…` : text

/** What a card is called: the parts of a picture that it hides, or its question as it is read. */
export const aboutCard = ({ front }: Pick<NewCardFields, 'front'>): string => {
  const hidden = occludedPictures(front).flatMap(({ shapes }) => shapes.map(({ name }) => name))
  if (hidden.length > 0) return shortened(hidden.join(', '))
  return shortened((describedText(front) || plainText(front)).replace(/\s+/gu, ' ').trim())
}

/** What is said once a card is saved: “Card added: “Who …?””, “2 cards added: Kazakhstan, Uzbekistan”. */
export const addedWords = (fields: NewCardFields): string => {
  const cards = deletions(fields.front).length || (fields.form === 'reversed' ? 2 : 1)
  const about = aboutCard(fields)
  return `${cards === 1 ? 'Card' : `${cards} cards`} added: ${hasShapes(fields.front) ? about : `“${about}”`}`
}

const KEPT_UNDER = 'aide-new-cards'

const isFields = (value: unknown): value is NewCardFields =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(BLANK).every(([name, text]) => typeof (value as Record<string, unknown>)[name] === typeof text) // edge

/** What an earlier page kept; a blank card if nothing or nothing that can be read. */
export function keptCards(): WrittenCards {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '[]')
    const cards = Array.isArray(kept) ? kept.filter(isFields) : []
    return [...cards.slice(0, -1), cards.at(-1) ?? BLANK]
  } catch {
    return [BLANK]
  }
}

/** Keeps what is typed for the next page. A browser that stores nothing keeps it as long as this page. */
export function keepCards(written: WrittenCards): void {
  try {
    localStorage.setItem(KEPT_UNDER, JSON.stringify(written))
  } catch {
    // The page still has it.
  }
}
