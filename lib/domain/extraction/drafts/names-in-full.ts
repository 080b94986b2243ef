import { asciiRegExp } from '../ascii-reg-exp'
import type { Document, Sentence } from '../document'
import type { Mention, Span } from '../mention'
import { changeEdits } from './changes-meant'
import { definiteEdits } from './definite'
import type { Edit } from './edits'
import { editsOfText } from './of-the-text'
import { officeInFull, shortOffice } from './office'

type Mentions = (index: number) => readonly Mention[]

/** “[Goran] ” before the name that another edit would complete as well. */
const isAt = (insertion: Span, { start, end }: Span): boolean =>
  insertion.start === insertion.end && insertion.start >= start && insertion.start <= end
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** “Petrescu said” becomes “[minister Goran] Petrescu said”: a family name alone, at its first place in the sentence. */
function givenNames(
  inside: readonly Mention[],
  answer: Span & { readonly hidden: string },
  around: string,
): readonly Edit[] {
  const named = new Set<string>()
  return inside.flatMap((name): Edit[] => {
    if (name.kind !== 'person' || typeof name.value !== 'string' || named.has(name.value)) return []
    named.add(name.value)
    const isFamily = name.value.endsWith(` ${name.quote}`)
    const given = name.value.slice(0, -name.quote.length - 1)
    // “Progress Together”: the rest of the name stands before it.
    const isThere = around.includes(`${given} ${name.quote}`)
    if (!isFamily || isThere || overlaps(name, answer)) return []
    const office = shortOffice(name, around)
    const before = { start: name.start, end: name.start, words: `[${office === null ? given : `${office} ${given}`}] ` }
    const whole = officeInFull(name, around)
    const isGiven =
      whole === null ||
      whole.toLowerCase().includes(answer.hidden) ||
      /^[’']/u.test(around.slice(around.indexOf(name.quote) + name.quote.length))
    return isGiven ? [before] : [before, { start: name.end, end: name.end, words: ` [${whole}]` }]
  })
}

const BODY =
  'institute|ministry|bank|agency|council|commission|centre|center|fund|union|authority|court|association|foundation|network|federation|bureau|committee|university|corporation|institution|organisation|organization|secretariat|tribunal|institute|company|group|alliance'
/** “the institute”, but not “the institute of …”, “the Central Bank” or “the bank’s” own kind of “the bank robber”. */
const BODY_REFERENCE = asciiRegExp(
  new RegExp(
    `(?<![\\p{L}-])(?<article>[Tt]he )(?<noun>${BODY})(?= (?:said|says|is|was|has|had|and|in|also|will|would|expects|estimates|which|who|does|did|should|could|can|may|must|plans|wants|sells|sold|buys|bought|kept|keeps|cut|raised|spent|paid|found|put|gave|took|set|made|needs)\\b|[’']s\\b|[,.;:)])`,
    'gu',
  ),
)
/** How many sentences before the body may have been named. */
const NEAR_SENTENCES = 12

/** The one body with such a noun in its name that was named shortly before, and no other of the kind since. */
function bodyMeant(doc: Document, sentence: Sentence, noun: string, mentions: Mentions): string | null {
  const holds = (name: Mention): boolean =>
    name.kind === 'org' && typeof name.value === 'string' && new RegExp(`\\b${noun}\\b`, 'iu').test(name.value)
  for (let back = 0; back <= NEAR_SENTENCES; back += 1) {
    const earlier = doc.sentences[sentence.index - back]
    if (!earlier) return null
    const bodies = mentions(earlier.index).filter(holds)
    const values = new Set(bodies.map(({ value }) => value))
    const [only] = values
    if (values.size > 1) return null
    if (back === 0 && values.size > 0) return null
    // “the finance ministry”, “its central bank”: another of the kind, without a name.
    const words = doc.plain.slice(earlier.start, earlier.end)
    const others = [...words.matchAll(new RegExp(`\\b(?<before>[\\p{L}’'-]+) ${noun}s?\\b`, 'gu'))]
    if (others.some(({ groups }) => !/^(?:the|this|that)$/i.test(groups?.before ?? ''))) return null
    if (typeof only === 'string') return only
  }
  return null
}

function bodies(doc: Document, sentence: Sentence, mentions: Mentions): readonly Edit[] {
  const words = doc.plain.slice(sentence.start, sentence.end)
  for (const match of words.matchAll(BODY_REFERENCE.on(words))) {
    const { article = '', noun = '' } = match.groups ?? {}
    const name = bodyMeant(doc, sentence, noun, mentions)
    if (name === null) continue
    const start = sentence.start + match.index + article.length
    return [{ start, end: start + noun.length, words: `[${name.replace(/^The /u, '')}]` }]
  }
  return []
}

/**
 * Puts in brackets what the text said in full shortly before and a card would lack: the given name of a person, and the
 * name of a body that is only “the institute” here. Nothing is put into the answer, or where two could be meant.
 */
export function inFull(doc: Document, sentence: Sentence, answer: Span, mentions: Mentions): readonly Edit[] {
  const around = doc.plain.slice(sentence.start, sentence.end)
  const hidden = doc.text.slice(answer.start, answer.end).toLowerCase()
  const given = givenNames(mentions(sentence.index), { ...answer, hidden }, around)
  const named = [...given, ...bodies(doc, sentence, mentions)]
  const added = [
    ...editsOfText(doc, sentence, mentions),
    ...definiteEdits(doc, sentence),
    ...changeEdits(doc, sentence),
  ]
  for (const edit of added)
    if (
      !named.some((other) => overlaps(edit, other) || isAt(other, edit)) &&
      !edit.words.toLowerCase().includes(hidden)
    )
      named.push(edit)
  return named.filter((edit) => !overlaps(edit, answer))
}
