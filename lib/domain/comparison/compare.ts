import { nameValues } from '../cards/name-values'
import { figuresOf } from '../cards/values'
import { foldText } from '../text/fold'
import { compareAnswers } from './answers'
import type { ComparableCard, ComparableFact, Likeness, LikenessKind } from './comparable'
import { type FactIndex, nearFacts } from './index-of-facts'
import { foldedWords, jaccard, lookWords, subjectWords, withoutNamedWork, withoutTelling } from './subject'

/** Likeness of question or statement from which the same answer makes a duplicate. */
const DUPLICATE_FROM = 0.6
/** Likeness of question or statement from which another value of the same sort makes a conflict. */
const CONFLICT_FROM = 0.6
/** Likeness of questions from which other answers are easily confused. */
const INTERFERENCE_FROM = 0.85
const LEAST = Math.min(DUPLICATE_FROM, CONFLICT_FROM)
/** Fewer words of subject say too little for a conflict: a term alone is not a matter. */
const FEWEST_WORDS = 2

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

type Words = ReadonlySet<string>

/** What a text is about: its words of weight, and those of them that are names, sought only where it matters. */
type Subject = { readonly words: Words; readonly names: () => Words }

/** A card as it is compared: what it is about by its question, and by the statement without the answer. */
type Side = {
  readonly card: ComparableCard
  readonly asked: Subject
  readonly told: Subject
  /** The years that the question names. */
  readonly years: () => ReadonlySet<number>
  readonly look: () => Words
  /** It asks for what a term or an abbreviation stands for: another sort of question than a sentence. */
  readonly isTerm: boolean
}

const minus = (words: Words, taken: Words): Words => new Set([...words].filter((word) => !taken.has(word)))

const subjectOf = (text: string, authors: readonly string[]): Subject => {
  const words = subjectWords(text, authors)
  return {
    words,
    names: once(() => {
      const names = nameValues(withoutTelling(text)).flatMap((name) => foldedWords(name.words.join(' ')))
      return new Set(names.filter((name) => words.has(name)))
    }),
  }
}

const yearsOf = (text: string): ReadonlySet<number> =>
  new Set(figuresOf(text).flatMap((figure) => (figure.kind === 'date' && figure.year !== null ? [figure.year] : [])))

const sidesOf = ({ statement, cards, authors }: ComparableFact): readonly Side[] => {
  const { words, names } = subjectOf(statement, authors)
  return cards.map((card) => {
    const answer = new Set(foldedWords(card.answer))
    return {
      card,
      asked: subjectOf(card.question, authors),
      told: { words: minus(words, answer), names: once(() => minus(names(), answer)) },
      years: once(() => yearsOf(withoutNamedWork(card.question))),
      look: once(() => lookWords(card.question)),
      isTerm: !/[?.!…]["”’)]*$/u.test(card.question.trim()),
    }
  })
}

/** Whether the names of one are all among those of the other: “China” and “China and Kazakhstan”, not “Georgia”. */
const namesAgree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  return [...few].every((name) => many.has(name)) && (few.size > 0 || many.size === 0)
}

/** Whether two cards that both name years have one in common. */
const yearsAgree = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === 0 || b.size === 0 || [...a].some((year) => b.has(year))

const isLike = (a: Subject, b: Subject, from: number, fewest: number): boolean =>
  Math.min(a.words.size, b.words.size) >= fewest &&
  jaccard(a.words, b.words) >= from &&
  namesAgree(a.names(), b.names())

const isOneMatter = (a: Side, b: Side, from: number, fewest: number): boolean =>
  isLike(a.asked, b.asked, from, fewest) || isLike(a.told, b.told, from, fewest)

/** Whether there is anything to judge: the words are counted first, since reading values and names costs more. */
const isNear = (a: Side, b: Side): boolean =>
  jaccard(a.asked.words, b.asked.words) >= LEAST || jaccard(a.told.words, b.told.words) >= LEAST

const similarityOf = (a: Side, b: Side): LikenessKind | 'renamed' | null => {
  if (!isNear(a, b)) return null
  const answers = compareAnswers(a.card.answer, b.card.answer)
  const isSameTime = yearsAgree(a.years(), b.years())
  if (answers === 'same') return isSameTime && isOneMatter(a, b, DUPLICATE_FROM, 1) ? 'duplicate' : null
  if (answers !== 'unlike' && a.isTerm === b.isTerm && isOneMatter(a, b, CONFLICT_FROM, FEWEST_WORDS)) {
    if (answers === 'renamed') return 'renamed'
    if (isSameTime) return 'conflict'
  }
  return jaccard(a.look(), b.look()) >= INTERFERENCE_FROM ? 'interference' : null
}

const RANK: Record<LikenessKind, number> = { conflict: 0, duplicate: 1, interference: 2 }

/** What two facts have to do with each other; null where nothing. The gravest of what their cards show counts. */
export function compareFacts(candidate: ComparableFact, other: ComparableFact): Likeness | null {
  if (other.factId === null || other.factId === candidate.factId) return null
  let gravest: Likeness | null = null
  const others = sidesOf(other)
  for (const own of sidesOf(candidate)) {
    for (const side of others) {
      const likeness = similarityOf(own, side)
      if (likeness === null) continue
      const kind = likeness === 'renamed' ? 'conflict' : likeness
      if (gravest && RANK[gravest.kind] <= RANK[kind]) continue
      const answers = [own.card.answer, side.card.answer] as const
      gravest = { kind, factId: other.factId, answers, renamed: likeness === 'renamed' }
    }
  }
  return gravest
}

/**
 * What a fact, or a draft of one, has to do with facts of the library, the gravest first: conflicts, then duplicates,
 * then look-alikes. Looks only at facts that share rare words with it.
 */
export function compareWithLibrary(candidate: ComparableFact, index: FactIndex): readonly Likeness[] {
  return nearFacts(index, candidate)
    .flatMap((other) => compareFacts(candidate, other) ?? [])
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || (a.factId < b.factId ? -1 : 1))
}

/** What two facts differ in, in a sentence; the values in the order of the facts. */
export function differenceWords({ kind, renamed }: Likeness, [one, other]: readonly [string, string]): string {
  if (renamed) return `“${one}” and “${other}” are names of the same place at different times.`
  switch (kind) {
    case 'conflict':
      return `One says “${one}”, the other “${other}”.`
    case 'interference':
      return `The questions look alike; the answers are “${one}” and “${other}”.`
    case 'duplicate':
      return foldText(one) === foldText(other)
        ? `Both ask nearly the same question and answer “${one}”.`
        : `Both ask nearly the same question and answer “${one}” and “${other}”.`
  }
}
