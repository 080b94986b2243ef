import { parseArticleFile } from './article-file'

export const filler = Array.from({ length: 25 }, () => 'China and Russia trade in oil, gas, coal and grain.').join(' ')
export const FACT = `- id: china-russia-trade-2022
  kind: figure
  weight: must
  statement: Trade between China and Russia came to $190 billion in 2022.
  passage: grew 29.3% in 2022, to $190 billion
  as-of: "2022"
  topics: [trade]
  places: [China, Russia]
  cards:
    - id: china-russia-trade-2022-value
      q: What did trade between China and Russia come to in 2022?
      a: $190 billion
      typed: true
      aliases: [190bn]
    - id: china-russia-trade-2022-growth
      cloze: In 2022 trade between China and Russia {{c2::grew}} {{c1::29.3%::per cent}}.
    - id: sco
      q: SCO
      a: Shanghai Cooperation Organisation
      reversed: true`.replace(/\n {4}- id: sco[\s\S]*/, '')

export const FILE = `---
id: mostly-for-show
title: China’s embrace of Russia is mostly for show
authors: [Raffaello Pantucci]
outlet: Nikkei Asia
published: 2023-02
topics: [China–Russia relations]
---

## Trade behind the rhetoric

Trade between China and Russia grew 29.3% in 2022, to $190 billion, and both capitals
like to say so.

\`\`\`facts
${FACT}
\`\`\`

## The rest

${filler} The Shanghai Cooperation Organisation (SCO) met.
`

export const changed = (from: string, to: string): string => {
  if (!FILE.includes(from)) throw new Error(`The file does not hold ${from}`)
  return FILE.replace(from, to)
}
export const problemsOf = (source: string) =>
  parseArticleFile('trade.md', source).problems.map(
    ({ file, line, severity, what, remedy }) => `${file}:${line}: ${severity}: ${what}. ${remedy}.`,
  )
