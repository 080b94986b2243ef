import { quotedTitle } from '../../content/quoted-title'
import { asciiRegExp } from '../ascii-reg-exp'
import { bodySentences, type Document, finish, type Sentence } from '../document'
import type { ExtractionOptions, Mention, Span } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { partOfSpeech } from '../names/vocabulary'
import { VIEW_VERBS } from '../words/en/speech'
import { isAside, unquoted } from './asides'
import { endOfWords } from './clauses'
import { mentionsBySentence } from './mentions-by-sentence'
import { reasonWords, viewWords } from './telling-words'
import { saysAnother, thesisIn } from './theses'
import { isAsked, isInterview, spokenBy } from './turns'
import { voteIn } from './votes'

const STEP_SENTENCES = 100
const FEWEST_WORDS = 5
const MOST_WORDS = 45
/** Words behind a verb of saying that begin no statement: “said in July”, “told reporters”, “warned of”. */
const NO_STATEMENT =
  /^(?:in|on|at|of|to|by|for|with|from|about|against|after|before|during|when|as|so|yes|no|again|reporters|journalists|him|her|them|me|us|nothing|it)$/
const ADVERB = asciiRegExp(
  /^(?:also|then|later|once|often|recently|publicly|privately|repeatedly|has|had|have|again|instead|further|\p{L}+ly)$/u,
)
/** What an author asks for rather than reports. */
const DEMANDS = /\b(?:should|must|ought to|needs? to|has to|have to)\b/u
/** What a text asks for that nobody signs; “must” there is mostly a duty. */
const SHOULD = /(?<!\b(?:that|which|who) )\b(?:should|ought to)\b/u

const claim = (doc: Document, { start, end }: Span, speaker: string): Mention => ({
  start,
  end,
  kind: 'claim',
  quote: doc.text.slice(start, end),
  value: null,
  unit: null,
  role: null,
  speaker,
  hedge: null,
  salience: 0,
})

/** The statement behind a verb of saying: “that …” or the bare clause; null where another thing follows. */
function statementBehind(doc: Document, sentence: Sentence, from: number): Span | null {
  const end = endOfWords(doc, sentence)
  const tokens = nameTokensOf(doc.plain, { start: from, end })
  let at = 0
  while (ADVERB.test(tokens[at]?.word ?? '')) at += 1
  const isThat = tokens[at]?.word === 'that'
  const first = tokens[isThat ? at + 1 : at]
  if (!first || /["“‘:]/u.test(doc.plain.slice(from, first.start))) return null
  if (!isThat && (NO_STATEMENT.test(first.word) || /[,;–—]/u.test(first.gap))) return null
  const words = tokens.filter(({ start }) => start >= first.start)
  if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return null
  const semicolon = isThat ? -1 : words.findIndex(({ gap }, index) => index > 0 && gap.includes(';'))
  const hasVerb = words
    .slice(1, semicolon < 0 ? words.length : semicolon)
    .some(({ word, isCapital }) => !isCapital && /^(?:VERB|AUX)$/.test(partOfSpeech(word)))
  return hasVerb ? { start: first.start, end } : null
}

/** The claim of a named speaker in a sentence: “Holm argues that …”, “according to Holm, …”. */
function reported(doc: Document, sentence: Sentence, inside: readonly Mention[]): Mention | null {
  for (const name of inside) {
    if ((name.kind !== 'person' && name.kind !== 'org') || typeof name.value !== 'string') continue
    const before = doc.plain.slice(Math.max(sentence.start, name.start - 60), name.start)
    if (/\b(?:for|of|at|from|with|to|by|in|about|on|against|told|asked|urged) (?:the )?$/iu.test(before)) continue
    const tokens = nameTokensOf(doc.plain, { start: name.end, end: sentence.end })
    let at = 0
    if (tokens[0] && /^,/.test(tokens[0].gap)) {
      // Over an apposition to the comma that ends it.
      const close = tokens.findIndex(({ gap }, index) => index > 0 && /^,/.test(gap))
      if (close < 0 || close > 16) continue
      at = close
    }
    while (ADVERB.test(tokens[at]?.word ?? '')) at += 1
    const verb = tokens[at]
    if (!verb || !VIEW_VERBS.has(verb.word) || (at === 0 && verb.gap !== ' ')) continue
    const that = verb.word === 'told' ? tokens.findIndex(({ word }) => word === 'that') : -1
    const behind = verb.word === 'told' ? (that > 0 ? (tokens[that - 1]?.end ?? verb.end) : null) : verb.end
    // “in which Keller holds 24.9%”
    if (/^holds?$/.test(verb.word) && tokens[at + 1]?.word !== 'that') continue
    const statement = behind === null ? null : statementBehind(doc, sentence, behind)
    if (statement) return claim(doc, statement, name.value)
  }
  return null
}

/** By whom the text says what it says in its own voice: its authors, or where it is not signed its title. */
export function voiceOf({ authors = [], title = null }: ExtractionOptions): string | null {
  if (authors.length > 0) return authors.join(' and ')
  return title === null || title.trim() === '' ? null : quotedTitle(title)
}

/** Whose words a sentence outside quotation marks is: who speaks it in an interview, else the text's authors or title. */
export const voiceAt = (doc: Document, sentence: Sentence): string | null =>
  isInterview(doc) ? spokenBy(doc, sentence) : voiceOf(doc.options)

const FEWEST_QUOTED = 2

/** Whether a text gives the words of several people who have not written it. */
const quotesSeveral = (found: readonly Mention[], authors: readonly string[]): boolean =>
  new Set(
    found.flatMap(({ kind, speaker }) =>
      kind === 'quote' && speaker !== null && !authors.includes(speaker) ? [speaker] : [],
    ),
  ).size >= FEWEST_QUOTED

/** What the text itself says that a matter comes to: “what keeps it going is gold”. */
function held(doc: Document, sentence: Sentence, inside: readonly Mention[], isReport: boolean): Mention | null {
  const voice = voiceAt(doc, sentence)
  if (voice === null || inside.some(({ kind, speaker }) => kind === 'quote' || speaker !== null)) return null
  const thesis = thesisIn(doc, sentence)
  // What a report tells in its own words is no view of its reporters.
  return thesis && (isReport ? { ...claim(doc, thesis.answer, ''), speaker: null } : claim(doc, thesis.clause, voice))
}

/** Why, on what condition or with what effect, as the sentence says it in few words; nobody need be named for it. */
function reasoned(doc: Document, sentence: Sentence, inside: readonly Mention[]): Mention | null {
  // What the matter comes to is somebody's view; “Because nobody asked” is half an answer.
  const isHalf = /^because\b[^,]*$/iu.test(doc.plain.slice(sentence.start, sentence.end))
  if (isHalf || isAsked(doc, sentence) || thesisIn(doc, sentence)) return null
  const clause = { start: sentence.start, end: endOfWords(doc, sentence) }
  const words = reasonWords(doc, clause, inside) ?? viewWords(doc, clause, inside)
  return words && { ...claim(doc, words, ''), speaker: null }
}

/** Words of a sentence that gives a reason, asks for something or says on what it depends. */
const ARGUES =
  /\b(?:because|owing to|thanks to|in order to|so that|should|must|blame[sd]?|attribute[sd]?|depends? (?:up)?on|hinges? on|rests? on|led to|caused|causes|prompted|triggered|provoked|sparked|forced)\b/u

/** “raised its forecast after orders doubled”, “rose, helped by exports”, “widened as costs fell”: what came of what. */
const CAME_OF =
  /\b(?:declared?|closed?|shut|ban(?:s|ned)?|suspend(?:s|ed)?|halt(?:s|ed)?|ordered|recall(?:s|ed)?|cancel(?:s|led)?|postponed?|withdrew|imposed?|evacuated|raised|lowered|cut) [^.;]* after \p{Ll}|, (?:helped|driven|boosted|lifted|buoyed|fuell?ed|hit|hurt|supported|spurred|(?:dragged|weighed) down) by\b|\b(?:rose|fell|widened|narrowed|grew|shrank|dropped|climbed|increased|slipped|declined|improved|jumped|surged|slowed|recovered)\b[^.;]*,? as \p{Ll}+ [^.;]*\b(?:rose|fell|widened|narrowed|grew|shrank|dropped|climbed|increased|slipped|declined|improved|jumped|surged|slowed|recovered)\b/u

/** A sentence that gives a reason or asks for something in more words than a gap can hide; a question may ask for them. */
function argued(doc: Document, sentence: Sentence): Mention | null {
  const words = doc.plain.slice(sentence.start, sentence.end)
  // A headline in the first line is none of the text.
  if (!/[.!?…][”’"')]*\s*$/u.test(words)) return null
  if (
    !(ARGUES.test(unquoted(words)) || CAME_OF.test(unquoted(words))) ||
    isAsked(doc, sentence) ||
    /^because\b/iu.test(words)
  )
    return null
  // Who asks for something must be known.
  const isDemand = /\b(?:should|must)\b/u.test(words)
  if (isDemand && (voiceOf(doc.options) === null || (doc.options.authors ?? []).length > 1)) return null
  return { ...claim(doc, { start: sentence.start, end: endOfWords(doc, sentence) }, ''), speaker: null }
}

/** What the text asks for, where it has a title or one author: “The West should …”. */
function demanded(doc: Document, sentence: Sentence, inside: readonly Mention[]): Mention | null {
  const author = voiceOf(doc.options)
  if (author === null || (doc.options.authors ?? []).length > 1 || isInterview(doc)) return null
  const words = doc.plain.slice(sentence.start, sentence.end)
  const isSigned = (doc.options.authors ?? []).length === 1
  if (!(isSigned ? DEMANDS : SHOULD).test(words) || /["“]/u.test(words) || saysAnother(doc, sentence)) return null
  if (/\b(?:why|whether|how|if)\b/iu.test(words)) return null
  if (inside.some(({ kind, speaker }) => kind === 'quote' || speaker !== null)) return null
  const tokens = nameTokensOf(doc.plain, sentence)
  if (
    tokens.length < 8 ||
    tokens.length > MOST_WORDS ||
    /^(?:It|This|That|They|He|She|If|But|And)$/.test(tokens[0]?.word ?? '')
  )
    return null
  const start = tokens[0]?.start ?? sentence.start
  return claim(doc, { start, end: endOfWords(doc, sentence) }, author)
}

/**
 * What somebody holds, argues or warns of, as the clause stands word for word, with who it is: a named person or
 * organisation before a verb of saying, or the one author of the text where it asks for something. Where nobody holds it, the
 * few words that give a reason, a condition or an effect.
 */
export function* claimsChunked(doc: Document, found: readonly Mention[]): Generator<void, readonly Mention[]> {
  const bySentence = mentionsBySentence(doc, found)
  const claims: Mention[] = []
  const isReport = quotesSeveral(found, doc.options.authors ?? [])
  for (const [at, sentence] of bodySentences(doc).entries()) {
    if (at % STEP_SENTENCES === 0) yield
    if (isAside(doc, sentence) || doc.blocks[sentence.block]?.kind === 'heading') continue
    const inside = bySentence.get(sentence.index) ?? []
    const found =
      reported(doc, sentence, inside) ??
      held(doc, sentence, inside, isReport) ??
      demanded(doc, sentence, inside) ??
      reasoned(doc, sentence, inside) ??
      argued(doc, sentence)
    if (found) claims.push(found)
    const vote = voteIn(doc, sentence)
    if (vote && (!found || vote.end <= found.start || vote.start >= found.end || found.speaker !== null))
      claims.push({ ...claim(doc, vote, ''), speaker: null })
  }
  return claims
}

/** The claims of a text, all at once; see `claimsChunked`. */
export const findClaims = (doc: Document, found: readonly Mention[]): readonly Mention[] =>
  finish(claimsChunked(doc, found))
