import { formatEdtf } from '../../content/edtf'
import { type DraftCard, newCard } from '../../drafts/fact-draft'
import { asciiRegExp } from '../ascii-reg-exp'
import type { Mention } from '../mention'

/** A sentence made to stand by itself, as the patterns of questions read it. */
export type AskedSentence = {
  readonly statement: string
  /** The words of the passage; an answer must stand in it. */
  readonly passage: string
  readonly asOf: string | null
}

const question = (front: string, back: string): DraftCard => newCard('question', front, back)

/** A role that one person holds at a time, with what it is the role of: “foreign minister of China”. */
const ONE_HOLDER = asciiRegExp(
  /^(?:acting |deputy |vice |first |interim )?(?:[\p{L}-]+ ){0,3}(?:president|premier|prime minister|minister|chancellor|secretary[ -]general|secretary of state|secretary|chairman|chairwoman|chair|governor|mayor|king|queen|director|director-general|chief executive|head|leader|commander|speaker|rector|founder)(?: [\p{L}’'-]+){0,3} (?:of|for|at) .{3,80}$/u,
)
const NOT_NOW = /^(?:former|then|late|retired|outgoing|incoming|future|ex-)/u
const SHORTEST_QUOTE_WORDS = 4
const LONGEST_QUOTE_WORDS = 28

function whoIs(mention: Mention, { asOf, passage }: AskedSentence): DraftCard | null {
  const { role, value } = mention
  if (role === null || typeof value !== 'string' || value !== mention.quote || value.split(' ').length < 2) return null
  if (!ONE_HOLDER.test(role) || NOT_NOW.test(role) || asOf === null || asOf.includes('/') || !passage.includes(value))
    return null
  if (value.split(' ').some((word) => role.includes(word))) return null
  // The office must stand in the passage itself, else the card would ask what its source does not say.
  const noun = role.split(' of ')[0] ?? role
  if (!passage.toLowerCase().includes(noun.toLowerCase())) return null
  const when = /^\d{4}-\d{2}-\d{2}/.test(asOf) ? 'on' : 'in'
  return question(`Who was ${role} ${when} ${formatEdtf(asOf)}?`, value)
}

function whoSaid(mention: Mention, { passage }: AskedSentence): DraftCard | null {
  const { speaker, quote } = mention
  if (mention.kind !== 'quote' || speaker === null) return null
  const words = quote.split(/\s+/u).length
  if (words < SHORTEST_QUOTE_WORDS || words > LONGEST_QUOTE_WORDS) return null
  const family = speaker.split(' ').at(-1) ?? speaker
  const answer = passage.includes(speaker) ? speaker : passage.includes(family) ? family : null
  if (answer === null || quote.includes(family)) return null
  const said = quote.replace(/\s+/gu, ' ').replace(/[,.;:]+$/u, '')
  return question(`Whose words are these: “${said.replaceAll('“', '‘').replaceAll('”', '’')}”?`, answer)
}

const ONCE =
  'founded|established|signed|created|launched|opened|ratified|abolished|dissolved|assassinated|born|set up|annexed|inaugurated|adopted'

/** “The bank was founded in 1993” asks when, where the sentence says no more before its date. */
function whenWas(mention: Mention, { statement }: AskedSentence): DraftCard | null {
  if (mention.kind !== 'date') return null
  const match = new RegExp(
    `^(?<subject>(?:The |A )?\\p{L}[^,;:]{2,80}) (?<verb>was|were) (?<done>${ONCE})(?<rest> by [^,;]{2,60}| at [^,;]{2,40})? (?:in|on) (?<date>[^,;.]{3,30})(?=[,;.]|$)`,
    'u',
  ).exec(statement)
  const { subject, verb, done, rest = '', date } = match?.groups ?? {}
  if (!subject || !verb || !done || date?.trim() !== mention.quote) return null
  const name = /^The |^A /.test(subject) ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject
  return question(`When ${verb} ${name} ${done}${rest}?`, mention.quote)
}

/** “The budget was €3.4 million in 2023” asks how much, where nothing stands between subject and amount. */
function howMuch(mention: Mention, { statement }: AskedSentence): DraftCard | null {
  if (mention.kind !== 'money' && mention.kind !== 'percent') return null
  const at = statement.indexOf(mention.quote)
  if (at < 0 || statement.indexOf(mention.quote, at + 1) >= 0) return null
  const match =
    /^(?<subject>(?:The |Its )?\p{L}[^,;:]{4,90}) (?<verb>was|were|stood at|reached|totalled|totaled|amounted to|came to) (?:about |some |around |nearly |roughly )?$/u.exec(
      statement.slice(0, at),
    )
  const year = /^ (?<when>in (?:1\d|20)\d\d)[.,]/u.exec(`${statement.slice(at + mention.quote.length)}.`)
  const { subject, verb } = match?.groups ?? {}
  if (!subject || !verb || !year?.groups?.when || /\b(?:who|which|that|and|but)\b/u.test(subject)) return null
  const name = /^The /.test(subject) ? `t${subject.slice(1)}` : subject
  if (/^Its\b/u.test(name)) return null
  return question(`How much ${/^were$/.test(verb) ? 'were' : 'was'} ${name} ${year.groups.when}?`, mention.quote)
}

/** The questions that are safe to ask of a mention: who holds an office, whose words, when founded, how much in a year. */
export const questionsOf = (mention: Mention, sentence: AskedSentence): readonly DraftCard[] =>
  [whoIs, whoSaid, whenWas, howMuch].flatMap((pattern) => pattern(mention, sentence) ?? [])
