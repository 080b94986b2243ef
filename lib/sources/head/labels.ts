import { type Block, countWords } from '../../domain/content/canonical-text'
import { bylineNames } from '../byline'
import { dateInWords, publishedIn } from '../published'

const MAX_META_CHARACTERS = 160

/** “By Ada Holm”, as a line of its own. */
const isByline = (text: string): boolean =>
  text.length <= MAX_META_CHARACTERS && /^(?:words )?by:? \p{Lu}/iu.test(text) && !/[.!?]$/.test(text)

/** “12 March 2023”, alone or with what usually stands beside it. */
const isDateLine = (text: string): boolean => text.length <= MAX_META_CHARACTERS && publishedIn(text) !== null

const LABEL =
  /(?:title|headline|subject|authors?|by|date|published|publication date|source|outlet|publication|url|link)/i
const LABELLED = new RegExp(`(?:^|\\s)(${LABEL.source}): ?(.*?)(?=\\s${LABEL.source}:|$)`, 'giu')
const STARTS_LABELLED = new RegExp(`^${LABEL.source}:\\s`, 'i')

/** The fields of a block that is a header in labels (“Title: … Author: … Date: …”), by lower-case name; null otherwise. */
export const labelledFields = (text: string): ReadonlyMap<string, string> | null => {
  if (!STARTS_LABELLED.test(text) || text.length > 4 * MAX_META_CHARACTERS) return null
  const fields = [...text.matchAll(LABELLED)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value.trim()] as const,
  )
  return new Map(fields.filter(([, value]) => value !== ''))
}

export const titleOfFields = (fields: ReadonlyMap<string, string> | null): string | null =>
  fields?.get('title') ?? fields?.get('headline') ?? fields?.get('subject') ?? null

const HEADER_BLOCKS = 8

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
