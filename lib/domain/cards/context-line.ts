import { edtfDates, formatEdtfMonth, MONTH_NAMES, parseEdtf } from '../content/edtf'
import type { ArticleOrigin, FactKind } from '../library'
import { surnameOf } from '../surname'
import { foldText, isSmallWord, wordsOf } from '../text/fold'
import type { CardSides } from './card'
import { deletionTexts } from './cloze'
import { isNumberGiven } from './number-given'
import { answerText, questionText } from './sides'

/** What the line above a question is made of. Dates are EDTF; a text that is none is shown as it is. */
export type CardInContext = Pick<CardSides, 'form' | 'deletion' | 'front' | 'back'> & {
  readonly fact: { readonly kind: FactKind; readonly asOf: string | null; readonly speaker: string | null }
  readonly source: {
    readonly title: string
    /** Stands in for a title that does not fit. */
    readonly shortTitle?: string | null
    readonly authors: readonly string[]
    readonly outlet: string | null
    readonly published: string | null
    readonly origin?: ArticleOrigin
  }
}

/** An address of the web, with its host: that says enough of a noted source, and a path may tell the answer. */
const ADDRESS = /https?:\/\/(?:www\.)?([^\s/)]+)[^\s)]*/giu

/** Fits one line beside a card, and two on a phone. Only a title or an outlet is shortened for it. */
const LONGEST_LINE = 88
const SHORTEST_TITLE = 32
const LONGEST_OUTLET = 40
const LONGEST_SPEAKER = 40

/** A text cut after a word, with “…”. A single word that is too long is cut itself. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const room = text.slice(0, longest)
  const end = room.lastIndexOf(' ')
  return `${room.slice(0, end > 0 ? end : longest - 1).replace(/[\s,;:.–—-]+$/u, '')}…`
}

const dateWords = (edtf: string): string => (parseEdtf(edtf) ? formatEdtfMonth(edtf) : edtf)

/** The words by which a date could be the answer: its year and decade, and its month in full and in short. */
function wordsOfDate(edtf: string): readonly string[] {
  if (!parseEdtf(edtf)) return wordsOf(foldText(edtf))
  return edtfDates(edtf).flatMap(({ year, month }) => {
    const name = month === null ? undefined : MONTH_NAMES[month - 1]?.toLowerCase()
    const years = [String(year), `${Math.floor(year / 10)}0s`]
    return name === undefined ? years : [...years, name, name.slice(0, 3)]
  })
}

type AskedSides = Pick<CardInContext, 'form' | 'deletion' | 'front' | 'back'>

const SHORTEST_STEM = 4

/** Whether two words are of one stem: “Kazakh” and “Kazakhstan”, “China” and “Chinese”, but not “Iran” and “Iraq”. */
function shareStem(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < SHORTEST_STEM) return false
  return long.startsWith(short.length > SHORTEST_STEM ? short.slice(0, -1) : short)
}

/** The words of the answer that the question does not have. */
function addedWords(card: AskedSides): readonly string[] {
  const asked = new Set(wordsOf(foldText(questionText(card))))
  return wordsOf(foldText(answerText(card))).filter((word) => !asked.has(word))
}

/**
 * Whether a text holds the answer, one of its gaps or numbers, or half of the words that the answer adds to the question,
 * in whatever form.
 */
export function tells(text: string, card: AskedSides): boolean {
  const folded = ` ${foldText(text)} `
  const said = wordsOf(folded)
  const isInText = (words: string) => words !== '' && folded.includes(` ${words} `)
  const hasStem = (word: string) => said.some((other) => shareStem(word, other))
  const answer = foldText(answerText(card))
  const gaps = card.form === 'cloze' ? deletionTexts(card.front, card.deletion).map(foldText) : []
  if ([answer, ...gaps].some(isInText) || isNumberGiven(text, answerText(card))) return true
  const added = addedWords(card).filter((word) => !isSmallWord(word))
  return added.length > 0 && added.filter((word) => isInText(word) || hasStem(word)).length * 2 >= added.length
}

/** Who holds an opinion, without “as reported by …”: its authors by surname, anybody else as the fact names them. */
function speakerWords(speaker: string, authors: readonly string[]): string | null {
  const names = speaker.split(/, | and /u)
  if (names.every((name) => authors.includes(name))) return names.map(surnameOf).join(' and ')
  const [holder = ''] = speaker.split(/,| as (?:reported|cited|quoted|told|recalled)\b/u)
  return holder === '' || holder.length > LONGEST_SPEAKER ? null : holder.charAt(0).toUpperCase() + holder.slice(1)
}

/** The words of a text that are no small ones, as they are compared. */
const nameWords = (text: string): readonly string[] => wordsOf(foldText(text)).filter((word) => !isSmallWord(word))

/** The title if it has room beside `around` other characters, or else its short form, cut after a word if need be. */
function titleWithin({ title, shortTitle }: CardInContext['source'], around: number, card: AskedSides): string | null {
  const room = Math.max(SHORTEST_TITLE, LONGEST_LINE - around)
  const whole = title.replace(ADDRESS, '$1')
  const shown = whole.length > room ? (shortTitle ?? whole) : whole
  return tells(shown, card) ? null : shortened(shown, room)
}

/**
 * What a card is about, above its question. Of an opinion, position or quotation it says whose it is and when it was
 * held: “Pantucci, Mar 2023 · The Diplomat”; of anything else, what it is drawn from: “Figure · 2022 · China’s embrace of
 * Russia is mostly for show (Nikkei Asia, Feb 2023)”. A speaker, date, title or outlet that may give the answer away is
 * left out, and so is a date that says the same as the date of publication. The line is the same on both sides, so that
 * nothing moves when the card is turned over.
 */
export function contextLine(card: CardInContext): string {
  const { fact, source } = card
  const answer = new Set(addedWords(card))
  const shownDate = (edtf: string | null): string | null =>
    edtf === null || wordsOfDate(edtf).some((word) => answer.has(word)) ? null : dateWords(edtf)
  const published = shownDate(source.published)
  const asOf = shownDate(fact.asOf)
  const isOutletShown = source.outlet !== null && !tells(source.outlet, card)
  const outlet = isOutletShown ? shortened(source.outlet, LONGEST_OUTLET) : null
  if (fact.speaker !== null) {
    const speaker = speakerWords(fact.speaker, source.authors)
    // One name of theirs is enough, however much else the answer says of them.
    const isAnswer = speaker !== null && nameWords(speaker).some((word) => answer.has(word))
    const who = speaker === null || isAnswer || tells(speaker, card) ? null : speaker
    const when = fact.asOf === null ? published : asOf
    const said = [who, when].filter((part) => part !== null).join(', ')
    const where = outlet ?? titleWithin(source, said.length, card)
    return [said, where ?? ''].filter((part) => part !== '').join(' · ')
  }
  // Of a card without an article, and of part of a picture, nobody chose the kind.
  const kind =
    source.origin === 'own' || card.front.includes('](shape:')
      ? []
      : [fact.kind.charAt(0).toUpperCase() + fact.kind.slice(1)]
  const start = [...kind, ...(asOf === published ? [] : [asOf])]
  const parts = start.filter((part) => part !== null)
  const origin = [outlet, published].filter((part) => part !== null && part !== '').join(', ')
  const around = [...parts, ''].join(' · ').length + (origin === '' ? 0 : ` (${origin})`.length)
  const title = titleWithin(source, around, card)
  if (title === null) {
    // A date alone would read as the date of the fact.
    const named = outlet === null && published !== null ? `published ${published}` : origin
    return [...parts, named].filter((part) => part !== '').join(' · ')
  }
  return [...parts, origin === '' ? title : `${title} (${origin})`].join(' · ')
}
