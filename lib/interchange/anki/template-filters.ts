/** A reading of Japanese words as Anki writes it: `日本[にほん]`, after a space or at the beginning. */
const READING = /(?: |(?<![^ >[\]]))([^ >[\]]+)\[([^[\]\n]+)\]/gu

const replaceReadings = (html: string, write: (kanji: string, kana: string) => string): string =>
  html
    .replaceAll('&nbsp;', ' ')
    .replace(READING, (all, kanji: string, kana: string) => (kana.startsWith('sound:') ? all : write(kanji, kana)))

/** Anki's filters `furigana`, `kana` and `kanji`. Cards have no ruby text, so a reading follows in brackets. */
export const withKana = (html: string): string => replaceReadings(html, (kanji, kana) => `${kanji}(${kana})`)
export const kanaOnly = (html: string): string => replaceReadings(html, (_, kana) => kana)
export const kanjiOnly = (html: string): string => replaceReadings(html, (kanji) => kanji)
