import {
  type AsOfMatch,
  type CardSearch,
  type CardTerm,
  type NameKey,
  type NameMatch,
  OPTIONAL_NAMES,
} from './card-search'

/** A value behind a key, or a text, in quotes where it has to be: spaces and brackets end a term. */
const quoted = (text: string, key = ''): string => {
  const needsQuotes = text === '' || /[\s()]/.test(text) || (key === '' && /^(?:-|and$|or$)/i.test(text))
  return needsQuotes ? `${key}"${text}"` : `${key}${text}`
}

/** The reader takes each of these for a quotation mark, and `searchText` finds them by the straight one. */
const straight = (text: string): string => text.replace(/[“”„]/g, '"')
const escapedPattern = (pattern: string): string =>
  straight(pattern).replace(/\\.|[":]/gs, (sign) => (sign.length > 1 ? sign : `\\${sign}`))
/** Behind a key a colon is an ordinary sign. */
const escapedName = (pattern: string): string =>
  straight(pattern).replace(/\\.|"/gs, (sign) => (sign === '"' ? '\\"' : sign))
const escapedText = (text: string): string => straight(text).replace(/["\\]/g, '\\$&')

const nameWords = (of: NameKey, match: NameMatch): string => {
  switch (match.kind) {
    case 'none':
      return `${of}:none`
    case 'pattern':
      // A thing of that name is found in any case; in lower case the word means that there is no such thing.
      return match.pattern === 'none' && OPTIONAL_NAMES.has(of)
        ? `${of}:None`
        : quoted(escapedName(match.pattern), `${of}:`)
  }
}

const asOfWords = (match: AsOfMatch): string => {
  switch (match.kind) {
    case 'none':
      return 'none'
    case 'overlaps':
      return `${match.from ?? '..'}/${match.to ?? '..'}`
    case 'compare':
      return `${match.comparison}${match.day}`
  }
}

const termText = (term: CardTerm): string => {
  switch (term.kind) {
    case 'text':
      return quoted(escapedPattern(term.pattern))
    case 'name':
      return nameWords(term.of, term.match)
    case 'condition':
      return `is:${term.condition}`
    case 'rated':
      return `rated:${term.days}${term.rating === null ? '' : `:${term.rating}`}`
    case 'recent':
      return `${term.event}:${term.days}`
    case 'property':
      return `prop:${term.property}${term.comparison}${term.value}`
    case 'flag':
      return `flag:${term.flag}`
    case 'ids':
      return quoted(escapedText(term.ids.join(',')), term.of === 'card' ? 'cid:' : 'nid:')
    case 'fact-kind':
      return `kind:${term.factKind}`
    case 'form':
      return `form:${term.form}`
    case 'weight':
      return `weight:${term.weight}`
    case 'as-of':
      return `asof:${asOfWords(term.match)}`
    case 'stale':
      return `stale:${term.reason}`
    case 'no-source':
      return 'source:none'
    case 'import':
      return quoted(escapedText(term.id), 'import:')
    case 'due-by':
      return `dueby:${term.date}`
  }
}

const partText = (search: CardSearch): string =>
  search.kind === 'all' || search.kind === 'any' ? `(${printCardSearch(search)})` : printCardSearch(search)

/** A search as it is written: `readCardSearch` reads the same tree from it. */
export const printCardSearch = (search: CardSearch): string => {
  switch (search.kind) {
    case 'all':
      return search.of.map(partText).join(' ')
    case 'any':
      return search.of.map((part) => (part.kind === 'all' ? printCardSearch(part) : partText(part))).join(' or ')
    case 'not':
      return `-${partText(search.of)}`
    default:
      return termText(search)
  }
}
