/** The signs of nearly all English text: ASCII, the letters of Western Europe, curly quotes, dashes and the like. */
const USUAL = /^[\0-\x7F\u00A0£À-ÖØ-öø-ÿ‘’“”–—…•€\uFFFC]*$/

/** A word is looked at sign by sign: to begin a pattern takes longer than that. */
const LONGEST_WORD = 24

function isUsual(words: string): boolean {
  if (words.length > LONGEST_WORD) return USUAL.test(words)
  for (let at = 0; at < words.length; at += 1) if (words.charCodeAt(at) > 127) return USUAL.test(words)
  return true
}

/** What each class of Unicode holds of the usual signs, as the inside of a character class. */
const CLASSES: Readonly<Record<string, string>> = {
  L: 'A-Za-zÀ-ÖØ-öø-ÿ',
  Lu: 'A-ZÀ-ÖØ-Þ',
  Ll: 'a-zß-öø-ÿ',
  M: '',
  N: '0-9',
  P: '!-#%-*,-/:;?@\\[-\\]_{}‘’“”–—…•',
  Pe: ')\\]}',
  Pf: '’”',
  S: '$+<=>\\^`|~£€\\uFFFC',
  Sc: '$£€',
}

/** The pattern for usual signs only, which takes an engine a small part of the time to make ready. */
function narrowed({ source, flags }: RegExp): RegExp {
  let isInside = false
  const narrow = source.replace(
    /\\p\{(?<name>[\w=]+)\}|\\P\{(?<other>[\w=]+)\}|\\.|\[|\]/gsu,
    (sign, name?: string, other?: string) => {
      const held = CLASSES[name ?? other ?? '']
      if ((name ?? other) !== undefined && (held === undefined || (other !== undefined && isInside)))
        throw new Error(`${sign} has no narrow form in ${source}.`)
      if (other !== undefined) return `[^${held}]`
      if (name !== undefined) return isInside ? `${held}` : `[${held}]`
      if (sign === '[' || sign === ']') isInside = sign === '['
      return sign
    },
  )
  return new RegExp(narrow, flags.replace('u', ''))
}

export type AsciiRegExp = {
  readonly test: (words: string) => boolean
  readonly exec: (words: string) => RegExpExecArray | null
  /** The form to use on these words: for patterns with `g` or `y`, and for many looks at the same words. */
  readonly on: (words: string) => RegExp
}

/**
 * A pattern with classes such as `\p{L}` that finds the same as before in any text. To make one ready takes longer than
 * to read an article with it, so a form without the world's other scripts is used wherever the words have none.
 */
export function asciiRegExp(pattern: RegExp): AsciiRegExp {
  let narrow: RegExp | null = null
  const on = (words: string): RegExp => {
    if (!isUsual(words)) return pattern
    narrow ??= narrowed(pattern)
    return narrow
  }
  return { on, test: (words) => on(words).test(words), exec: (words) => on(words).exec(words) }
}
