import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findFacts } from './find'
import type { Mention } from './mention'
import { valueWords } from './support/found.fixture'

/** `# title [kinds, published …, under …]`: what the sentences below it are asked for, and what is known of their text. */
const HEADING = /^# .+ \[(?<kinds>[a-z ]+)(?:, published (?<published>[\d-]+))?(?:, under (?<title>.+))?\]$/u

const shown = ({ kind, quote, value, role, speaker, hedge }: Mention, kinds: readonly string[]): string => {
  const words = value === null || value === quote ? quote : `${quote} = ${valueWords(value)}`
  const more = [role, speaker && `says ${speaker}`, hedge].filter((one) => one !== null)
  return [kinds.length > 1 ? `${kind} ${words}` : words, ...more].join(', ')
}

const escaped = (text: string) => text.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
const unescaped = (text: string) => text.replaceAll('\\n', '\n').replaceAll('\\r', '\r')

/** The examples again, each sentence with what is found in it now. */
const foundAgain = (examples: string): string => {
  let known: Readonly<Record<string, string | undefined>> = {}
  return examples.replace(/^.+$/gmu, (line) => {
    const heading = HEADING.exec(line)
    if (heading?.groups) {
      known = heading.groups
      return line
    }
    const [sentence = ''] = line.split(' →')
    const kinds = known.kinds?.split(' ') ?? []
    const { published = null, title = null } = known
    const found = findFacts(unescaped(sentence), { language: 'en', published, title })
    const own = found.filter(({ kind }) => kinds.includes(kind)).map((mention) => shown(mention, kinds))
    return `${sentence} → ${escaped(own.join(' ; '))}`.trimEnd()
  })
}

/** Add a sentence to a file of examples and run `vitest -u`, which writes what is found; a change of that shows here. */
it.each(['dates', 'figures', 'names', 'quotes'])('in the examples of %s the same is found as before', async (name) => {
  const file = join(import.meta.dirname, 'examples', `${name}.txt`)
  await expect(foundAgain(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
})
