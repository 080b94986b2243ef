import { formatEdtf } from '../../content/edtf'
import { type DraftCard, newCard } from '../../drafts/fact-draft'
import { CONTENT_DATES } from '../../format/date-style'
import { asciiRegExp } from '../ascii-reg-exp'
import { VOTE } from '../claims/votes'
import type { Document } from '../document'
import type { Mention } from '../mention'
import { argumentsAsked, calledAsked } from '../questions/arguments'
import { questionFor } from '../questions/ask'
import { questionTokensOf } from '../questions/tokens'
import { voteAsked } from '../questions/votes'
import type { DraftPassage } from './draft-passage'
import { edited } from './edits'
import { openingOf } from './opening'

/** A sentence made to stand by itself, as the patterns of questions read it. */
export type AskedSentence = {
  readonly doc: Document
  readonly passage: DraftPassage
  /** The words of the passage; an answer must stand in them. */
  readonly words: string
  readonly asOf: string | null
}

const question = (front: string, back: string): DraftCard => newCard('question', front, back)

/** A role that one person holds at a time, with what it is the role of: “foreign minister of China”. */
const ONE_HOLDER = asciiRegExp(
  /^(?:acting |deputy |vice |first |interim )?(?:[\p{L}-]+ ){0,3}(?:president|premier|prime minister|minister|chancellor|secretary[ -]general|secretary of state|secretary|chairman|chairwoman|chair|governor|mayor|king|queen|director|director-general|chief executive|head|leader|commander|speaker|rector|founder)(?: [\p{L}’'-]+){0,3} (?:of|for|at) .{3,80}$/u,
)
const NOT_NOW = /^(?:former|then|late|retired|outgoing|incoming|future|ex-)/u
const SHORTEST_QUOTE_WORDS = 8
const LONGEST_QUOTE_WORDS = 28

function whoIs(mention: Mention, { asOf, words }: AskedSentence): DraftCard | null {
  const { role, value } = mention
  if (role === null || typeof value !== 'string' || value !== mention.quote || value.split(' ').length < 2) return null
  if (!ONE_HOLDER.test(role) || NOT_NOW.test(role) || asOf === null || asOf.includes('/') || !words.includes(value))
    return null
  if (value.split(' ').some((word) => role.includes(word))) return null
  // The office must stand in the passage itself, else the card would ask what its source does not say.
  const noun = role.split(' of ')[0] ?? role
  if (!words.toLowerCase().includes(noun.toLowerCase())) return null
  const when = /^\d{4}-\d{2}-\d{2}/.test(asOf) ? 'on' : 'in'
  return question(`Who was ${role} ${when} ${formatEdtf(asOf, CONTENT_DATES)}?`, value)
}

function whoSaid(mention: Mention, { words }: AskedSentence): DraftCard | null {
  const { speaker, quote } = mention
  if (mention.kind !== 'quote' || speaker === null) return null
  const length = quote.split(/\s+/u).length
  if (length < SHORTEST_QUOTE_WORDS || length > LONGEST_QUOTE_WORDS) return null
  const family = speaker.split(' ').at(-1) ?? speaker
  const answer = words.includes(speaker) ? speaker : words.includes(family) ? family : null
  if (answer === null || quote.includes(family)) return null
  const said = quote.replace(/\s+/gu, ' ').replace(/[,.;:]+$/u, '')
  return question(`Whose words are these: “${said.replaceAll('“', '‘').replaceAll('”', '’')}”?`, answer)
}

const isAboutWords = ({ kind }: Mention): boolean => kind === 'claim' || kind === 'event'

const OPENS_SMALL = /^(?:How|What|When|Why|Who|By|At|For|In|On|Under|If|To)\b/u

/** “According to Nadia Belkacem, how much …”: who says it in an interview. The text’s own voice is named above the card. */
const asBy = (speaker: string | null, front: string): string =>
  speaker !== null && OPENS_SMALL.test(front)
    ? `According to ${speaker}, ${front.charAt(0).toLowerCase()}${front.slice(1)}`
    : front

/** “4–2”, as a claim of nobody. */
const isVote = ({ kind, quote }: Mention): boolean =>
  kind === 'claim' && new RegExp(`^${VOTE.source}$`, 'u').test(quote)

/** What the grammar of the sentence allows to ask: how many, when, who, why. */
function byGrammar(mention: Mention, { doc, passage }: AskedSentence): readonly DraftCard[] {
  const part = { start: openingOf(doc, passage.sentence), end: passage.span.end }
  const tokens = questionTokensOf(doc, part, passage.inside, passage.edits)
  if (!tokens) return []
  if (isVote(mention)) {
    const vote = voteAsked(edited(doc.text, part, passage.edits))
    return vote ? [question(vote.front, vote.answer)] : []
  }
  const asks = isAboutWords(mention)
    ? argumentsAsked(tokens)
    : [mention.kind === 'quote' ? calledAsked(tokens) : questionFor(tokens, mention)]
  return asks.flatMap((asked) => (asked ? [question(asBy(passage.spokenBy, asked.front), asked.answer)] : []))
}

/**
 * The questions that are safe to ask of a mention: who holds an office, whose words, and what the grammar of the sentence
 * allows.
 */
export const questionsOf = (mention: Mention, sentence: AskedSentence): readonly DraftCard[] => [
  ...[whoIs].flatMap((pattern) => pattern(mention, sentence) ?? []),
  ...byGrammar(mention, sentence),
  ...[whoSaid].flatMap((pattern) => pattern(mention, sentence) ?? []),
]
