import { countCribWords } from './compose'
import type { Crib, CribEntry } from './crib'
import { legendOf } from './legend'
import { beforeFurther } from './source-words'

/** Signs that Markdown would read as marks stay signs. */
const plain = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|#]/g, (sign) => `\\${sign}`)
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )

/** Marks of emphasis must touch the words that they mark. */
const bold = (text: string): string => {
  const words = text.trim()
  const [before, after] = text.split(words)
  return words === '' ? text : `${before ?? ''}**${plain(words)}**${after ?? ''}`
}

const linked = (words: string, url: string | null): string =>
  url !== null && /^https?:\/\/[^\s<>]+$/i.test(url) ? `[${plain(words)}](<${url}>)` : plain(words)

const sources = ({ source, url, also }: CribEntry): string =>
  linked(source, url) + also.map((one, at) => beforeFurther(at) + linked(one.words, one.url)).join('')

const statement = ({ isMust, runs }: CribEntry): string =>
  `${isMust ? '• ' : ''}${runs.map(({ text, isBold }) => (isBold ? bold(text) : plain(text))).join('')}`

const cautions = (entry: CribEntry): readonly string[] =>
  entry.cautions.map(({ sign, words }) => `  ${sign} ${plain(words)}`)

const entryLines = (entry: CribEntry): string =>
  [
    `- ${statement(entry)}`,
    ...(entry.passage === null ? [] : [`  “${plain(entry.passage)}”`]),
    ...cautions(entry),
    `  ${sources(entry)}`,
  ].join('  \n')

const knownLines = (entry: CribEntry): string =>
  [`- ${statement(entry)} (${sources(entry)})`, ...cautions(entry)].join('  \n')

/** A crib as Markdown: the same words in the same order as on the page. */
export function cribMarkdown(crib: Crib): string {
  const meta = [crib.when, crib.place, crib.audience].filter((part) => part !== null)
  const groups = crib.groups.map(({ heading, entries }) => [`## ${plain(heading)}`, ...entries.map(entryLines)])
  const known = crib.known.length === 0 ? [] : ['## Well known', crib.known.map(knownLines).join('\n')]
  const legend = legendOf(crib)
  const end = [countCribWords(crib), ...(legend === '' ? [] : [`${legend}.`])].join('  \n')
  const parts = [`# ${plain(crib.title)}`, plain(meta.join(' · ')), ...groups.flat(), ...known, end]
  return `${parts.join('\n\n')}\n`
}
