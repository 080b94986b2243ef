import { plainText } from '@/lib/domain/cards/cloze'
import { searchText } from '@/lib/domain/cards/search-text'
import type { CardForm, FactKind, Weight } from '@/lib/domain/library'
import type { RecallCurve } from '@/lib/domain/scheduling/fsrs'
import type { Memory, Rating } from '@/lib/domain/scheduling/memory'
import { matchesAsOf } from '@/lib/domain/search/cards/as-of-match'
import type { CardSearch, CardTerm, Comparison, NameKey } from '@/lib/domain/search/cards/card-search'
import { hasWildcard, nameMatcher, partsOfPattern, textOfPattern } from '@/lib/domain/search/cards/pattern'
import { indexedWords } from '@/lib/domain/search/words'
import { studyDayOfDate } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'

/** A card with everything that a search may ask of it. */
export type SearchedCard = {
  readonly id: string
  readonly factId: string
  readonly front: string
  readonly back: string
  readonly statement: string
  readonly passage: string
  readonly form: CardForm
  readonly kind: FactKind
  readonly weight: Weight
  readonly asOf: string | null
  readonly hasSource: boolean
  readonly isRetired: boolean
  readonly addedDay: number
  readonly editedDay: number
  readonly names: Readonly<Record<Exclude<NameKey, 'about'>, readonly string[]>>
  readonly memory: Memory | null
  readonly isLeech: boolean
  /** Answers that were not taken back. */
  readonly answers: readonly { readonly day: number; readonly rating: Rating }[]
}

export type SearchedAt = { readonly day: number; readonly now: number; readonly curve: RecallCurve }

const wordsOf = (text: string): readonly string[] => [...indexedWords(text)].map(({ word }) => word)

const hasPhrase = (text: string, wanted: readonly string[]): boolean => {
  const words = wordsOf(text)
  return words.some((_, at) =>
    wanted.every((word, i) => {
      const here = words[at + i]
      return here !== undefined && (i === wanted.length - 1 ? here.startsWith(word) : here === word)
    }),
  )
}

const foldKeepingEnds = (text: string) => {
  const folded = searchText(text)
  if (folded === '') return /\s/.test(text) ? ' ' : ''
  return `${/^\s/.test(text) ? ' ' : ''}${folded}${/\s$/.test(text) ? ' ' : ''}`
}

/** A pattern as a regular expression of JavaScript over folded text. */
const regexOf = (pattern: string): string =>
  partsOfPattern(pattern)
    .map((part) =>
      part.kind === 'any'
        ? '.*'
        : part.kind === 'one'
          ? '.'
          : foldKeepingEnds(part.text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')

const hasText = (card: SearchedCard, pattern: string): boolean => {
  const sides = `${plainText(card.front)} ${plainText(card.back)}`
  const words = wordsOf(textOfPattern(pattern))
  if (words.length > 0 && !hasWildcard(pattern))
    return [sides, card.statement, card.passage].some((text) => hasPhrase(text, words))
  return new RegExp(regexOf(pattern), 'su').test(searchText(sides, card.statement))
}

const compares = (value: number, comparison: Comparison, other: number, alike = 0): boolean => {
  switch (comparison) {
    case '=':
      return alike === 0 ? value === other : value >= other - alike && value < other + alike
    case '!=':
      return !compares(value, '=', other, alike)
    case '<':
      return value < other
    case '>':
      return value > other
    case '<=':
      return value <= other
    case '>=':
      return value >= other
  }
}

const hasProperty = (
  { memory }: SearchedCard,
  { property, comparison, value }: Extract<CardTerm, { kind: 'property' }>,
  { day, now, curve }: SearchedAt,
): boolean => {
  switch (property) {
    case 'ivl':
      return compares(memory?.intervalDays ?? 0, comparison, value)
    case 'reps':
      return compares(memory?.reps ?? 0, comparison, value)
    case 'lapses':
      return compares(memory?.lapses ?? 0, comparison, value)
    case 'due': {
      if (memory?.dueDay == null || memory.suspended || (memory.buriedUntilDay ?? day) > day) return false
      return compares(memory.dueDay - day, comparison, value)
    }
    default: {
      const { stability, difficulty, lastReviewAt } = memory ?? {}
      if (stability == null || difficulty == null || lastReviewAt == null) return false
      if (property === 's') return compares(stability, comparison, value, 0.05)
      if (property === 'd') return compares(difficulty, comparison, value, 0.05)
      return compares(curve.recall((now - lastReviewAt) / DAY_MS, stability), comparison, value, 0.005)
    }
  }
}

const isInState = ({ memory, isLeech, isRetired }: SearchedCard, condition: string, day: number): boolean => {
  const state = memory?.state ?? 'new'
  const isBuried = (memory?.buriedUntilDay ?? day) > day
  switch (condition) {
    case 'due':
      return memory?.dueDay != null && memory.dueDay <= day && !memory.suspended && !isBuried
    case 'learn':
      return state === 'learning' || state === 'relearning'
    case 'review':
      return state === 'review' || state === 'relearning'
    case 'suspended':
      return memory?.suspended ?? false
    case 'buried':
      return isBuried
    case 'leech':
      return isLeech
    case 'marked':
      return memory?.marked ?? false
    case 'retired':
      return isRetired
    default:
      return state === 'new'
  }
}

const hasTerm = (card: SearchedCard, term: CardTerm, at: SearchedAt): boolean => {
  switch (term.kind) {
    case 'text':
      return hasText(card, term.pattern)
    case 'name': {
      const { topic, person, place, ...others } = card.names
      const all = term.of === 'about' ? [...topic, ...person, ...place] : { ...others, topic, person, place }[term.of]
      return term.match.kind === 'none' ? all.length === 0 : all.some(nameMatcher(term.match))
    }
    case 'condition':
      return isInState(card, term.condition, at.day)
    case 'rated':
      return card.answers.some(
        ({ day, rating }) => day > at.day - term.days && (term.rating === null || rating === term.rating),
      )
    case 'recent': {
      const since = at.day - term.days + 1
      if (term.event === 'added') return card.addedDay >= since
      if (term.event === 'edited') return card.editedDay >= since
      return card.answers.length > 0 && card.answers.every(({ day }) => day >= since)
    }
    case 'property':
      return hasProperty(card, term, at)
    case 'flag':
      return (card.memory?.flag ?? 0) === term.flag
    case 'ids':
      return term.ids.includes(term.of === 'card' ? card.id : card.factId)
    case 'fact-kind':
      return card.kind === term.factKind
    case 'form':
      return card.form === term.form
    case 'weight':
      return card.weight === term.weight
    case 'as-of':
      return matchesAsOf(card.asOf, term.match)
    case 'no-source':
      return !card.hasSource
    case 'import':
      // None of these cards was imported.
      return false
    case 'due-by':
      return (
        card.memory?.dueDay != null && card.memory.dueDay <= (studyDayOfDate(term.date) ?? 0) && !card.memory.suspended
      )
    case 'stale':
      throw new Error('what is stale is judged by the library and not by a card')
  }
}

const matches = (card: SearchedCard, search: CardSearch, at: SearchedAt): boolean => {
  switch (search.kind) {
    case 'all':
      return search.of.every((part) => matches(card, part, at))
    case 'any':
      return search.of.some((part) => matches(card, part, at))
    case 'not':
      return !matches(card, search.of, at)
    default:
      return hasTerm(card, search, at)
  }
}

/** The ids of the cards that a search finds, worked out card by card: what SQL has to agree with. */
export const evaluateSearch = (
  cards: readonly SearchedCard[],
  search: CardSearch,
  at: SearchedAt,
): readonly string[] => {
  const withRetired = JSON.stringify(search).includes('"retired"')
  return cards.filter((card) => (withRetired || !card.isRetired) && matches(card, search, at)).map(({ id }) => id)
}
