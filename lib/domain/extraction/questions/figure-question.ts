import type { Predicate } from './predicate'
import type { QuestionToken } from './tokens'

/** What asks for a figure, with what of the clause is left behind it. */
export type FigureQuestion = {
  readonly ask: string
  /** The rest of the clause without the answer. */
  readonly rest: readonly QuestionToken[]
  /** `kept` asks about the subject, `copula` puts “was” in the place of the verb. */
  readonly order: 'inverted' | 'kept' | 'copula'
}

export type Rule = (predicate: Predicate, kind: 'money' | 'percent' | 'count') => FigureQuestion | null

export const inverted = (ask: string, rest: readonly QuestionToken[]): FigureQuestion => ({
  ask,
  rest,
  order: 'inverted',
})
