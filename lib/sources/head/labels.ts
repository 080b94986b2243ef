import { type Block, countWords } from '../../domain/content/canonical-text'
import { bylineNames } from '../byline'
import { dateInWords } from '../published'
import { headLineOf } from './head-line'

const LONGEST_HEADER = 640
const HEADER_BLOCKS = 8
const OUTLETS = new Set(['outlet', 'publication', 'source'])

const LABEL =
  /(?:title|headline|subject|authors?|by|date|published|publication date|source|outlet|publication|url|link)/i
const LABELLED = new RegExp(`(?:^|\\s)(${LABEL.source}): ?(.*?)(?=\\s${LABEL.source}:|$)`, 'giu')
const STARTS_LABELLED = new RegExp(`^${LABEL.source}:\\s`, 'i')

type Fields = ReadonlyMap<string, string>

/** The fields of a block that is a header in labels (“Title: … Author: … Date: …”), by lower-case name; null otherwise. */
export const labelledFields = (text: string): Fields | null => {
  if (!STARTS_LABELLED.test(text) || text.length > LONGEST_HEADER) return null
  const fields = [...text.matchAll(LABELLED)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value.trim()] as const,
  )
  return new Map(fields.filter(([, value]) => value !== ''))
}

/** What a field says under the first of these names that it has; empty where it has none. */
const fieldOf = (fields: Fields | undefined, ...names: readonly string[]): string =>
  names.map((name) => fields?.get(name)).find((value) => value !== undefined) ?? ''

export const titleOfFields = (fields: Fields | undefined): string | null =>
  fieldOf(fields, 'title', 'headline', 'subject') || null

/** Who signs in a line of its own, wherever it stands among these blocks. */
const signersOf = (blocks: readonly Block[]): readonly string[] =>
  blocks
    .map(({ text }) => headLineOf(text))
    .find((line) => line !== null && (line.kind === 'signed' || line.kind === 'credit') && line.authors.length > 0)
    ?.authors ?? []

/** What headers in labels and lines that sign state among the first blocks of a text; of two that state the same, the first. */
export const labelsOf = (blocks: readonly Block[]) => {
  const first = blocks.slice(0, HEADER_BLOCKS)
  const said = first.flatMap(({ text }) => [...(labelledFields(text) ?? [])])
  const fields = new Map(said.toReversed())
  const isOutlet = ([name, value]: readonly [string, string]) =>
    OUTLETS.has(name) && !/^https?:/.test(value) && countWords(value) <= 8
  const labelled = bylineNames(fieldOf(fields, 'author', 'authors', 'by'))
  const addresses = ['url', 'link', 'source'].map((name) => fields.get(name) ?? '')
  return {
    authors: labelled.length > 0 ? labelled : signersOf(first),
    outlet: said.find(isOutlet)?.[1] ?? null,
    published: dateInWords(fieldOf(fields, 'date', 'published', 'publication date')),
    url: addresses.find((value) => /^https?:\/\/\S+$/.test(value) && URL.canParse(value)) ?? null,
  }
}
