/** Letters of an alphabet that one language alone uses, of those for which browsers have voices. */
const OWN_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/[їґ]/iu, 'uk'],
  [/ў/iu, 'be'],
]

/** Letters that several languages use: which one it is cannot be told from a few words. */
const SHARED_LETTERS = /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}]/gu
const HAN = /\p{Script=Han}/gu
const LATIN = /\p{Script=Latin}/gu

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

/**
 * The language in which a text is read aloud, as a BCP 47 tag without a region; null if it cannot be told safely. A
 * language is taken from letters that it alone uses, and a text in Latin letters is read as English, which the finder
 * and the screens are in. Names in another script inside a text do not change it.
 */
export const spokenLanguage = (text: string): string | null => {
  const latin = countOf(text, LATIN)
  for (const [letters, language] of OWN_LETTERS) {
    if (countOf(text, new RegExp(letters, 'giu')) > 0 && latin < countOf(text, /\p{L}/gu) / 2) return language
  }
  const others = countOf(text, SHARED_LETTERS) + countOf(text, HAN)
  return others > latin ? null : 'en'
}
