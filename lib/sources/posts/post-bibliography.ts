import { bylineNames } from '../byline'
import { type Block, countWords } from '../canonical'
import { dateInWords, publishedIn } from '../published'
import { isByline, isDateLine, labelledFields } from './line-kinds'

const HEADER_BLOCKS = 8
const _FOOTER_BLOCKS = 3

/** The byline in a line of its own or beside the date; empty where it is none. */
const bylineIn = (text: string): string =>
  isByline(text) ? text : isDateLine(text) ? (/(?:^|[|·•–—]\s*)(by \p{Lu}.*)$/iu.exec(text)?.[1] ?? '') : ''

/** Who signs a text in its byline or in a header of labels; empty where nobody does. */
export const signedBy = (blocks: readonly Block[]): readonly string[] => {
  for (const { text } of blocks.slice(0, HEADER_BLOCKS)) {
    const fields = labelledFields(text)
    const stated = fields?.get('author') ?? fields?.get('authors') ?? fields?.get('by') ?? bylineIn(text)
    const names = bylineNames(stated)
    if (names.length > 0) return names
  }
  return []
}

/** Where a text was published, as a line such as “Source:” names it; null where none does. */
export const outletOf = (blocks: readonly Block[]): string | null => {
  for (const { text } of blocks.slice(0, HEADER_BLOCKS)) {
    const fields = labelledFields(text)
    const named = fields?.get('outlet') ?? fields?.get('publication') ?? fields?.get('source')
    if (named && !/^https?:/.test(named) && countWords(named) <= 8) return named
  }
  return null
}

/** When a text was published, as its own header or foot states it. */
export const publishedOf = (text: string, blocks: readonly Block[]): string | null => {
  for (const block of blocks.slice(0, HEADER_BLOCKS)) {
    const fields = labelledFields(block.text)
    const date = dateInWords(fields?.get('date') ?? fields?.get('published') ?? fields?.get('publication date') ?? '')
    if (date !== null) return date
  }
  return publishedIn(text)
}

/** The address that a labelled header gives; null where there is none. */
export const urlOf = (blocks: readonly Block[]): string | null => {
  for (const { text } of blocks.slice(0, HEADER_BLOCKS)) {
    const fields = labelledFields(text)
    for (const value of [fields?.get('url'), fields?.get('link'), fields?.get('source')])
      if (value && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)) return value
  }
  return null
}
