import { NUMBER_WORDS, ORDINAL_WORDS, SCALES } from '../cards/number-words'
import { type FigureValue, figuresOf } from '../cards/values'
import { MONTH_NAMES } from '../content/edtf'
import type { CardId } from '../ids'
import { memoize } from '../memoize'
import { isSmallWord } from '../text/fold'

/** What a card asks for, and what is read of it: plain texts. */
export type CardReading = {
  readonly cardId: CardId
  readonly question: string
  /** The answer and every other spelling that counts as right. */
  readonly answers: readonly string[]
  /** What is shown beside question and answers: the sentences of its passage, notes, facts that it is linked with. */
  readonly beside: readonly string[]
}

/**
 * More cards than this, or than a third of all, show an answer only if it is a word of the subject: reading it then tells
 * nobody that it is asked for, and nothing could be kept apart from so many.
 */
export const MOST_SHOWING = 12
const FEWEST_SHOWING = 3
const SHARE_SHOWING = 1 / 3
/** An answer of more words is given away by this share of them: another sentence seldom repeats all. */
const WORDS_ALL = 3
const SHARE = 0.75
/** Texts that share its rarest words with an answer: of more, only the first are looked at, so that time stays linear. */
const MOST_LOOKED_AT = 200

/** Texts kept in words: those of today's session are read again whenever it is opened. */
const MOST_TEXTS = 8_000

const WORD = /[\p{L}\p{N}]+/gu
const OTHER_SMALL_WORDS = new Set(
  'the a an is are was were be been has had have it they them he she who which what when where how not no than then so such as if but out up own one'.split(
    ' ',
  ),
)
/** These begin names of places, whose last word alone is not the name. */
const BEFORE_A_PLACE = new Set('north south east west central new saudi united'.split(' '))

/** Accents and the endings of possession make no difference; a text without either is left alone. */
const plain = (text: string): string =>
  /[^\x20-\x26\x28-\x7e]/.test(text) ? text.normalize('NFKD').replace(/\p{M}|['’]s(?!\p{L})/gu, '') : text

/** A word in lower case without the ending of a plural. */
const stemOf = (small: string): string =>
  small.length > 4 && small.endsWith('s') && !small.endsWith('ss') ? small.slice(0, -1) : small

/** Figures as words: of a date all that it says, of anything else the amount. */
function figureWords(figure: FigureValue): readonly string[] {
  if (figure.kind === 'decade') return [`#${figure.year}s`]
  if (figure.kind !== 'date') return [`#${figure.amount}`]
  const { year, month, day } = figure
  const parts = {
    year,
    month,
    day,
    'month of year': month && year && `${year}-${month}`,
    'day of month': month && day && `${month}-${day}`,
  }
  return Object.entries(parts).flatMap(([name, value]) => (value ? [`#${name} ${value}`] : []))
}

/** Words that only figures have, beside digits: without one of them no text is searched for figures, which takes longest. */
const OF_FIGURES = new Set(
  [...NUMBER_WORDS.keys(), ...ORDINAL_WORDS.keys(), ...SCALES.keys(), ...MONTH_NAMES].map((word) => word.toLowerCase()),
)

const mayHoldFigure = (words: readonly string[]): boolean =>
  words.some((word) => /^\d/.test(word) || OF_FIGURES.has(word.toLowerCase()))

/** The words of a text that can give an answer away, in one form: no small words, no case, no accents, figures as values. */
const readWords = memoize(MOST_TEXTS, (text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  let words: readonly string[] = plain(text).match(WORD) ?? []
  if (mayHoldFigure(words)) {
    let rest = text
    for (const figure of figuresOf(text)) {
      for (const word of figureWords(figure)) found.add(word)
      rest = rest.slice(0, figure.start) + ' '.repeat(figure.end - figure.start) + rest.slice(figure.end)
    }
    words = plain(rest).match(WORD) ?? []
  }
  for (const word of words) {
    const small = word.toLowerCase()
    if (!isSmallWord(small) && !OTHER_SMALL_WORDS.has(small)) found.add(stemOf(small))
  }
  return found
})

/** The family name of an answer that is the name of a person, as far as its looks tell. */
function familyName(answer: string): string | null {
  const words = plain(answer).match(WORD) ?? []
  const isName = words.length > 1 && words.length <= WORDS_ALL && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word))
  return isName && !BEFORE_A_PLACE.has(words[0]?.toLowerCase() ?? '') ? (words.at(-1) ?? null) : null
}

type Wanted = { readonly words: readonly string[]; readonly enough: number }

/** What of an answer another text must show; null if its own question shows all of it already. */
function wantedOf(answer: string, asked: ReadonlySet<string>): Wanted | null {
  const words = [...readWords(answer)].filter((word) => !asked.has(word))
  if (words.length === 0) return null
  return { words, enough: words.length <= WORDS_ALL ? words.length : Math.ceil(words.length * SHARE) }
}

/**
 * Of each card the other cards that show its answer, in their question, their answer or beside it; cards whose answer no
 * other one shows are missing. An answer is shown by a text that has its words, without those of its own question: all of
 * up to three, three in four of more. Case, accents, plurals and small words make no difference, figures and dates count
 * by value, of a person the family name is enough, and each accepted spelling is an answer of its own. An answer that
 * more than `MOST_SHOWING` cards show, or more than a third of them, counts as given away by none. Time grows with the number of words.
 */
export function answersShown(cards: readonly CardReading[]): ReadonlyMap<CardId, readonly CardId[]> {
  const texts: { readonly cardId: CardId; readonly words: ReadonlySet<string> }[] = []
  const places = new Map<string, number[]>()
  const asked = cards.map(({ question }) => readWords(question))
  for (const [index, { cardId, answers, beside }] of cards.entries()) {
    for (const words of [asked[index] ?? new Set<string>(), ...[answers[0] ?? '', ...beside].map(readWords)]) {
      for (const word of words) {
        const found = places.get(word)
        if (found) found.push(texts.length)
        else places.set(word, [texts.length])
      }
      texts.push({ cardId, words })
    }
  }
  const most = Math.min(MOST_SHOWING, Math.max(FEWEST_SHOWING, Math.floor(cards.length * SHARE_SHOWING)))
  const rarity = (word: string): number => places.get(word)?.length ?? 0

  const showing = ({ words, enough }: Wanted, cardId: CardId): readonly CardId[] => {
    const rarest = [...words].sort((a, b) => rarity(a) - rarity(b)).slice(0, words.length - enough + 1)
    const found = new Set<CardId>()
    for (const word of rarest) {
      for (const at of (places.get(word) ?? []).slice(0, MOST_LOOKED_AT)) {
        const text = texts[at]
        if (!text || text.cardId === cardId || found.has(text.cardId)) continue
        let shown = 0
        for (const one of words) if (text.words.has(one)) shown += 1
        if (shown >= enough) found.add(text.cardId)
        if (found.size > most) return []
      }
    }
    return [...found]
  }

  const shownBy = new Map<CardId, readonly CardId[]>()
  for (const [index, { cardId, answers }] of cards.entries()) {
    const spellings = new Set(answers.flatMap((answer) => [answer, familyName(answer) ?? answer]))
    const all = [...spellings].flatMap((answer) => {
      const wanted = wantedOf(answer, asked[index] ?? new Set())
      return wanted ? showing(wanted, cardId) : []
    })
    if (all.length > 0) shownBy.set(cardId, [...new Set(all)])
  }
  return shownBy
}
