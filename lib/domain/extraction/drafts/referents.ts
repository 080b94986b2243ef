import type { Document, Sentence } from '../document'
import type { Mention } from '../mention'
import { partOfSpeech } from '../names/vocabulary'
import { ANY_MONTH } from '../words/en/months'
import type { Edit } from './edits'
import { withOffice } from './office'
import { openingOf } from './opening'

const NOUNS_OF_PLACES = /^[Tt]he (?:country|state|nation|republic)(?=[ ,’'])/u
/** “The Basel-based company said”: the one that the sentence before is about. */
const NOUNS_OF_FIRMS =
  /^[Tt]he (?:[\p{L}-]+-based )?(?:company|firm|group|trader|lender|insurer|carrier|operator|refinery|retailer|charity|newspaper)(?= (?:\p{Ll}+)|[’']s )/u
const PRONOUN = /^(?:He|She|His|Her|It|Its)(?= )/iu
/** “In February 2024 it opened”, “In its first full year it moved”: the pronoun opens what stands behind a phrase without a name. */
const BEHIND_PHRASE = new RegExp(
  `^(?:In|By|On|Since|Until|From|During|After|Before|At|Under|Last|This|Over) (?:${ANY_MONTH}|(?!that\\b|which\\b|who\\b)[\\p{Ll}\\p{N}’'-]+)(?: (?:${ANY_MONTH}|(?!that\\b|which\\b|who\\b|it\\b|he\\b|she\\b)[\\p{Ll}\\p{N}’'-]+)){0,6}?,? (?=(?:he|she|his|her|it|its) )`,
  'u',
)
/** “About 95 per cent of its trade”: the pronoun opens what a share is of. */
const BEHIND_SHARE =
  /^(?:(?:About|Around|Some|Nearly|Almost|Roughly|Over|More than|Less than|At least|Up to|Only|Just) )?(?:[\d.,]+ ?(?:%|per ?cent)|half|most|two-thirds|a third|a quarter|a fifth) of (?=its )/iu

/** “It is clear that”, “It took”: this word stands for nothing. */
const IMPERSONAL =
  /^[Ii]t (?:is|was|will be|would be|may be|might be|took|takes|seems?|seemed|appears?|remains|turned out|has been|had been)\b/u
/** “It is remembered for”: something that was named before is. */
const DONE_TO_IT =
  /^[Ii]t (?:is|was|has been) (?:\p{Ll}+ed|known|built|held|led|sold|born|made|run|set) (?:for|by|in|as|on|at|from|with)\b(?! that\b)/u
/** Behind these a pronoun may be read two ways: the sentence holds another name that could be meant. */
const SAME_SUBJECT_ONLY = /^(?:It|Its)$/iu

/** “India’s role has grown”: what it has is no rival of it. */
const OWNS =
  /^[’']s (?:\p{Ll}+ )?(?:role|share|economy|debt|budget|population|exports|imports|output|growth|trade|position|standing|influence|weight|size|history|turn|answer|approach)\b/u

/** A place as the text writes it, anybody else by the full name. */
const nameOf = ({ kind, quote, value }: Mention): string | null =>
  typeof value !== 'string' ? null : kind === 'place' ? quote : value

/** “the Monetary Policy Committee”, where the text writes the name with an article. */
function withArticle(doc: Document, mention: Mention): string | null {
  const name = nameOf(mention)
  const hasArticle = /(?<![\p{L}])[Tt]he $/u.test(doc.plain.slice(Math.max(0, mention.start - 5), mention.start))
  return name !== null && hasArticle && mention.kind === 'org' && !/^the /i.test(name) ? `the ${name}` : name
}

const distinct = (mentions: readonly Mention[]): readonly string[] => [
  ...new Set(mentions.map(nameOf).filter((name): name is string => name !== null)),
]

/** The sentences before a sentence in its own block or, for the first, the last of the block before. Nearest first. */
function before(doc: Document, sentence: Sentence): readonly Sentence[] {
  return [1, 2]
    .map((back) => doc.sentences[sentence.index - back])
    .filter((earlier): earlier is Sentence => earlier !== undefined && sentence.block - earlier.block <= 1)
}

/** Whether a name stands beside “and” and another with a capital, which may be a person nobody recognised. */
const isJoined = (doc: Document, { start, end }: Mention): boolean =>
  /^(?:, .{0,80},)? and \p{Lu}/u.test(doc.plain.slice(end, end + 90)) ||
  /\p{Lu}[\p{L}’'-]+,? and $/u.test(doc.plain.slice(Math.max(0, start - 40), start))

/** The person that “he” or “she” stands for: the one person whom the nearest sentence with any person names. */
function person(doc: Document, sentence: Sentence, inSentence: (index: number) => readonly Mention[]): Mention | null {
  for (const earlier of before(doc, sentence)) {
    // “They argued about it.”: of two, and nobody says which is meant next.
    if (/^(?:They|Both|The (?:two|pair))\b/u.test(doc.plain.slice(openingOf(doc, earlier), earlier.end))) return null
    const named = inSentence(earlier.index).filter(({ kind }) => kind === 'person')
    const people = distinct(named)
    if (people.length > 1 || named.some((one) => isJoined(doc, one))) return null
    // Of several mentions the one beside which it stands who they are.
    if (people.length === 1) return named.find(({ role }) => role !== null) ?? named[0] ?? null
  }
  return null
}

/** A paragraph of one sentence: the next goes on with it. */
const isAlone = (doc: Document, { block }: Sentence): boolean => doc.blocks[block]?.sentences.length === 1

/** “the Central Bank Rate”: no bank, and nothing called “Rate”. */
const isPartOfName = (doc: Document, { start, end }: Mention): boolean =>
  /^ \p{Lu}/u.test(doc.plain.slice(end, end + 2)) ||
  /\p{Lu}\p{L}+ $/u.test(doc.plain.slice(Math.max(0, start - 20), start))

/** What “it” stands for: the organisation or place that opens the sentence before, where no other is named in it. */
function thing(
  doc: Document,
  sentence: Sentence,
  inSentence: (index: number) => readonly Mention[],
  isNamedByNoun = false,
): Mention | null {
  const [earlier] = before(doc, sentence)
  if (!earlier || !(earlier.block === sentence.block || (isNamedByNoun && isAlone(doc, earlier)))) return null
  const named = inSentence(earlier.index).filter(({ kind }) => kind === 'org' || kind === 'place')
  const [first] = named
  if (!first || /\p{L}/u.test(doc.plain.slice(earlier.start, first.start).replace(/^(?:The|In)\b|\*/gu, '')))
    return null
  const owned = OWNS.exec(doc.plain.slice(first.end, earlier.end))
  if (owned) return named.some((other) => other !== first && other.kind === first.kind) ? null : first
  // “The Basel-based company”: the name must be what acts.
  const next = /^\*{0,2}(?:,| +(?<word>\p{Ll}+))/u.exec(doc.plain.slice(first.end, earlier.end))
  if (!next || (next.groups?.word && !/^(?:VERB|AUX)$/.test(partOfSpeech(next.groups.word)))) return null
  // “Radès, the port of Tunis, …”: what only says where or what it is takes no part.
  const apposed = /^\*{0,2}, (?:the|an?|of|in|based|with) [^,;:]{2,60}, /u.exec(doc.plain.slice(first.end, earlier.end))
  const beyond = first.end + (apposed?.[0].length ?? 0)
  const rivals = named.filter(
    (other) =>
      other.kind === first.kind &&
      other.value !== first.value &&
      !(other.start >= first.end && other.start < beyond) &&
      !isPartOfName(doc, other),
  )
  return rivals.length === 0 ? first : null
}

const INITIALS_BEHIND = /^\*{0,2}(?: \([^()]{2,80}\))?/u
/** “The Monetary Policy Committee met”: words with capitals that are no mention, and the verb of what they did. */
const CAPITALS =
  /^(?<article>[Tt]he )?(?<name>\p{Lu}[\p{L}’-]+(?: (?:of |and |for )?\p{Lu}[\p{L}’-]+){1,5}) (?<verb>\p{Ll}+)/u

/** What a sentence before is about, where its subject is the title of the text, or a name in capitals that is no mention. */
function subjectNamed(
  doc: Document,
  sentence: Sentence,
  inSentence: (index: number) => readonly Mention[],
): string | null {
  const [earlier] = before(doc, sentence)
  if (!earlier || earlier.block !== sentence.block) return null
  const words = doc.plain
    .slice(openingOf(doc, earlier), earlier.end)
    .replace(/^\*{1,2}/u, '')
    .replace(/^The \*{1,2}/u, 'The ')
  const title = (doc.options.title ?? '').trim()
  const bare = words.replace(/^The /u, '')
  // “Great Lakes Air Transport (GLAT) was an American airline”: what a text under this title explains.
  if (title !== '' && bare.startsWith(title)) {
    const rest = bare.slice(title.length)
    const isDefined = /^ (?:was|is|were|are) (?:an?|the|one) /u.test(
      rest.slice(INITIALS_BEHIND.exec(rest)?.[0].length ?? 0),
    )
    if (isDefined) return words === bare ? title : `the ${title}`
  }
  const { article = '', name = '', verb = '' } = CAPITALS.exec(words)?.groups ?? {}
  const hasRival = inSentence(earlier.index).some(
    // “the Central Bank Rate” is no bank.
    ({ kind, quote, end }) =>
      kind === 'org' && !name.includes(quote) && !/^ \p{Lu}/u.test(doc.plain.slice(end, end + 2)),
  )
  if (article === '' || !/^(?:VERB|AUX)$/.test(partOfSpeech(verb)) || hasRival) return null
  return `the ${name}`
}

/**
 * Puts a name in brackets in the place of the pronoun or “the country” that stands at `opening`, where the sentence opens, or behind a date there, where the sentences before
 * leave no doubt who is meant: “He said …” becomes “[Moira Holm] said …”. Null where it is not needed or not clear.
 */
export function referentEdit(
  doc: Document,
  sentence: Sentence,
  opening: number,
  inSentence: (index: number) => readonly Mention[],
): Edit | null {
  const opened = doc.plain.slice(opening, sentence.end)
  const from = opening + ((BEHIND_PHRASE.exec(opened) ?? BEHIND_SHARE.exec(opened))?.[0].length ?? 0)
  const words = doc.plain.slice(from, sentence.end)
  const pronoun = PRONOUN.exec(words)?.[0]
  const put = (length: number, name: string | null, isOwner: boolean): Edit | null =>
    name === null ? null : { start: from, end: from + length, words: isOwner ? `[${name}]’s` : `[${name}]` }
  if (pronoun && SAME_SUBJECT_ONLY.test(pronoun)) {
    if (IMPERSONAL.test(words) && !DONE_TO_IT.test(words)) return null
    const referent = thing(doc, sentence, inSentence)
    const name = referent ? withArticle(doc, referent) : subjectNamed(doc, sentence, inSentence)
    return put(pronoun.length, name, /^its$/i.test(pronoun))
  }
  if (pronoun) {
    const own = distinct(inSentence(sentence.index).filter(({ kind }) => kind === 'person'))
    const meant = person(doc, sentence, inSentence)
    const isOwner = /^(?:His|Her)$/i.test(pronoun)
    // “Her adviser Petra Novak”: a second person nearby makes no doubt of who “her” is, but the same one would.
    const name = meant && nameOf(meant)
    if (meant === null || name === null || own.includes(name)) return null
    return put(pronoun.length, withOffice(meant, name, words), isOwner)
  }
  const firm = NOUNS_OF_FIRMS.exec(words)?.[0]
  if (firm) {
    const referent = thing(doc, sentence, inSentence, true)
    return referent?.kind === 'org' ? put(firm.length, nameOf(referent), false) : null
  }
  const noun = NOUNS_OF_PLACES.exec(words)?.[0]
  if (!noun) return null
  const countries = before(doc, sentence).slice(0, 1)
  const named = countries.flatMap(({ index }) => distinct(inSentence(index).filter(({ kind }) => kind === 'place')))
  return named.length === 1 ? put(noun.length, named[0] ?? null, false) : null
}
