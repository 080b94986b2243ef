import { anchorIn } from '../../content/anchor'
import type { LintedCard, LintedFact, LintIssue, LintRule } from '../lint-issue'
import { adviseFact } from './advise-fact'

export const ask = (front: string, back = 'growth', key = 'card'): LintedCard => ({
  key,
  form: 'question',
  deletion: 0,
  front,
  back,
  hint: null,
  aliases: [],
})

export const gap = (front: string, deletion = 1, key = `card/${deletion}`): LintedCard => ({
  ...ask(front, '', key),
  form: 'cloze',
  deletion,
})

export const claim: LintedFact = {
  kind: 'claim',
  statement: 'Trade between China and Russia grew in 2022.',
  passage: null,
  asOf: '2022',
  reviewBy: null,
  speaker: 'Raffaello Pantucci',
  hedge: null,
  people: [],
  places: [],
  published: '2022-03',
  cards: [],
}

/** A fact that is drawn from the whole of a passage. */
export const from = (passage: string, fact: Partial<LintedFact>): LintedFact => {
  const anchor = anchorIn(passage, passage)
  if ('failure' in anchor) throw new Error(`“${passage}” is ${anchor.failure}`)
  return { ...claim, passage: anchor, ...fact }
}

export const advice = (fact: Partial<LintedFact>): LintIssue[] => adviseFact({ ...claim, ...fact })

export const rules = (fact: Partial<LintedFact>): LintRule[] => advice(fact).map(({ rule }) => rule)
