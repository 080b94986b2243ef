import { countWords } from '../canonical'
import { publishedIn } from '../published'

const MAX_TITLE_WORDS = 20
const MAX_TITLE_CHARACTERS = 140
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

/** Who took a picture, or whose it is. */
const isCredit = (text: string): boolean =>
  /^(?:main )?(?:image|photo(?:graph)?|picture|illustration|credit|caption)s?\b/i.test(text)

/** A row of signs that parts two texts. */
export const isSeparator = (text: string): boolean => /^(?:[-–—_*=~+#•·]\s?){3,}$/u.test(text)
/** Long enough a row that nobody draws it between two sections of one text. */
export const isStrongSeparator = (text: string): boolean => /^(?:[-–—_*=~]\s?){10,}$/u.test(text)

/** A line that can be the title of a text: short, without a full stop at its end, no byline, date or credit. */
export const isTitleLike = (text: string): boolean =>
  text.length <= MAX_TITLE_CHARACTERS &&
  countWords(text) > 0 &&
  countWords(text) <= MAX_TITLE_WORDS &&
  /^["'“‘«¿(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
  !/[.;:,…]["”’)]*$/u.test(text) &&
  !isByline(text) &&
  !isDateLine(text) &&
  !isCredit(text) &&
  !isSeparator(text) &&
  !STARTS_LABELLED.test(text)

const OF_ITSELF =
  /\b(?:piece|column|op-?ed|post(?:ed|ing)?|blog|backlog|article|essay|report|paper|interview|extract|excerpt|podcast|chapter|commentary|review|reprint|reposting)\b/i
const IN_FIRST_PERSON = /\b(?:I|I’m|I'm|me|my|mine|our)\b/
/** Notes of this kind leave their subject out. */
const WITHOUT_SUBJECT =
  /^(?:a|an|another|more|new|back|been|almost|this|here|finally|latest|late|catching|some|yet|and|my|our|just|have)\b/i
const SAYS_WHERE = /\b(?:for|in|by|with|at)\s+(?:(?:the|my|our|a|an)\s+)?(?:[\p{Ll}-]+\s+){0,4}\p{Lu}|publish/u

/** A paragraph in which an author introduces the text that follows: “Another short piece, this time for the …”. */
export const isIntroduction = (text: string): boolean =>
  countWords(text) <= 150 &&
  OF_ITSELF.test(text) &&
  SAYS_WHERE.test(text) &&
  (IN_FIRST_PERSON.test(text) || WITHOUT_SUBJECT.test(text))
