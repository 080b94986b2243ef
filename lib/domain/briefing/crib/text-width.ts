/** Advance widths of Source Serif 4 at weight 400 for the characters from space to ~, in thousandths of the size. */
const REGULAR = [
  237, 289, 381, 525, 518, 932, 728, 182, 362, 362, 458, 534, 302, 320, 302, 341, 529, 529, 529, 529, 529, 529, 529,
  529, 529, 529, 302, 302, 534, 534, 534, 414, 834, 712, 653, 662, 739, 638, 612, 723, 814, 376, 381, 710, 618, 935,
  768, 738, 621, 738, 690, 544, 632, 758, 709, 1005, 672, 667, 586, 335, 341, 335, 534, 514, 400, 541, 619, 520, 614,
  533, 369, 557, 641, 329, 303, 594, 329, 955, 643, 579, 622, 601, 456, 465, 359, 628, 579, 836, 569, 586, 490, 359,
  290, 359, 534,
]
/** What any other character is taken for: most are accented letters, dashes and quotation marks. */
const OTHER = 560
/** A Chinese or Japanese character is as wide as it is high. */
const SQUARE = 1000
/** The bold of the same face runs so much wider. */
export const BOLD = 1.035

const isSquare = (char: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(char)

/** The width of a text in ems of its own size, as the crib's type sets it; italics are a little narrower than this. */
export function emWidth(text: string, isBold = false): number {
  let sum = 0
  for (const char of text) sum += REGULAR[(char.codePointAt(0) ?? 0) - 32] ?? (isSquare(char) ? SQUARE : OTHER)
  return (sum / 1000) * (isBold ? BOLD : 1)
}

/** How many lines a text takes in a column of that width in ems. Words that are wider than the column break. */
export function cribLinesOf(text: string, columnEms: number, isBold = false): number {
  const space = emWidth(' ', isBold)
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/u)) {
    const width = emWidth(word, isBold)
    const wanted = used === 0 ? width : used + space + width
    if (wanted <= columnEms) {
      used = wanted
      continue
    }
    const broken = Math.max(1, Math.ceil(width / columnEms))
    lines += used === 0 ? broken - 1 : broken
    used = width - (broken - 1) * columnEms
  }
  return lines
}
