import type { FactId } from '../../ids'
import type { Weight } from '../../library'
import type { AudienceQuestion } from '../briefing'
import { WEIGHT_VALUES } from '../forecast'
import { type CribFact, type CribGroup, SURELY_KNOWN } from './crib'

export type ArrangedGroup = Pick<CribGroup, 'heading' | 'kind'> & { readonly facts: readonly CribFact[] }

const RANK: Readonly<Record<Weight, number>> = { must: 0, should: 1, nice: 2 }
const byId = (a: CribFact, b: CribFact): number => (a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0)

/** Must-knows before all others; within each the weakest first, of equally weak ones what matters more. */
export const byNeed = (a: CribFact, b: CribFact): number =>
  Number(b.weight === 'must') - Number(a.weight === 'must') ||
  a.recall - b.recall ||
  RANK[a.weight] - RANK[b.weight] ||
  byId(a, b)

/** What is kept where not all fits: what is most missed on the day, weight times the chance of not recalling it. */
export const byLoss = (a: CribFact, b: CribFact): number =>
  WEIGHT_VALUES[b.weight] * (1 - b.recall) - WEIGHT_VALUES[a.weight] * (1 - a.recall) ||
  RANK[a.weight] - RANK[b.weight] ||
  byId(a, b)

export const isSurelyKnown = ({ recall }: CribFact): boolean => recall >= SURELY_KNOWN

/** What a fact is about: of its topics the one that most of these facts share, or else its article. */
function subjectsOf(facts: readonly CribFact[]): (fact: CribFact) => string {
  const sizes = new Map<string, number>()
  for (const { topics } of facts) for (const topic of topics) sizes.set(topic, (sizes.get(topic) ?? 0) + 1)
  return ({ topics, source }) => {
    const shared = topics.filter((topic) => (sizes.get(topic) ?? 0) > 1)
    const [first] = shared.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || (a < b ? -1 : 1))
    return first ?? source.title
  }
}

const grouped = (facts: readonly CribFact[]): readonly ArrangedGroup[] => {
  const subjectOf = subjectsOf(facts)
  const groups = new Map<string, CribFact[]>()
  for (const fact of facts) {
    const subject = subjectOf(fact)
    const group = groups.get(subject)
    if (group === undefined) groups.set(subject, [fact])
    else group.push(fact)
  }
  return [...groups].map(([heading, members]) => ({ heading, kind: 'subject', facts: members }))
}

/**
 * The facts by the questions that the audience may ask, in the order of the questions; those without one by what they
 * are about, the subject with the most needed fact first. A fact of two questions stands under the first.
 */
export function arrange(facts: readonly CribFact[], questions: readonly AudienceQuestion[]): readonly ArrangedGroup[] {
  const ofId = new Map<FactId, CribFact>(facts.map((fact) => [fact.factId, fact]))
  const asked = questions.map(({ question, factIds }): ArrangedGroup => {
    const members = factIds.flatMap((id) => {
      const fact = ofId.get(id)
      return fact && ofId.delete(id) ? [fact] : []
    })
    return { heading: question, kind: 'question', facts: members.sort(byNeed) }
  })
  const rest = grouped([...ofId.values()].sort(byNeed))
  return [...asked, ...rest].filter((group) => group.facts.length > 0)
}
