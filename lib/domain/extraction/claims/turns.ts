import { asciiRegExp } from '../ascii-reg-exp'
import type { Document, DocumentBlock, Sentence } from '../document'
import { findNames } from '../names/find-names'
import { isQuestionSentence } from './asides'

/** “MC:”, “Petra Novak:”, “Question:” at the beginning of a paragraph: who speaks in it. */
const LABEL = asciiRegExp(
  /^(?<label>\p{Lu}{1,3}|Question|Answer|\p{Lu}[\p{L}’'-]+(?: (?:\p{Ll}{2,3} )?\p{Lu}[\p{L}’'-]+){1,2}):\s/u,
)
const WITH = asciiRegExp(
  /\b(?:[Ii]nterview|[Cc]onversation|[Tt]alk|[Qq] ?(?:&|and) ?[Aa]|[Qq]uestions) (?:[Ww]ith|[Ff]or) (?:[\p{Ll}-]+ ){0,3}(?<name>\p{Lu}[\p{L}’'-]+(?: (?:\p{Ll}{2,3} )?\p{Lu}[\p{L}’'-]+){1,2})/u,
)
/** Fewer questions that stand by themselves are a writer's. */
const FEWEST_TURNS = 3

/** Who speaks in the blocks of an interview, by full name, and whether it is whoever asks. */
type Turn = { readonly speaker: string | null; readonly asks: boolean }
type Turns = ReadonlyMap<number, Turn>

const initialsOf = (name: string): string => name.replace(/[^\p{Lu}]/gu, '')

/** The one full name with these initials among names; null where there is none or are several. */
function nameFor(label: string, names: ReadonlySet<string>): string | null {
  if (/ /u.test(label)) return label
  if (!/^\p{Lu}{2,3}$/u.test(label)) return null
  const fitting = [...names].filter((name) => initialsOf(name) === label)
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

const labelOf = (doc: Document, { sentences }: DocumentBlock): string | null => {
  const first = sentences[0]
  return (first && LABEL.exec(doc.plain.slice(first.start, first.start + 60))?.groups?.label) ?? null
}

const asksIn = (doc: Document, { sentences }: DocumentBlock): boolean => {
  const last = sentences.at(-1)
  return last !== undefined && isQuestionSentence(doc.plain.slice(last.start, last.end))
}

/** Turns that are labelled with who speaks; who mostly asks is the one who asks. */
function labelledTurns(doc: Document, body: readonly DocumentBlock[]): Turns {
  const labels = new Map(
    body.flatMap((block) => {
      const label = labelOf(doc, block)
      return label === null ? [] : [[block.index, label] as const]
    }),
  )
  const names = new Set([...labels.values()].filter((label) => / /u.test(label)))
  for (const { kind, value } of findNames(doc)) if (kind === 'person' && typeof value === 'string') names.add(value)
  const speakers = new Map([...new Set(labels.values())].map((label) => [label, nameFor(label, names)]))
  const asked = new Map<string | null, { questions: number; turns: number }>()
  for (const block of body) {
    const label = labels.get(block.index)
    if (label === undefined) continue
    const key = speakers.get(label) ?? label
    const so = asked.get(key) ?? { questions: 0, turns: 0 }
    asked.set(key, { questions: so.questions + (asksIn(doc, block) ? 1 : 0), turns: so.turns + 1 })
  }
  const last = Math.max(-1, ...labels.keys())
  const turns = new Map<number, Turn>()
  let current: Turn | null = null
  for (const block of body) {
    const label = labels.get(block.index)
    if (label !== undefined) {
      const speaker = speakers.get(label) ?? null
      const { questions = 0, turns: all = 1 } = asked.get(speaker ?? label) ?? {}
      current = { speaker, asks: questions > all / 2 }
    }
    // Behind the last label stand notes as often as further words of the answer.
    if (current && block.index <= last) turns.set(block.index, current)
  }
  return turns
}

/** Turns without labels: paragraphs that ask, and between them the answers of whom the title names. */
function unlabelledTurns(doc: Document, body: readonly DocumentBlock[]): Turns {
  const speaker = WITH.exec(doc.options.title ?? '')?.groups?.name ?? null
  const isAsking = (block: DocumentBlock): boolean => block.sentences.length <= 3 && asksIn(doc, block)
  const first = body.findIndex(isAsking)
  return new Map(
    first < 0
      ? []
      : body
          .slice(first)
          .map((block) => [block.index, isAsking(block) ? { speaker: null, asks: true } : { speaker, asks: false }]),
  )
}

const known = new WeakMap<Document, Turns | null>()

function turnsOf(doc: Document): Turns | null {
  const made = known.get(doc)
  if (made !== undefined) return made
  const body = doc.blocks.filter(({ role, sentences }) => role === 'body' && sentences.length > 0)
  const labelled = body.filter((block) => labelOf(doc, block) !== null)
  const asking = body.filter((block) => block.sentences.length <= 3 && asksIn(doc, block))
  const isInterview = new Set([...labelled, ...asking]).size >= FEWEST_TURNS
  const turns = !isInterview
    ? null
    : labelled.length >= FEWEST_TURNS
      ? labelledTurns(doc, body)
      : unlabelledTurns(doc, body)
  known.set(doc, turns)
  return turns
}

/** Whether a text is an interview: what it says is then not what its author says. */
export const isInterview = (doc: Document): boolean => turnsOf(doc) !== null

/** Who speaks a sentence of an interview, by full name; null where the text is none, or does not tell. */
export const spokenBy = (doc: Document, { block }: Sentence): string | null => {
  const turn = turnsOf(doc)?.get(block)
  return turn && !turn.asks ? turn.speaker : null
}

/** Whether a sentence belongs to whoever asks in an interview. */
export const isAsked = (doc: Document, { block }: Sentence): boolean => turnsOf(doc)?.get(block)?.asks ?? false
