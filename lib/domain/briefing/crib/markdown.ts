import { countCribWords } from './count-words'
import type { Crib, CribEntry } from './crib'
import { legendOf } from './legend'

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

const citations = ({ sources }: CribEntry): string =>
  sources.map(({ number, url }) => ` ${linked(`[${number}]`, url)}`).join('')

const statement = (entry: CribEntry): string => {
  const words = entry.runs.map(({ text, isBold }) => (isBold ? bold(text) : plain(text))).join('')
  const asOf = entry.asOf === null ? '' : ` (${plain(entry.asOf)})`
  return `${entry.isMust ? '• ' : ''}${entry.isWeak ? '! ' : ''}${words}${asOf}${citations(entry)}`
}

const entryLines = (entry: CribEntry): string =>
  [`- ${statement(entry)}`, ...entry.cautions.map(({ sign, words }) => `  ${sign} ${plain(words)}`)].join('  \n')

/** A crib as Markdown: the same words in the same order as on the page. */
export function cribMarkdown(crib: Crib): string {
  const meta = [crib.when, crib.place, crib.audience].filter((part) => part !== null)
  const groups = crib.groups.flatMap(({ heading, entries }) => [
    `## ${plain(heading)}`,
    entries.map(entryLines).join('\n'),
  ])
  const legend = legendOf(crib)
  const end = [countCribWords(crib), ...(legend === '' ? [] : [`${legend}.`])].join('  \n')
  const sources = crib.sources.map(({ number, words, url }) => `${number}. ${linked(words, url)}`)
  const list = sources.length === 0 ? [] : ['## Sources', sources.join('\n')]
  return `${[`# ${plain(crib.title)}`, plain(meta.join(' · ')), ...groups, end, ...list].join('\n\n')}\n`
}
