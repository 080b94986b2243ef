import { cardMarkdown } from '../text-import/markdown-note'
import { BLOCK_ID, outsideCode } from '../text-import/obsidian-cards'

const EMBEDDED = String.raw`!\[\[[^\]|]+(?:\|[^\]]*)?\]\]`
const LINK = String.raw`\[\[(?:[^\]|]*\|)?[^\]|]+\]\]`
const IMAGE = String.raw`!\[[^\]]*\]\([^)\s]+[^)]*\)`
const COMMENT = String.raw`<!--[\s\S]*?-->`
const TAG = String.raw`(?:^|\s)#[^\s#]+`

/** What stands for other words in a note, and tags with the space before them. */
const MARKED = outsideCode(`(${EMBEDDED}|${LINK}|${IMAGE}|${COMMENT})|(${TAG})`)

/** A piece of a side: as the note has it, and what a card says for it. */
type Unit = { readonly raw: string; readonly said: string }

const plainUnits = (text: string): readonly Unit[] => [...text].map((sign) => ({ raw: sign, said: sign }))

const unitsOf = (raw: string, hasTags: boolean): readonly Unit[] => {
  const units: Unit[] = []
  let at = 0
  for (const found of raw.matchAll(MARKED)) {
    const [all, marked, tag] = found
    units.push(...plainUnits(raw.slice(at, found.index)))
    at = found.index + all.length
    if (marked !== undefined) units.push({ raw: all, said: cardMarkdown(all) })
    else if (tag !== undefined && hasTags) units.push({ raw: all, said: '' })
    else units.push(...plainUnits(all))
  }
  return [...units, ...plainUnits(raw.slice(at))]
}

const rawOf = (units: readonly Unit[]): string => units.map(({ raw }) => raw).join('')

/** New words between those that stay: links and comments that were between them are kept where their words are. */
const middleOf = (units: readonly Unit[], words: string): string => {
  let written = ''
  let at = 0
  for (const { raw, said } of units) {
    if (raw === said) continue
    const found = said === '' ? at : words.indexOf(said, at)
    if (found < 0) continue
    written += words.slice(at, found) + raw
    at = found + said.length
  }
  return written + words.slice(at)
}

/**
 * A side as a note has it, with new words. Links, comments and tags stay where their words did not change.
 * @param raw as it is in the note, with line feeds
 * @param was what it says there
 */
export const rewrittenSide = (raw: string, was: string, words: string, hasTags: boolean): string => {
  const space = /^\s/u.test(was) ? '' : (/^\s*/u.exec(raw)?.[0] ?? '')
  return space + rewrittenWords(raw.slice(space.length), was, words, hasTags)
}

const rewrittenWords = (raw: string, was: string, words: string, hasTags: boolean): string => {
  const units = unitsOf(raw, hasTags)
  if (cardMarkdown(units.map(({ said }) => said).join('')) !== cardMarkdown(was)) return words
  let [from, to] = [0, units.length]
  let [begun, ended] = [0, words.length]
  for (let unit = units[from]; unit && words.startsWith(unit.said, begun); unit = units[from]) {
    begun += unit.said.length
    from += 1
  }
  for (let unit = units[to - 1]; to > from && unit && ended - unit.said.length >= begun; unit = units[to - 1]) {
    if (!words.slice(begun, ended).endsWith(unit.said)) break
    ended -= unit.said.length
    to -= 1
  }
  return (
    rawOf(units.slice(0, from)) + middleOf(units.slice(from, to), words.slice(begun, ended)) + rawOf(units.slice(to))
  )
}

/** The end of a card: where its words end, and the id of its block. Offsets count from the start of the text. */
export type CardEnd = {
  readonly words: number
  readonly id: {
    readonly value: string
    readonly from: number
    readonly to: number
    readonly isComment: boolean
  } | null
}

const OWN_COMMENT = /^<!--\s*\^([A-Za-z0-9-]+)\s*-->$/u

/** Where the words of a card end, before comments and the id of its block. */
export const cardEnd = (raw: string): CardEnd => {
  let words = raw.trimEnd().length
  let id: CardEnd['id'] = null
  let isNamed = false
  for (;;) {
    const rest = raw.slice(0, words)
    const comment = rest.endsWith('-->') ? rest.lastIndexOf('<!--') : -1
    if (comment >= 0) {
      const value = OWN_COMMENT.exec(rest.slice(comment))?.[1]
      if (value !== undefined) id = { value, from: comment, to: words, isComment: true }
      words = rest.slice(0, comment).trimEnd().length
      continue
    }
    const block = isNamed ? null : BLOCK_ID.exec(rest)
    const value = block?.[1]
    if (!block || value === undefined) return { words, id }
    isNamed = true
    const from = words - value.length - 1
    id ??= { value, from, to: words, isComment: false }
    words = rest.slice(0, from).trimEnd().length
  }
}
