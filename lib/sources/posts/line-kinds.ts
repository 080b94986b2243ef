import { publishedIn } from '../published'

const _MAX_TITLE_WORDS = 20
const _MAX_TITLE_CHARACTERS = 140
const MAX_META_CHARACTERS = 160

/** “By Ada Holm”, as a line of its own. */
export const isByline = (text: string): boolean =>
  text.length <= MAX_META_CHARACTERS && /^(?:words )?by:? \p{Lu}/iu.test(text) && !/[.!?]$/.test(text)

/** “12 March 2023”, alone or with what usually stands beside it. */
export const isDateLine = (text: string): boolean => text.length <= MAX_META_CHARACTERS && publishedIn(text) !== null

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
