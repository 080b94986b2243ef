import type { FactId } from '../ids'
import type { ComparableFact } from './comparable'
import { subjectWords } from './subject'

/**
 * The least likeness of two texts that any rule asks for. Statements are found with their answers, which the rules leave
 * out: where these differ, less is alike than the rules will see.
 */
const LEAST_LIKENESS = { statement: 0.5, question: 0.6 } as const
type TextKind = keyof typeof LEAST_LIKENESS

type Text = { readonly kind: TextKind; readonly text: string }

/**
 * The facts of a library by the words that they are about. A text is found by counting, along the lists of its words,
 * how many of them each text of the library has: a draft is never held against all facts, and what it costs grows with
 * how common its words are.
 */
export type FactIndex = {
  readonly facts: (ComparableFact | null)[]
  readonly places: Map<string, number>
  /** By word: the numbers of the texts that hold it, statements and questions apart. */
  readonly postings: Readonly<Record<TextKind, Map<string, number[]>>>
  /** By number of the text: its fact, and how many words it has; none for one that was taken out. */
  readonly texts: Readonly<Record<TextKind, { readonly fact: number[]; readonly words: number[] }>>
  readonly textsOfFact: Map<number, readonly { readonly kind: TextKind; readonly at: number }[]>
}

export const emptyIndex = (): FactIndex => ({
  facts: [],
  places: new Map(),
  postings: { statement: new Map(), question: new Map() },
  texts: { statement: { fact: [], words: [] }, question: { fact: [], words: [] } },
  textsOfFact: new Map(),
})

/** The texts that a fact is found by. */
const textsOf = ({ statement, cards }: ComparableFact): readonly Text[] => [
  { kind: 'statement', text: statement },
  ...cards.map(({ question }) => ({ kind: 'question' as const, text: question })),
]

/** Takes a fact out of the index. */
export function removeFact(index: FactIndex, factId: FactId): void {
  const place = index.places.get(factId)
  if (place === undefined) return
  for (const { kind, at } of index.textsOfFact.get(place) ?? []) index.texts[kind].words[at] = 0
  index.textsOfFact.delete(place)
  index.facts[place] = null
  index.places.delete(factId)
}

/** Puts a fact into the index, in the place of what was there under its id. */
export function addFact(index: FactIndex, fact: ComparableFact): void {
  if (fact.factId === null) return
  removeFact(index, fact.factId)
  const place = index.facts.length
  index.facts.push(fact)
  index.places.set(fact.factId, place)
  const own = textsOf(fact).map(({ kind, text }) => {
    const words = subjectWords(text, fact.authors)
    const texts = index.texts[kind]
    const at = texts.fact.length
    texts.fact.push(place)
    texts.words.push(words.size)
    for (const word of words) {
      const list = index.postings[kind].get(word)
      if (list) list.push(at)
      else index.postings[kind].set(word, [at])
    }
    return { kind, at }
  })
  index.textsOfFact.set(place, own)
}

/** An index of these facts. */
export function indexOf(facts: Iterable<ComparableFact>): FactIndex {
  const index = emptyIndex()
  for (const fact of facts) addFact(index, fact)
  return index
}

/** Adds the places of the facts of which a text of this kind is about what `text` is about. */
function findNear(index: FactIndex, { kind, text }: Text, authors: readonly string[], found: Set<number>): void {
  const words = subjectWords(text, authors)
  const texts = index.texts[kind]
  const shared = new Uint8Array(texts.fact.length)
  for (const word of words) {
    for (const at of index.postings[kind].get(word) ?? []) shared[at] = (shared[at] ?? 0) + 1
  }
  const least = LEAST_LIKENESS[kind]
  for (let at = 0; at < shared.length; at++) {
    const both = shared[at] ?? 0
    const length = texts.words[at] ?? 0
    if (both === 0 || length === 0) continue
    if (both / (words.size + length - both) >= least) found.add(texts.fact[at] ?? -1)
  }
}

/** The facts whose statement, or of whose questions some, is about what that of `candidate` is about; itself left out. */
export function nearFacts(index: FactIndex, candidate: ComparableFact): readonly ComparableFact[] {
  const found = new Set<number>()
  for (const text of textsOf(candidate)) findNear(index, text, candidate.authors, found)
  return [...found].flatMap((place) => {
    const fact = index.facts[place]
    return fact && fact.factId !== candidate.factId ? [fact] : []
  })
}
