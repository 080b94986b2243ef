import { bylineNames } from '../byline'
import { type Block, countWords } from '../canonical'
import { dateInWords, publishedIn } from '../published'
import { isByline, isDateLine, isIntroduction, labelledFields } from './line-kinds'

const HEADER_BLOCKS = 8
const FOOTER_BLOCKS = 3

const NAME = String.raw`\p{Lu}[\p{L}.’'-]+(?: (?:de|da|di|van|von|al|el|bin|\p{Lu}[\p{L}.’'-]*)){1,4}`
const BIO = new RegExp(
  `^(${NAME}(?:,? (?:and|&) ${NAME})*) (?:is|are|was) (?:a|an|the|(?:senior|associate|visiting|adjunct|assistant|research|professor|director|editor))\\b.*\\b(?:fellow|authors?|professor|director|editor|researcher|analyst|journalist|writer|lecturer|correspondent|columnist)\\b`,
  'iu',
)

const bioNames = (text: string): readonly string[] => {
  const names = new RegExp(BIO.source, 'iu').exec(text)?.[1] ?? ''
  return /^\p{Lu}/u.test(names) ? bylineNames(names) : []
}

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

/** Who wrote a post: its byline, else whom the note about the author at its head or end names. */
export const authorsOf = (blocks: readonly Block[], title: string): readonly string[] => {
  const signed = signedBy(blocks)
  if (signed.length > 0) return signed
  const notes = [...blocks.slice(0, HEADER_BLOCKS), ...blocks.slice(-FOOTER_BLOCKS)].map(({ text }) => text)
  const names = notes.map(bioNames).find((found) => found.length > 0) ?? []
  // Who is interviewed is introduced like an author.
  return /\binterview with\b/i.test(title) ? names.filter((name) => !title.includes(name)) : names
}

const OUTLET = String.raw`(\p{Lu}[\p{L}\p{N}&.’'-]*(?: (?:(?:of|for|and|the|&) )?\p{Lu}[\p{L}\p{N}&.’'-]*)*)(?: magazine)?`
const ADJECTIVES = String.raw`(?:(?:the|my|our)\s+)?(?:(?:always|ever)\s+)?(?:(?:excellent|wonderful|great|good|lovely|fine|brilliant|esteemed)\s+)?`
const OUTLET_PATTERNS = [
  String.raw`\bpublished (?:by|in) (?:the )?${OUTLET}`,
  String.raw`\b[Tt]hanks to (?:the )?${OUTLET} for publishing`,
  String.raw`\b(?:piece|column|op-?ed|article|essay|commentary|review|interview|post|report|paper|chapter|one|time)\b(?: from \p{Lu}\p{Ll}+)?,? (?:this time )?(?:for|in|with) (?:my|our) [^.,;]*?\b(?:home|institution|institute|employer|colleagues at) ${OUTLET}`,
  String.raw`\b(?:piece|column|op-?ed|article|essay|commentary|review|interview|post|report|paper|chapter|one|time)\b(?: from \p{Lu}\p{Ll}+)?,? (?:this time )?(?:for|in|with) ${ADJECTIVES}${OUTLET}`,
].map((pattern) => new RegExp(pattern, 'u'))

/** Where a post was published, as the author's introduction or a “Source:” line names it; null where neither does. */
export const outletOf = (introduction: string | null, blocks: readonly Block[]): string | null => {
  for (const { text } of blocks.slice(0, HEADER_BLOCKS)) {
    const fields = labelledFields(text)
    const named = fields?.get('outlet') ?? fields?.get('publication') ?? fields?.get('source')
    if (named && !/^https?:/.test(named) && countWords(named) <= 8) return named
  }
  if (introduction === null || !isIntroduction(introduction)) return null
  for (const pattern of OUTLET_PATTERNS) {
    const name = pattern.exec(introduction)?.[1]
    if (name) return name.replace(/[.’'-]+$/u, '').replace(/[’']s$/u, '')
  }
  return null
}

/** When a post was published, as its own header or foot states it. */
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
