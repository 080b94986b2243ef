import { nameStandsIn, nameWordsOf } from '../cards/name-values'
import { type FigureValue, figureMatches, figuresOf } from '../cards/values'
import { variantsOf } from '../comparison/name-variants'
import { KNOWN_PEOPLE } from '../extraction/words/en/people'
import type { FactKind } from '../library'
import { shuffleOf } from '../shuffle'
import { foldText, isSmallWord } from '../text/fold'
import { areSameName, othersOfType, type SetAnswer } from './answer-sets'
import { countryNames } from './country-names'
import { type AnswerNameKind, isAbbreviation, type NamePool, nameKindOf, type PoolName, withoutThe } from './name-pool'
import { nearFigureAnswers } from './near-figures'
import { roleIn } from './role'
import { gradeTyped } from './typed'
import { isSlip } from './word-match'

/** What is asked about, as far as a wrong answer has to fit it. */
export type AnsweredCard = {
  /** As plain text. */
  readonly answer: string
  readonly aliases: readonly string[]
  /** As plain text, gaps included. */
  readonly question: string
  readonly passage: string
  readonly kind: FactKind
  readonly articleId: string
  readonly topics: readonly string[]
}

export const DISTRACTORS = 3

type Fold = (text: string) => string

/** What the passage or the question of a card says, read once. */
type Said = { readonly text: string; readonly folded: string; readonly figures: readonly FigureValue[] }

const saidIn = (text: string, isName: boolean): Said =>
  isName ? { text, folded: ` ${foldText(text)} `, figures: [] } : { text, folded: '', figures: figuresOf(text) }

/** Whether an answer says something that a text says too: then it may be right, or the question gives it away. */
function isSaid(answer: string, isName: boolean, { text, folded, figures }: Said, fold: Fold): boolean {
  if (!isName) return figuresOf(answer).some((figure) => figures.some((other) => figureMatches(figure, other)))
  if (folded.includes(` ${fold(answer)} `)) return true
  const words = nameWordsOf(withoutThe(answer)).map(({ word }) => word)
  return words.every((word) => text.includes(word)) && nameStandsIn({ kind: 'name', words, start: 0, end: 0 }, text)
}

const initialsOf = (name: string): string =>
  (name.match(/\p{Lu}[\p{L}’]*/gu) ?? []).map((word) => word.charAt(0)).join('')

/** Whether two names may be taken for each other: a word or a slip in common, an abbreviation, a name of old. */
function areNamesAlike(one: string, other: string, fold: Fold): boolean {
  const [a, b] = [fold(one), fold(other)]
  if (a === b || a === '' || b === '' || variantsOf(a, b) !== null) return true
  const [bare, otherBare] = [withoutThe(one), withoutThe(other)]
  if (initialsOf(bare) === otherBare || initialsOf(otherBare) === bare) return true
  const words = b.split(' ').filter((word) => !isSmallWord(word))
  const areCountries = countryNames().has(a) && countryNames().has(b)
  return a
    .split(' ')
    .some(
      (word) =>
        !isSmallWord(word) && words.some((second) => word === second || (!areCountries && isSlip(word, second))),
    )
}

/** Whether two answers may be taken for each other. */
function isAlike(one: string, other: string, areNames: boolean, fold: Fold): boolean {
  if (areNames && areNamesAlike(one, other, fold)) return true
  if (areNames && !/\d/u.test(other)) return false
  return [gradeTyped(one, other, []), gradeTyped(other, one, [])].some(({ verdict }) => verdict !== 'wrong')
}

/** Whether an error that the learner made is of the same kind as the answer, so that it may stand beside it. */
function isSameKind(
  error: string,
  card: AnsweredCard,
  kind: AnswerNameKind | null,
  known: NamePool['kindOf'],
): boolean {
  if (kind !== null) {
    return nameKindOf(error, card.kind, known) === kind && isAbbreviation(error) === isAbbreviation(card.answer)
  }
  const [given, second] = figuresOf(error)
  const [wanted] = figuresOf(card.answer)
  if (!given || !wanted || second || given.kind !== wanted.kind) return false
  if (given.kind === 'number' && wanted.kind === 'number') {
    return given.currency === wanted.currency && given.unit === wanted.unit
  }
  if (given.kind !== 'date' || wanted.kind !== 'date') return true
  return (given.month === null) === (wanted.month === null) && (given.day === null) === (wanted.day === null)
}

/** Shuffled by a seed. */
const shuffled = (texts: readonly string[], seed: string): string[] =>
  texts
    .map((text) => ({ text, place: shuffleOf(`${seed} ${text}`) }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text)

/** Names of the library by how near the card they are: of its article, then of most shared topics. */
function nearNames(card: AnsweredCard, kind: AnswerNameKind, pool: NamePool, seed: string) {
  const nearness = ({ articleId, topics }: PoolName) =>
    (articleId === card.articleId ? 100 : 0) + topics.filter((topic) => card.topics.includes(topic)).length
  const near = new Map<string, number>()
  for (const each of pool.byKind.get(kind) ?? []) {
    if (isAbbreviation(each.name) !== isAbbreviation(card.answer)) continue
    near.set(each.name, Math.max(near.get(each.name) ?? 0, nearness(each)))
  }
  const nearOf = (name: string) => near.get(name) ?? 0
  return { ranked: shuffled([...near.keys()], seed).sort((a, b) => nearOf(b) - nearOf(a)), nearOf }
}

const isKnownPerson = (name: string): boolean =>
  KNOWN_PEOPLE.has(name) || KNOWN_PEOPLE.has(name.split(' ').at(-1) ?? '') || KNOWN_PEOPLE.has(name.split(' ')[0] ?? '')

/**
 * The people who may be taken for the answer: of the same calling and country if the question says which, or else of the
 * same article. Nobody takes a clerk for
 * somebody known all over the world, nor the other way round.
 */
function likePeople(card: AnsweredCard, names: readonly string[], pool: NamePool): readonly string[] {
  const wanted = roleIn(card.question)
  const known = names.filter((name) => isKnownPerson(name) === isKnownPerson(card.answer))
  const people = pool.byKind.get('person') ?? []
  const fitting = new Set(
    people
      .filter(({ role, articleId }) => (wanted === null ? articleId === card.articleId : role === wanted))
      .map(({ name }) => name),
  )
  return known.filter((name) => fitting.has(name))
}

/** Names that an answer may be taken for, each with the names in it: of “in Tajikistan” that of the country. */
type Candidate = { readonly text: string; readonly names: readonly string[] }

const named = (text: string): Candidate => ({ text, names: [text] })

/** Names of the tables, of a country those first that the library has near the card. */
function candidatesOfType({ groups, asCountry }: SetAnswer, card: AnsweredCard, pool: NamePool, seed: string) {
  const order = ({ text }: Candidate) => shuffleOf(`${seed} ${text}`)
  const areLists = groups.some(([first]) => first !== undefined && first.names.length > 1)
  const mixed = areLists
    ? [...groups].sort(([a], [b]) => (a && b ? order(a) - order(b) : 0)).flat()
    : groups.flatMap((group) => [...group].sort((a, b) => order(a) - order(b)))
  if (asCountry === null) return mixed
  const { ranked, nearOf } = nearNames(card, 'country', pool, seed)
  const near = ranked.filter((name) => nearOf(name) > 0)
  return [...near.flatMap((name) => asCountry(name) ?? []), ...mixed]
}

const yearsIn = (text: string): readonly number[] => (text.match(/(?<!\d)(?:1\d|20)\d\d(?!\d)/gu) ?? []).map(Number)

/** Of what a question of 2022 expects for later, nothing before 2022 can be taken. */
const isNotPast =
  ({ answer, question }: AnsweredCard) =>
  (candidate: string): boolean => {
    const asked = Math.max(0, ...yearsIn(question))
    const isLater = Math.max(0, ...yearsIn(answer)) > asked
    return asked === 0 || !isLater || Math.max(0, ...yearsIn(candidate)) >= asked
  }

function candidatesFor(card: AnsweredCard, kind: AnswerNameKind | null, pool: NamePool, seed: string): Candidate[] {
  if (kind === null) return shuffled(nearFigureAnswers(card.answer).filter(isNotPast(card)), seed).map(named)
  const { ranked, nearOf } = nearNames(card, kind, pool, seed)
  switch (kind) {
    case 'country':
      return ranked.filter((name) => nearOf(name) > 0).map(named)
    case 'person':
      return likePeople(card, ranked, pool).map(named)
    case 'place':
    case 'organisation':
      // Nobody takes a ferry line for a ministry: only the tables tell what is of one type.
      return []
    default:
      return kind satisfies never
  }
}

/** The words of a name without small ones, as far as a text can say them. */
const isSaidByName = (candidate: Candidate, texts: readonly Said[], fold: Fold): boolean =>
  candidate.names.some((name) => texts.some((text) => isSaid(name, true, text, fold)))

/**
 * Wrong answers out of the tables: none is right, or named by the question; a single one is not in the passage either,
 * which a list may be in part.
 */
function ofType(type: SetAnswer, card: AnsweredCard, pool: NamePool, seed: string, errors: readonly string[]) {
  const fold: Fold = (text) => pool.folded.get(text) ?? foldText(text)
  const candidates = candidatesOfType(type, card, pool, seed)
  const byFold = new Map(candidates.map((candidate) => [fold(candidate.text), candidate]))
  const own = errors.flatMap((error) => byFold.get(fold(error.trim())) ?? [])
  const [passage, question] = [saidIn(card.passage, true), saidIn(card.question, true)]
  const right = [card.answer, ...card.aliases]
  const chosen: string[] = []
  for (const candidate of [...own, ...candidates]) {
    const { text, names } = candidate
    if (isSaidByName(candidate, names.length === 1 ? [question, passage] : [question], fold)) continue
    const isTaken = [...right, ...chosen].some(
      (other) =>
        areSameName(text, other) ||
        variantsOf(fold(text), fold(other)) !== null ||
        gradeTyped(text, other, []).verdict !== 'wrong' ||
        gradeTyped(other, text, []).verdict !== 'wrong',
    )
    if (isTaken) continue
    chosen.push(text)
    if (chosen.length === DISTRACTORS) return chosen
  }
  return null
}

/**
 * Three wrong answers of the same type as the right one; null where there are not three honest ones. The learner's own
 * errors come first. Names of countries, cities, bodies and offices come from tables of their types, as the question
 * narrows them; other people from the same article and shared topics; numbers and dates are made near the right one.
 * None is an alias, says what the passage or the question says, or may be taken for the answer or another. The same
 * arguments give the same answers.
 */
export function distractorsFor(
  card: AnsweredCard,
  pool: NamePool,
  seed: string,
  pastErrors: readonly string[] = [],
): readonly string[] | null {
  const type = othersOfType(card.answer, card.question)
  if (type) return ofType(type, card, pool, seed, pastErrors)
  const kind = nameKindOf(card.answer, card.kind, pool.kindOf)
  const fold: Fold = (text) => pool.folded.get(text) ?? foldText(text)
  const right = [card.answer, ...card.aliases]
  const errors = pastErrors.map((error) => error.trim()).filter((error) => isSameKind(error, card, kind, pool.kindOf))
  const candidates = [...errors, ...candidatesFor(card, kind, pool, seed).map(({ text }) => text)]
  if (candidates.length < DISTRACTORS) return null
  const said = [card.passage, card.question].map((text) => saidIn(text, kind !== null))
  const chosen: string[] = []
  for (const candidate of candidates) {
    if (said.some((text) => isSaid(candidate, kind !== null, text, fold))) continue
    if ([...right, ...chosen].some((other) => isAlike(candidate, other, kind !== null, fold))) continue
    chosen.push(candidate)
    if (chosen.length === DISTRACTORS) return chosen
  }
  return null
}

/**
 * A figure that was typed, in the words of the answer: “3,500” beside “2,500 troops” is “3,500 troops”. Null where it has
 * other words of its own.
 */
function inWordsOf(answer: string, error: string): string | null {
  const [[wanted, second], [given]] = [figuresOf(answer), figuresOf(error)]
  if (!wanted || second || !given) return error
  const round = (text: string, { start, end }: FigureValue) => [text.slice(0, start), text.slice(end)] as const
  const [before, after] = round(answer, wanted)
  const own = round(error, given)
  if (foldText(own.join(' ')) === foldText(`${before} ${after}`)) return error
  return own.join('').trim() === '' ? before + error + after : null
}

/**
 * The wrong answers that were kept with a card, with those before them that the learner gave himself: of the same kind,
 * and neither right, nor said by the passage or the question, nor to be taken for another. As many as were kept.
 * @param pastErrors the latest first
 */
export function withPastErrors(
  card: AnsweredCard,
  kept: readonly string[],
  pool: NamePool,
  pastErrors: readonly string[],
): readonly string[] {
  const kind = nameKindOf(card.answer, card.kind, pool.kindOf)
  const fold: Fold = (text) => pool.folded.get(text) ?? foldText(text)
  const said = [card.passage, card.question].map((text) => saidIn(text, kind !== null))
  const chosen: string[] = []
  const isNew = (text: string): boolean =>
    ![card.answer, ...card.aliases, ...chosen].some((other) => isAlike(text, other, kind !== null, fold))
  for (const typed of pastErrors.map((text) => text.trim())) {
    const error = kind === null ? inWordsOf(card.answer, typed) : typed
    if (error === null) continue
    const fits =
      isSameKind(error, card, kind, pool.kindOf) && !said.some((text) => isSaid(error, kind !== null, text, fold))
    if (fits && isNew(error)) chosen.push(error)
  }
  for (const text of kept) if (isNew(text)) chosen.push(text)
  return chosen.length < kept.length ? kept : chosen.slice(0, kept.length)
}
