import { asciiRegExp } from '../../text/ascii-reg-exp'
import { bodySentences, type Document, finish, type Sentence } from '../document'
import type { Mention } from '../mention'
import { STANDING_ALONE } from '../words/en/organisations'
import { knownName, type NameKind } from './gazetteer'
import { mentionsOf } from './mentions'
import { endOfRun, type NamedSentence, type NameMention, wordsOfRun } from './name-mention'
import { familyNameOf } from './people'
import { type Registry, registryChunked } from './registry'
import { roleAt } from './roles'
import { adjoins, type NameToken, nameTokensOf } from './tokens'
import { isOrdinaryWord, partOfSpeech } from './vocabulary'

const STEP_SENTENCES = 40
const STEP_CHARACTERS = 8_000

const LONG_WORD_LETTERS = 4

/** A heading in Title Case gives every word a capital, so none of them says that it is a name. */
function isTitleCase(tokens: readonly NameToken[]): boolean {
  const long = tokens.filter(({ word }) => word.length >= LONG_WORD_LETTERS && !/^\d/.test(word))
  const capitals = long.filter(({ isCapital }) => isCapital)
  return long.length > 1 && capitals.length / long.length > 0.6
}

function carriesNames(doc: Document, sentence: Sentence, tokens: readonly NameToken[]): boolean {
  const words = doc.plain.slice(sentence.start, sentence.end)
  if (words === words.toUpperCase() && words !== words.toLowerCase()) return false
  if (doc.blocks[sentence.block]?.kind === 'row') return true
  const isHeading = doc.blocks[sentence.block]?.kind === 'heading' || !/[.!?:;…"”’)\]]$/u.test(words)
  return !(isHeading && isTitleCase(tokens))
}

/** “TALVIK, April 3 (Press) —”: where a report was filed, in capitals. */
const DATELINE = asciiRegExp(
  /^(?<place>\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,2})(?:,[^—–]{0,40})?(?: ?\([^()]{2,30}\))? ?[—–-] /u,
)

const OPENS_IN_CAPITALS = asciiRegExp(/^\p{Lu}{2}/u)
/** “Moscow” of “Moscow-led”. */
const BEFORE_HYPHEN = asciiRegExp(
  /^[\p{L}’']+(?=-(?:led|based|backed|born|bound|run|owned|registered|listed|controlled|held|brokered|sponsored|funded|educated|trained)$)/u,
)

function datelineOf(plain: string, { start, end }: Sentence, tokens: readonly NameToken[]): NameMention | null {
  if (!OPENS_IN_CAPITALS.test(tokens[0]?.word ?? '')) return null
  const place = DATELINE.exec(plain.slice(start, Math.min(end, start + 120)))?.groups?.place
  if (place === undefined) return null
  const to = tokens.filter((token) => token.start < start + place.length).length
  const value = place.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase())
  return { state: 'sure', kind: 'place', value, titleFrom: 0, from: 0, to, ending: 0 }
}

type Resolved = { readonly kind: NameKind; readonly value: string }

const oneOf = (names: readonly string[] | undefined): string | null => (names?.length === 1 ? (names[0] ?? null) : null)

function person(value: string, registry: Registry): Resolved {
  const words = value.split(' ')
  const bearers = registry.families.get(words.length > 1 ? familyNameOf(words) : value)
  if (words.length > 1) {
    // “Joe Biden” after “Joseph R. Biden” stays; “Biden Jr” and the like find the longest that holds all their words.
    const whole = bearers?.find((name) => words.every((word) => name.split(' ').includes(word)))
    return { kind: 'person', value: whole ?? value }
  }
  const known = knownName(value)
  const called = bearers ? null : oneOf(registry.firstWords.get(value))
  if (called !== null && known === undefined) return { kind: 'person', value: called }
  return { kind: 'person', value: oneOf(bearers) ?? (bearers ? value : known?.kind === 'person' ? known.value : value) }
}

/** What a mention stands for in its article; null where nothing tells. */
function resolve(mention: NameMention, { tokens }: NamedSentence, registry: Registry): Resolved | null {
  const { value, kind, state } = mention
  const token = tokens[mention.from]
  if (state === 'short') {
    const full = oneOf(registry.heads.get(value))
    const isDefinite = tokens[mention.from - 1]?.word.toLowerCase() === 'the'
    if (full !== null && isDefinite) return { kind: 'org', value: full }
    const isOnly = STANDING_ALONE.has(value) && !registry.heads.has(value)
    return isOnly && (isDefinite || (value === 'Cabinet' && token?.opens === false)) ? { kind: 'org', value } : null
  }
  if (state === 'sure' && kind === 'person') return person(value, registry)
  if (state === 'sure' && kind === 'place') return { kind, value }
  if (state === 'sure' && kind === 'org') {
    return {
      kind,
      value:
        registry.organisations.get(
          tokens
            .slice(mention.from, mention.to)
            .map(({ word }) => word)
            .join(' '),
        ) ?? value,
    }
  }
  const organisation = registry.organisations.get(value)
  // “Global trade fell” is not about Global Shipping; “Kestrel said” is about Kestrel.
  const acts = (): boolean => /^(?:VERB|AUX)$/.test(partOfSpeech(tokens[mention.to]?.word ?? '.'))
  const isDoubtful = (): boolean => token?.opens === true && isOrdinaryWord(value) && !acts()
  if (organisation !== undefined && !isDoubtful()) return { kind: 'org', value: organisation }
  const isOrdinaryOpening = token?.opens === true && isOrdinaryWord(value) && !registry.alwaysCapital.has(value)
  if (!isOrdinaryOpening && registry.families.has(value)) return person(value, registry)
  const resolvedKind = registry.resolved.get(value)
  if (resolvedKind === undefined || isOrdinaryOpening) return null
  return resolvedKind === 'person' ? person(value, registry) : { kind: resolvedKind, value }
}

const found = new WeakMap<Document, readonly Mention[]>()

/** The names of a text as `findNames` gives them, yielding between stretches of sentences. Each text is read once. */
export function* namesChunked(doc: Document): Generator<void, readonly Mention[]> {
  const known = found.get(doc)
  if (known) return known
  const names = yield* readNames(doc)
  found.set(doc, names)
  return names
}

/** Names of firms that open a sentence with an ordinary word, “Lakes Maritime declined”, where another sentence tells that they are names. */
function addOpenings(sentences: NamedSentence[]): void {
  const told = new Set(
    sentences
      .flatMap(({ mentions }) =>
        mentions.filter(({ state, kind, from, to }) => state === 'sure' && kind === 'org' && to - from > 1),
      )
      .map(({ value }) => value),
  )
  if (told.size === 0) return
  for (const [at, sentence] of sentences.entries()) {
    const { tokens, mentions } = sentence
    if (!tokens[0]?.isCapital || !tokens[1]?.isCapital) continue
    const run = { from: 0, to: endOfRun(tokens, 0) }
    const value = wordsOfRun(tokens, run)
    if (
      !told.has(value) ||
      mentions.some(({ from, to, state, kind }) => from === 0 && to === run.to && state === 'sure' && kind === 'org')
    )
      continue
    const opening: NameMention = { ...run, state: 'sure', kind: 'org', value, titleFrom: 0, ending: 0 }
    sentences[at] = { ...sentence, mentions: [opening, ...mentions.filter(({ from }) => from >= run.to)] }
  }
}

function* readNames(doc: Document): Generator<void, readonly Mention[]> {
  const sentences: NamedSentence[] = []
  let yielded = 0
  for (const [at, sentence] of bodySentences(doc).entries()) {
    if (at % STEP_SENTENCES === STEP_SENTENCES - 1 || sentence.end - yielded > STEP_CHARACTERS) {
      yielded = sentence.end
      yield
    }
    const tokens = nameTokensOf(doc.plain, sentence)
    if (!carriesNames(doc, sentence, tokens)) continue
    const mentions = mentionsOf(tokens)
    const opening = datelineOf(doc.plain, sentence, tokens)
    sentences.push({
      index: sentence.index,
      tokens,
      mentions: opening ? [opening, ...mentions.filter(({ from }) => from >= opening.to)] : mentions,
    })
  }
  addOpenings(sentences)
  yield
  const registry = yield* registryChunked(sentences)
  yield
  const mentions: Mention[] = []
  const roles = new Map<string, string>()
  for (const [at, sentence] of sentences.entries()) {
    if (at % STEP_SENTENCES === STEP_SENTENCES - 1) yield
    for (const name of sentence.mentions) {
      const mention = mentionOf(doc, name, sentence, registry)
      if (!mention) continue
      mentions.push(mention)
      const { value, role } = mention
      if (role !== null && typeof value === 'string' && !roles.has(value)) roles.set(value, role)
    }
  }
  yield
  return mentions.map((mention) =>
    mention.kind === 'person' && typeof mention.value === 'string'
      ? { ...mention, role: mention.role ?? roles.get(mention.value) ?? null }
      : mention,
  )
}

const IN_BRACKETS = asciiRegExp(/ \((?<letters>\p{Lu}{2,6})s?\)/gu)
const SMALL_WORDS = asciiRegExp(/(?:\p{Ll}+[ -]){1,6}\p{Ll}+$/u)
const LONGEST_SPELT_OUT = 100
const lettersOf = new WeakMap<Document, ReadonlySet<string>>()

/** Letters that the text itself introduces as short for a thing: “initial operational capability (IOC)”. */
function lettersOfThings(doc: Document): ReadonlySet<string> {
  const known = lettersOf.get(doc)
  if (known) return known
  const things = new Set<string>()
  for (const match of doc.plain.matchAll(IN_BRACKETS.on(doc.plain))) {
    const letters = match.groups?.letters ?? ''
    const before = doc.plain.slice(Math.max(0, match.index - LONGEST_SPELT_OUT), match.index)
    const initials = (SMALL_WORDS.exec(before)?.[0] ?? '')
      .split(/[ -]/u)
      .map((word) => word.charAt(0).toUpperCase())
      .join('')
    if (initials.endsWith(letters)) things.add(letters)
  }
  lettersOf.set(doc, things)
  return things
}

/** A name with its offsets and the role that its own sentence gives; null where nothing tells what it names. */
function mentionOf(doc: Document, name: NameMention, sentence: NamedSentence, registry: Registry): Mention | null {
  const isNamed = name.kind === 'person' || name.kind === 'place'
  const articled = isNamed ? undefined : registry.articled.get(name.value)
  const resolved: Resolved | null = articled ? { kind: 'org', value: articled } : resolve(name, sentence, registry)
  const before = sentence.tokens[name.from - 1]
  const isWhole = articled !== undefined && before?.word === 'The' && adjoins(sentence.tokens[name.from])
  const [first, last] = [isWhole ? before : sentence.tokens[name.from], sentence.tokens[name.to - 1]]
  if (!resolved || !first || !last) return null
  if (resolved.kind === 'org' && name.to - name.from === 1 && lettersOfThings(doc).has(first.word)) return null
  const hyphen = first.word.includes('-') && BEFORE_HYPHEN.exec(first.word)
  const end = hyphen ? first.start + hyphen[0].length : last.end + name.ending
  return {
    start: first.start,
    end,
    kind: resolved.kind,
    quote: doc.text.slice(first.start, end),
    value: resolved.value,
    unit: null,
    role: resolved.kind === 'person' ? roleAt(doc.plain, sentence, name) : null,
    speaker: null,
    hedge: null,
    salience: 0,
  }
}

/**
 * The persons, organisations and places of a text in order, each mention with its exact offsets. `value` is the full
 * name as the article first gives it, `role` what the article says a person is. What is doubtful is left out; salience
 * is 0 until the text is ranked.
 */
export const findNames = (doc: Document): readonly Mention[] => finish(namesChunked(doc))
