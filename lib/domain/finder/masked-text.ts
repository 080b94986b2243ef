/** Stands for one character of something that is no prose. */
export const NO_PROSE = '\uFFFC'

/**
 * What is no prose, each with a sign that it cannot do without. Every run is bounded or ends at the first sign that
 * cannot belong to it, so a hostile text costs no more than a long one.
 */
const NO_PROSE_RUNS: readonly { readonly sign: RegExp; readonly run: RegExp }[] = [
  { sign: /:\/\/|www\./iu, run: /\b(?:https?:\/\/|www\.)[^\s<>"”)\]]+/giu },
  { sign: /@/u, run: /(?<![\p{L}\p{N}.+_-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/gu },
  { sign: /@/u, run: /(?<![\p{L}\p{N}])@[A-Za-z_]\w{1,30}/gu },
  // Where a Markdown link or picture leads; its words stay.
  { sign: /\]\(/u, run: /(?<=\])\([^()\s]{1,2000}(?: "[^"\n]{0,200}")?\)/gu },
  { sign: /</u, run: /<\/?[a-z][^<>]{0,400}>/giu },
  // Marks of footnotes: [3], [^1], [12, 13].
  { sign: /\[[\^\d]/u, run: /\[\^?\d{1,3}(?:, ?\d{1,3}){0,5}\]/gu },
  { sign: /[⁰¹²³⁴-⁹]/u, run: /(?<=[\p{L}\p{P}\d])[⁰¹²³⁴-⁹]+(?![\p{L}\p{N}])/gu },
]

/** The marks before each line of a quoted paragraph in Markdown. */
const QUOTE_MARKERS = /(?<=[\n\r])[ \t]{0,8}>[> ]{0,8}/gu

/** A unit's exponent is no footnote: km², m³. */
const EXPONENT = /(?:^|[^\p{L}])[kcm]?m[²³]$/u

/** A word that the end of a line has broken: “bil-\\nlion”. “Short- and long-term” is none. */
const BROKEN_WORD = /(?<=(?<first>[\p{L}\p{N},.]{1,20}))- {1,8}(?!(?:and|or|to|nor|but|versus|vs)\b)(?=\p{Ll})/gu
/** A hyphen behind these belongs to the word: “two-\\nthirds”, “high-\\nspeed”, “12-\\nmile”. */
const KEEPS_HYPHEN =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|high|low|long|short|well|self|non|anti|pro|ex|semi|mid|all|so))$/iu

/** Words joined again without a character more or less: signs that are not seen take the place of hyphen and space. */
const rejoined = (plain: string): string =>
  plain.includes('- ')
    ? plain.replace(
        BROKEN_WORD,
        (found, first: string) => `${KEEPS_HYPHEN.test(first) ? '-' : '\u00AD'}${'\u200B'.repeat(found.length - 1)}`,
      )
    : plain

/**
 * A text of the same length to read: all white space as plain spaces, and addresses, link targets, tags and footnote
 * marks as U+FFFC. Line breaks are spaces too; blocks say where paragraphs end.
 */
export function plainOf(text: string): string {
  let plain = rejoined(text.replace(QUOTE_MARKERS, (markers) => ' '.repeat(markers.length)).replace(/[^\S ]/gu, ' '))
  for (const { sign, run } of NO_PROSE_RUNS) {
    if (!sign.test(plain)) continue
    plain = plain.replace(run, (found: string, ...rest: unknown[]) => {
      const at = rest.find((argument) => typeof argument === 'number') ?? 0
      const isExponent = /^[²³]$/u.test(found) && EXPONENT.test(plain.slice(Math.max(0, at - 3), at + 1))
      return isExponent ? found : NO_PROSE.repeat(found.length)
    })
  }
  return plain
}

const PART_CHARACTERS = 65_536

/** Does what `plainOf` does, part by part; parts end at a line break, or where a line has none for long at a space. */
export function* plainChunked(text: string): Generator<void, string> {
  const parts: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + PART_CHARACTERS)
    if (end < text.length) {
      const line = text.lastIndexOf('\n', end)
      const space = text.lastIndexOf(' ', end)
      end = line > start + PART_CHARACTERS / 2 ? line : space > start ? space : end
    }
    parts.push(plainOf(text.slice(start, end)))
    start = end
    yield
  }
  return parts.join('')
}
