/** Longer texts are parsed in parts: a parser of Markdown takes a hundred times a text's length of memory. */
const PART_CHARACTERS = 150_000
/** Definitions of links are given to every part; of a file that is all definitions, the parser reads each once. */
const MOST_DEFINITIONS = 20_000

const DEFINITION = /^ {0,3}\[[^\]\n]{1,500}\]:[^\n]+$/gm
/** A fence is closed by one of the same sign, with nothing behind it. */
const FENCE = /^ {0,3}(?:(`)``|(~)~~)/
const BARE_FENCE = /^ {0,3}(?:`{3,}|~{3,})\s*$/
/** A line that begins a block of its own after a blank line: it goes on with no list, quotation, table or HTML. */
const OPENS_BLOCK = /^(?:[\p{L}\p{N}“"'‘(]|#{1,6} )/u
/** “1.” and “2)” go on with a list. */
const ITEM = /^\d{1,9}[.)](?:\s|$)/
/** HTML that blank lines do not end. */
const OPEN_HTML = /<!--|<(?:script|style|pre|textarea)\b/gi
const CLOSED_HTML = /-->|<\/(?:script|style|pre|textarea)\s*>/gi

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * A Markdown text in parts that mean the same one by one, with the definitions of links that all of them may use. Cut
 * only before a paragraph or heading that stands after a blank line, outside code and HTML; where there is no such place
 * a part is as long as the text.
 */
export function markdownParts(text: string): readonly string[] {
  if (text.length <= PART_CHARACTERS) return [text]
  const parts: string[] = []
  let start = 0
  let fence: string | null = null
  let [openHtml, isAfterBlank] = [0, true]
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    const line = text.slice(at, end)
    const isFree = isAfterBlank && fence === null && openHtml <= 0
    if (at - start >= PART_CHARACTERS && isFree && OPENS_BLOCK.test(line) && !ITEM.test(line)) {
      parts.push(text.slice(start, at))
      start = at
    }
    const [, backtick, tilde] = FENCE.exec(line) ?? []
    const sign = backtick ?? tilde
    if (fence === null && sign) fence = sign
    else if (sign === fence && BARE_FENCE.test(line)) fence = null
    else if (fence === null && line.includes('<')) openHtml += count(line, OPEN_HTML)
    if (openHtml > 0 && line.includes('>')) openHtml -= count(line, CLOSED_HTML)
    isAfterBlank = /^\s*$/.test(line)
    at = end + 1
  }
  parts.push(text.slice(start))
  const definitions = (text.match(DEFINITION) ?? []).join('\n')
  const isLittle = definitions.length <= MOST_DEFINITIONS
  return parts.length > 1 && definitions !== '' && isLittle ? parts.map((part) => `${part}\n\n${definitions}`) : parts
}
