import { asciiRegExp } from '../../text/ascii-reg-exp'
import { GIVEN_NAMES } from '../words/en/given-names'
import { type EntityTypeEvidence, entityTypeEvidenceFor } from './entity-type-evidence'
import type { NameKind } from './gazetteer'
import { type NamedSentence, type NameMention, withoutArticle } from './name-mention'
import { familyNameOf } from './people'
import { addTo, expandLetters, isCalledByFirstWord, readShortNames, type ShortNames } from './short-names'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord } from './vocabulary'

/** What the whole article says of its names. */
export type Registry = {
  /** Family name to the full names that bear it, in order of appearance. */
  readonly families: ReadonlyMap<string, readonly string[]>
  /** First word of a full name to the full names that begin with it. */
  readonly firstWords: ReadonlyMap<string, readonly string[]>
  /** Short name or acronym to the organisation's full name. */
  readonly organisations: ReadonlyMap<string, string>
  /** Last word of an organisation's name, “Authority”, to the full names that have it. */
  readonly heads: ReadonlyMap<string, readonly string[]>
  /** Words that the article writes with a capital inside a sentence and never without: a capital that opens one is theirs. */
  readonly alwaysCapital: ReadonlySet<string>
  /** Name without its article to the name with it: “Diplomat” to “The Diplomat”. */
  readonly articled: ReadonlyMap<string, string>
  /** Open names that the article tells the kind of. */
  readonly resolved: ReadonlyMap<string, NameKind>
}

const CAPITALS = asciiRegExp(/^\p{Lu}{2,}$/u)
const STEP_SENTENCES = 200

const wordsIn = (name: string): string[] => name.split(' ')

/** What the sentences say of names that no list and no grammar knows. */
type Evidence = {
  readonly families: Map<string, string[]>
  readonly names: ShortNames
  readonly scores: Map<string, Record<NameKind, number>>
  /** Names that stand with “The” inside a sentence. */
  readonly withArticle: Set<string>
  /** Open names that have their capital inside a sentence. */
  readonly capitalInside: Set<string>
  /** Open names of one word. */
  readonly alone: Set<string>
  /** Words with a capital inside a sentence, and words without. */
  readonly capital: Set<string>
  readonly small: Set<string>
}

function readSentence(sentence: NamedSentence, evidence: Evidence): void {
  const { tokens, mentions } = sentence
  readShortNames(sentence, evidence.names)
  for (const { word, isCapital, opens } of tokens) {
    if (!isCapital) evidence.small.add(word)
    else if (!opens) evidence.capital.add(word)
  }
  for (const mention of mentions) {
    const { value, state, kind } = mention
    const words = wordsIn(value)
    if (kind !== 'person' && value !== withoutArticle(value)) evidence.withArticle.add(value)
    if (state === 'sure' && kind === 'person' && words.length > 1) addTo(evidence.families, familyNameOf(words), value)
    if (state !== 'open') continue
    const sum = evidence.scores.get(value) ?? { person: 0, org: 0, place: 0 }
    const { person, org, place } = entityTypeEvidenceFor(tokens, mention)
    evidence.scores.set(value, { person: sum.person + person, org: sum.org + org, place: sum.place + place })
    if (!tokens[mention.from]?.opens) evidence.capitalInside.add(value)
    if (words.length === 1) evidence.alone.add(value)
  }
}

/**
 * People are called by their last word after the first mention, firms by their first. Who speaks under one word without
 * ever being introduced by more is no person.
 */
function withCalling(
  name: string,
  scores: EntityTypeEvidence,
  { alone, families }: Evidence,
  lastWords: ReadonlySet<string>,
): EntityTypeEvidence {
  const words = wordsIn(name)
  if (name !== withoutArticle(name)) return scores
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (words.length === 1) {
    const isIntroduced = lastWords.has(name) || families.has(name) || GIVEN_NAMES.has(name)
    const onlySpeaks = scores.person > 0 && scores.person <= 1 && scores.place === 0
    return isIntroduced || !onlySpeaks ? scores : { person: 0, org: scores.org + scores.person + 0.3, place: 0 }
  }
  if (words.length > 3 || alone.has(first) === alone.has(last) || scores.person >= 1) return scores
  return alone.has(last) ? { ...scores, person: scores.person + 1.2 } : { ...scores, org: scores.org + 1.2 }
}

function decide({ person, org, place }: EntityTypeEvidence): NameKind | null {
  const kinds = [
    ['person', person],
    ['org', org],
    ['place', place],
  ] as const
  const [first, second] = kinds.toSorted((a, b) => b[1] - a[1])
  if (!first || !second || first[1] < 1 || first[1] < 2 * second[1]) return null
  return first[0]
}

/** The kinds of the open names, as far as the article tells them. Adds what it learns to the families and short names. */
function resolvedBy(evidence: Evidence): Map<string, NameKind> {
  const { scores: sums, names, families, capitalInside, small } = evidence
  const lastWords = new Set(
    [...sums.keys()].filter((name) => name.includes(' ')).map((name) => wordsIn(name).at(-1) ?? ''),
  )
  const resolved = new Map<string, NameKind>()
  for (const [name, sum] of sums) {
    const scores = withCalling(name, sum, evidence, lastWords)
    const kind = decide(scores)
    if (!kind) continue
    const isOrdinary = !CAPITALS.test(name) && wordsIn(name).every(isOrdinaryWord)
    const least = small.has(name.toLowerCase()) ? 1.5 : 1.2
    if (isOrdinary && (!capitalInside.has(name) || scores[kind] < least)) continue
    resolved.set(name, kind)
    if (kind === 'person' && name.includes(' ')) addTo(families, familyNameOf(wordsIn(name)), name)
  }
  for (const name of sums.keys()) {
    const first = wordsIn(name)[0] ?? ''
    if (name === first) continue
    // “Haifeng Oceanic” is what “Haifeng” is, where the article says that this is a firm.
    if (!resolved.has(name) && resolved.get(first) === 'org') resolved.set(name, 'org')
    const alone = sums.get(first)
    const acts = alone !== undefined && alone.org >= Math.max(alone.person, alone.place) && isCalledByFirstWord(name)
    if (resolved.get(name) === 'org' && (acts || (alone?.org ?? 0) > 0) && !isOrdinaryWord(first))
      names.short.set(first, name)
  }
  expandLetters(sums.keys(), names)
  return resolved
}

/** What stands in one list with a name is of its kind: “the CHP and the IYI Party”, “Talvik and Hesselby”. */
function resolveNeighbours({ tokens, mentions }: NamedSentence, resolved: Map<string, NameKind>): void {
  for (const [at, mention] of mentions.entries()) {
    if (mention.state !== 'open' || resolved.has(mention.value)) continue
    const words = mention.to - mention.from
    for (const other of [mentions[at - 1], mentions[at + 1]]) {
      if (!other || !isListedWith(tokens, mention, other)) continue
      const kind = other.state === 'sure' ? other.kind : resolved.get(other.value)
      const fits = kind === 'person' ? words > 1 && words < 4 : words === 1
      if (kind && fits && !(isOrdinaryWord(mention.value) && tokens[mention.from]?.opens))
        resolved.set(mention.value, kind)
    }
  }
}

function isListedWith(tokens: readonly NameToken[], a: NameMention, b: NameMention): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a]
  const between = tokens.slice(first.to, second.titleFrom)
  return (
    between.length > 0 &&
    // “VinFast and South Korea’s Hyundai”: the country is not what stands beside it.
    !/^[’']/.test(tokens[second.to]?.gap ?? '') &&
    between.length <= 2 &&
    /^(?:and|or)(?: the)?$/.test(between.map(({ word }) => word).join(' ')) &&
    [...between, tokens[second.titleFrom]].every((token) => adjoins(token))
  )
}

/**
 * Gathers what an article says of its names: who has which family name, what letters stand for, what open names are.
 * Yields between stretches of sentences.
 */
export function* registryChunked(sentences: readonly NamedSentence[]): Generator<void, Registry> {
  const evidence: Evidence = {
    families: new Map(),
    names: { short: new Map(), heads: new Map() },
    scores: new Map(),
    withArticle: new Set(),
    capitalInside: new Set(),
    alone: new Set(),
    capital: new Set(),
    small: new Set(),
  }
  for (const [at, sentence] of sentences.entries()) {
    if (at % STEP_SENTENCES === 0) yield
    readSentence(sentence, evidence)
  }
  yield
  const resolved = resolvedBy(evidence)
  for (const sentence of sentences) resolveNeighbours(sentence, resolved)
  const { families, names, capital, small } = evidence
  const alwaysCapital = new Set([...capital].filter((word) => !small.has(word.toLowerCase())))
  const articled = new Map<string, string>()
  for (const name of evidence.withArticle)
    if (!evidence.scores.has(name) || resolved.get(name) === 'org') articled.set(withoutArticle(name), name)
  const firstWords = new Map<string, string[]>()
  for (const full of [...families.values()].flat()) addTo(firstWords, wordsIn(full)[0] ?? '', full)
  return { families, firstWords, organisations: names.short, heads: names.heads, articled, resolved, alwaysCapital }
}
