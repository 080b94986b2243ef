import { replacePairs } from './replace-pairs'

/** The marks that Anki writes as text inside HTML, as elements of their own that the reader of HTML knows. */

const TAG = /<\/?[a-z][^<>]*>/giu
const BREAK = /<br\s*\/?>|<\/?(?:div|p)\b[^<>]*>/giu

/** LaTeX between tags of the editor: line breaks become spaces, other tags are removed. */
const latexOf = (html: string): string =>
  html.replace(BREAK, ' ').replace(TAG, '').replaceAll('&nbsp;', ' ').replaceAll('<', '&lt;').trim()

const inline = (latex: string): string => `<x-maths>${latexOf(latex)}</x-maths>`
const display = (latex: string): string => `<x-maths display>${latexOf(latex)}</x-maths>`

const DISPLAYED = /^\\begin\{(displaymath|equation\*?|math)\}([\s\S]*)\\end\{\1\}$/u
const ALIGNED = /\\(begin|end)\{(?:align|eqnarray|gather)\*?\}/gu

/** A `[latex]` block is a LaTeX text: a formula if it is nothing else, otherwise a text in which formulas may stand. */
const latexBlock = (body: string): string => {
  const latex = latexOf(body)
  const dollars = /^(\$\$?)([^$]+)\1$/u.exec(latex)
  if (dollars) return `<x-maths${dollars[1] === '$$' ? ' display' : ''}>${dollars[2]}</x-maths>`
  const environment = DISPLAYED.exec(latex)
  if (environment) return `<x-maths display>${environment[2]?.trim()}</x-maths>`
  if (/^\\begin\{(?:align|eqnarray|gather)\*?\}/u.test(latex))
    return `<x-maths display>${latex.replace(ALIGNED, '\\$1{aligned}')}</x-maths>`
  return latex
    .replace(/\$\$([^$]+)\$\$/gu, (_, formula: string) => display(formula))
    .replace(/\$([^$]+)\$/gu, (_, formula: string) => inline(formula))
}

const PAIRS: readonly (readonly [pair: readonly [string, string], replace: (inner: string) => string])[] = [
  [['[latex]', '[/latex]'], latexBlock],
  [['[$$]', '[/$$]'], display],
  [['[$]', '[/$]'], inline],
  [['\\[', '\\]'], display],
  [['\\(', '\\)'], inline],
  [['[sound:', ']'], (name) => `<x-sound>${name}</x-sound>`],
  [['[anki:tts', '[/anki:tts]'], () => ''],
]

/**
 * HTML of Anki with its formulas (`\(…\)`, `\[…\]`, `[$]…[/$]`, `[$$]…[/$$]`, `[latex]…[/latex]`) as `x-maths`, its
 * sounds as `x-sound`, and without what is only read aloud.
 */
export const withFieldMarkup = (html: string): string =>
  /\\[([]|\[/u.test(html) ? PAIRS.reduce((text, [pair, replace]) => replacePairs(text, pair, replace), html) : html
