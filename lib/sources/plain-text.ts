import { canonicalText, countWords, parseBlocks } from './canonical'
import { decodeText } from './decode'
import { NO_BIBLIOGRAPHY } from './front-matter'
import { outletOf, publishedOf, signedBy, urlOf } from './posts/post-bibliography'
import { type SourceResult, sourceResult } from './source-result'

/** Lines longer than any usual wrapping width are whole paragraphs. */
const WRAP_WIDTH = 100
const MAX_TITLE_WORDS = 20
const MAX_TITLE_CHARACTERS = 140
/** A title may stand behind a line or two of introduction. */
const TITLE_AMONG_BLOCKS = 3

/** Parts the lines of files that give every paragraph one line without blank lines between, and turns bullets into items. */
function withParagraphs(text: string): string {
  const groups = text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)
  return groups
    .map((group) => {
      const lines = group.split('\n').map((line) => line.replace(/^\s*[•‣◦*] +/, '- '))
      return lines.join(lines.some((line) => line.length > WRAP_WIDTH) ? '\n\n' : '\n')
    })
    .join('\n\n')
}

function guessTitle(text: string): string | null {
  const blocks = parseBlocks(text)
  const heading = blocks.slice(0, TITLE_AMONG_BLOCKS).find((block) => block.kind === 'heading')
  if (heading) return heading.text
  if (blocks.length < 2) return null
  const title = blocks
    .slice(0, TITLE_AMONG_BLOCKS)
    .find(
      (block) =>
        block.kind === 'paragraph' &&
        block.text.length <= MAX_TITLE_CHARACTERS &&
        countWords(block.text) > 0 &&
        countWords(block.text) <= MAX_TITLE_WORDS &&
        !/[.!;:,…]["”’)]*$/u.test(block.text) &&
        !/^(?:by|from) \p{Lu}/iu.test(block.text),
    )
  return title?.text ?? null
}

/**
 * Reads a plain text file. The title is the first short line that does not end like a sentence, among the first three
 * paragraphs, or null; it stays in the text. Authors, date, outlet and address are those of a byline, a line with the
 * date, a dateline with its year, or a header of labels; what none of them states is not guessed.
 */
export function fromPlainText(bytes: Uint8Array): SourceResult {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const text = canonicalText(withParagraphs(decoded.text))
  const blocks = parseBlocks(text)
  return sourceResult({
    ...NO_BIBLIOGRAPHY,
    title: guessTitle(text),
    authors: signedBy(blocks),
    outlet: outletOf(null, blocks),
    published: publishedOf(text, blocks),
    url: urlOf(blocks),
    text,
  })
}
