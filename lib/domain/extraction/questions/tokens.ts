import type { Document } from '../document'
import { contentWords } from '../drafts/content-words'
import { capitalised, type Edit, edited } from '../drafts/edits'
import type { Mention, Span } from '../mention'
import { analysed } from '../names/vocabulary'

/** A word of a sentence to ask about, or a mention of it as one. */
export type QuestionToken = {
  readonly text: string
  /** The part of speech that wink-nlp gives it; `NAME`, `FIGURE`, `DATE` and `QUOTE` for mentions. */
  readonly tag: string
  /** The form of the dictionary, in small letters; the words themselves for a mention. */
  readonly lemma: string
  /** The white space before it. */
  readonly gap: string
  readonly mention: Mention | null
  /** Where its words stand in the text. */
  readonly span: Span | null
  /** Whether the title names it too, which stands above the question. */
  readonly isInTitle: boolean
}

type Atom = Span & { readonly mention: Mention | null }

const TAG_OF: Readonly<Record<Mention['kind'], string>> = {
  money: 'FIGURE',
  percent: 'FIGURE',
  count: 'FIGURE',
  date: 'DATE',
  person: 'NAME',
  org: 'NAME',
  place: 'NAME',
  quote: 'QUOTE',
  event: 'X',
  claim: 'X',
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** The start of the word that ends at an offset. */
function wordBefore(plain: string, at: number): number {
  let start = at
  while (start > 0 && plain[start - 1] !== ' ') start -= 1
  return start
}

const hyphenated = (plain: string, at: number): number => (plain[at - 1] === '-' ? wordBefore(plain, at) : at)

/** The mentions and the edited words of a stretch, none inside another, in order. */
function atomsOf(doc: Document, part: Span, mentions: readonly Mention[], edits: readonly Edit[]): readonly Atom[] {
  const named = mentions
    .filter((mention) => TAG_OF[mention.kind] !== 'X' && within(mention, part))
    // “mid-2026” is one word.
    .map((mention): Atom => ({ start: hyphenated(doc.plain, mention.start), end: mention.end, mention }))
  const put = edits
    .filter((edit) => within(edit, part) && !named.some((atom) => within(edit, atom)))
    .map((edit): Atom => {
      const start = edit.start === edit.end ? wordBefore(doc.plain, edit.start) : edit.start
      return { start, end: edit.end, mention: null }
    })
  const longestFirst = [...named, ...put].toSorted((a, b) => a.start - b.start || b.end - a.end)
  const atoms: Atom[] = []
  for (const atom of longestFirst) {
    const last = atoms.at(-1)
    if (!last || atom.start >= last.end) atoms.push(atom)
  }
  return atoms
}

/** What a title says of an event that a text goes on to call by a noun. */
const OF_EVENT: Readonly<Record<string, string>> = {
  closure: 'close shut',
  verdict: 'jury guilty convicted',
  ruling: 'court judge rules',
  takeover: 'buys acquires bid',
  purchase: 'buys acquires',
  sale: 'sells',
  agreement: 'agrees deal pact seals signs',
  deal: 'agrees agreement pact seals signs',
  collapse: 'collapses fails',
  strike: 'walkout stoppage',
  appointment: 'appoints names',
  resignation: 'resigns quits',
  launch: 'launches opens',
}

/** A word that no text has, which the tagger takes for a name or a number. */
const standIn = (atom: Atom, at: number): string => {
  const isNumber = atom.mention && ['FIGURE', 'DATE'].includes(TAG_OF[atom.mention.kind])
  return isNumber ? String(7001 + at) : `Zaq${String.fromCharCode(97 + (at % 26)).repeat(1 + Math.floor(at / 26))}`
}

/**
 * The words of a stretch of the text in order, with its edits made and each mention as one token; null where the tagger
 * parts what belongs together.
 */
export function questionTokensOf(
  doc: Document,
  part: Span,
  mentions: readonly Mention[],
  edits: readonly Edit[],
): readonly QuestionToken[] | null {
  const atoms = atomsOf(doc, part, mentions, edits)
  const names = atoms.map(standIn)
  const stoodIn = atoms.map(({ start, end }, at): Edit => ({ start, end, words: names[at] ?? '' }))
  const words = analysed(capitalised(edited(doc.text, part, stoodIn)))
  const titled = contentWords(doc.options.title ?? '')
  const tokens = words.map(({ word, tag, lemma, gap }): QuestionToken => {
    const atom = atoms[names.indexOf(word)]
    if (!atom) {
      const isInTitle =
        tag === 'NOUN' &&
        [...contentWords(`${word} ${OF_EVENT[word.toLowerCase()] ?? ''}`)].some((one) => titled.has(one))
      return { text: word, tag, lemma, gap, mention: null, span: null, isInTitle }
    }
    // An edit at the seam of two stretches belongs to the one that ends there.
    const own = edits.filter(
      (edit) => edit.start > atom.start || edit.end > edit.start || !atoms.some(({ end }) => end === edit.start),
    )
    const text = edited(doc.text, atom, own)
    const kind = atom.mention ? TAG_OF[atom.mention.kind] : tagOf(text, tag)
    return {
      text,
      tag: kind,
      lemma: atom.mention ? text.toLowerCase() : lemmaOf(text),
      gap,
      mention: atom.mention,
      span: atom,
      isInTitle: false,
    }
  })
  return tokens.filter(({ span }) => span !== null).length === atoms.length
    ? named(doc, joined(tokens).map(retagged))
    : null
}

/** “prices [in Kenya]” is a noun, although a stand-in was read for it. */
const tagOf = (text: string, tag: string): string => {
  const bare = bareWord(text)
  return bare !== text && /^\p{Ll}+$/u.test(bare) ? 'NOUN' : tag
}

/** “reserves [in Kenya]”, “[policy] rates”: the dictionary form of the one word that is no addition. */
function lemmaOf(text: string): string {
  const bare = bareWord(text)
  return bare !== text && /^\p{L}+$/u.test(bare) ? (analysed(bare.toLowerCase())[0]?.lemma ?? bare) : text.toLowerCase()
}

/** Words without what was added to them in brackets. */
export const bareWord = (text: string): string => text.replace(/ ?\[[^\]]*\] ?/gu, '')

/**
 * The words with their first as `PROPER`, where the text writes it with a capital within a sentence too: “Shell”. Before a
 * noun the capital of a longer name is none of its own: “reserves” beside “the International Monetary Fund”.
 */
function named(doc: Document, tokens: readonly QuestionToken[]): readonly QuestionToken[] {
  const [first, ...rest] = tokens
  if (!first || first.mention !== null || !/^\p{Lu}\p{Ll}+$/u.test(first.text)) return tokens
  const behind = isTagged(rest[0], 'NOUN', 'ADJ') ? '(?![\\p{L}]| \\p{Lu})' : '(?![\\p{L}])'
  const isName = new RegExp(`[\\p{Ll},] ${first.text}${behind}`, 'u').test(doc.plain)
  return isName && first.tag !== 'DET' ? [{ ...first, tag: 'PROPER' }, ...rest] : tokens
}

/** “fourth-quarter” as one word. */
function joined(tokens: readonly QuestionToken[]): readonly QuestionToken[] {
  const words: QuestionToken[] = []
  for (const token of tokens) {
    const last = words.at(-1)
    const isJoint = token.gap === '' && last && (/^[-–/]$/u.test(token.text) || /[-–/]$/u.test(last.text))
    if (!isJoint || last.mention !== null || token.mention !== null) {
      words.push(token)
      continue
    }
    const text = last.text + token.text
    const tag = /^[-–/]$/u.test(token.text) ? last.tag : token.tag === 'VERB' ? 'ADJ' : token.tag
    words[words.length - 1] = { ...last, text, tag, lemma: text.toLowerCase() }
  }
  return words
}

/** Corrects what the tagger gets wrong of words that stand with figures: “a bag cost 20 francs”, “has since spent”. */
function retagged(token: QuestionToken, at: number, tokens: readonly QuestionToken[]): QuestionToken {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  const tag = (to: string): QuestionToken => ({ ...token, tag: to })
  // “Overall inflation”, “Neighbouring Ecuador”
  if (at === 0 && /^Overall$/.test(token.text) && next?.tag === 'NOUN') return tag('ADJ')
  if (at === 0 && /^(?:Neighbou?ring|Nearby|Rival)$/.test(token.text) && next?.tag === 'NAME') return tag('ADJ')
  // “Starting pay for a technician”: no verb yet.
  const opensPhrase = /^\p{Lu}\p{Ll}+ing$/u
  if (at === 0 && opensPhrase.test(token.text) && next?.tag === 'VERB' && next.text === next.lemma) return tag('ADJ')
  if (at === 1 && opensPhrase.test(before?.text ?? '') && token.tag === 'VERB' && token.text === token.lemma)
    return tag('NOUN')
  // “Southern Cross Armoured” is a name all through; “which moves most of it” has a verb.
  const isCapital = at > 0 && token.mention === null && /^\p{Lu}\p{Ll}/u.test(token.text)
  if (isCapital && token.tag !== 'PROPN' && /^\p{Lu}/u.test(before?.text ?? '') && before?.tag === 'PROPN')
    return tag('PROPN')
  const isOfWhich = /^(?:which|who)$/i.test(before?.text ?? '') && tokens[at - 2]?.text === ','
  if (isOfWhich && token.tag === 'NOUN' && /s$/.test(token.text)) return tag('VERB')
  // “foreigners own 3%”: no adjective.
  if (
    token.text === 'own' &&
    /^(?:NOUN|NAME|PROPN)$/.test(before?.tag ?? '') &&
    !/^(?:NOUN|ADJ)$/.test(next?.tag ?? '')
  )
    return { ...token, tag: 'VERB', lemma: 'own' }
  if (/^(?:averages|totals|equals|tops)$/.test(token.text) && next?.tag === 'FIGURE' && token.tag !== 'VERB')
    return { ...token, tag: 'VERB', lemma: token.text.slice(0, -1) }
  if (/^costs?$/i.test(token.text) && token.tag === 'NOUN' && /^(?:FIGURE|NAME)$/.test(next?.tag ?? ''))
    return tag('VERB')
  // “of the hull,”, “of hops in Kent”: nouns that are also verbs.
  const isEnd = next === undefined || next.tag === 'ADP' || next.tag === 'AUX' || /^[,;.:]$/u.test(next.text)
  if (
    token.tag === 'VERB' &&
    isEnd &&
    (/^the$/i.test(before?.text ?? '') || (before?.text === 'of' && /s$/.test(token.text)))
  )
    return tag('NOUN')
  if (
    /^shows?$/.test(token.text) &&
    token.tag === 'NOUN' &&
    /^(?:data|figures|records|statistics|documents|accounts|surveys?|polls?|analysis|study|report)$/i.test(
      before?.text ?? '',
    )
  )
    return { ...token, tag: 'VERB', lemma: 'show' }
  if (/^accounts?$/.test(token.text) && next?.text === 'for' && !/^(?:DET|ADJ|ADP|PRON)$/.test(before?.tag ?? ''))
    return { ...token, tag: 'VERB', lemma: 'account' }
  if (/^since$/i.test(token.text) && next?.tag === 'DATE') return tag('ADP')
  if (/^since$/i.test(token.text) && /^ha(?:s|ve|d)$/i.test(before?.text ?? '')) return tag('ADV')
  if (/^(?:fell|rose)$/i.test(token.text)) return tag('VERB')
  if (/^(?:fall|rise|drop|climb)$/i.test(token.text) && /^(?:and|to)$/i.test(before?.text ?? '') && next?.tag !== 'ADP')
    return tag('VERB')
  // “two hours a day would pay”: nothing else is spelled so.
  if (/^(?:would|could|should)$/.test(token.text)) return tag('AUX')
  const isBehindModal =
    /^(?:will|would|can|could|must|should|may|might)$/i.test(before?.text ?? '') && before?.tag === 'AUX'
  if (isBehindModal && /^(?:ADJ|NOUN)$/.test(token.tag)) return tag('VERB')
  return token
}

/** Tokens as words again, without white space around them. */
export const joinedWords = (tokens: readonly QuestionToken[]): string =>
  tokens
    .map(({ gap, text }) => gap + text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()

/** Whether a token has one of these parts of speech. */
export const isTagged = (token: QuestionToken | undefined, ...tags: readonly string[]): boolean =>
  token !== undefined && tags.includes(token.tag)

export const reads = (token: QuestionToken | undefined, pattern: RegExp): boolean =>
  token !== undefined && pattern.test(token.text)

export const isSign = (token: QuestionToken | undefined, signs: RegExp = /^[,;:–—]$/u): boolean => reads(token, signs)
