import { edtfStart, edtfWords, parseEdtf } from '../../content/edtf'
import type { Weight } from '../../library'
import { WEIGHT_VALUES } from '../forecast'
import type { CribFact, CribGroup, CribInput } from './crib'

type ArrangedGroup = Pick<CribGroup, 'heading'> & { readonly facts: readonly CribFact[] }

/** Headings take room: there are at most about so many subjects, and none for fewer facts than these. */
const MOST_SUBJECTS = 10
const LEAST_FACTS = 3

const RANK: Readonly<Record<Weight, number>> = { must: 0, should: 1, nice: 2 }
const byId = (a: CribFact, b: CribFact): number => (a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0)

/** What weighs more first; of one weight in the order of the library, so that what belongs together stays together. */
const byWeight = (a: CribFact, b: CribFact): number =>
  RANK[a.weight] - RANK[b.weight] || a.position - b.position || byId(a, b)

/** What is kept of the first facts only: must-knows, then what is most missed on the day, weight times the chance to forget it. */
export const byLoss = (a: CribFact, b: CribFact): number =>
  Number(b.weight === 'must') - Number(a.weight === 'must') ||
  WEIGHT_VALUES[b.weight] * (1 - b.recall) - WEIGHT_VALUES[a.weight] * (1 - a.recall) ||
  byWeight(a, b)

const mustKnows = (facts: readonly CribFact[]): number => facts.filter(({ weight }) => weight === 'must').length

/** Facts by topic: each under the narrowest of its topics that has enough facts; those under none are returned as the rest. */
function byTopic(facts: readonly CribFact[]): {
  readonly topics: ReadonlyMap<string, readonly CribFact[]>
  readonly rest: readonly CribFact[]
} {
  const least = Math.max(LEAST_FACTS, Math.ceil(facts.length / MOST_SUBJECTS))
  const sizes = new Map<string, number>()
  for (const { topics } of facts) for (const topic of topics) sizes.set(topic, (sizes.get(topic) ?? 0) + 1)
  for (const [topic, size] of sizes) if (size < least) sizes.delete(topic)
  for (;;) {
    const groups = new Map<string, CribFact[]>()
    const rest: CribFact[] = []
    for (const fact of facts) {
      const [topic] = fact.topics
        .filter((name) => sizes.has(name))
        .sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1))
      if (topic === undefined) rest.push(fact)
      else groups.set(topic, [...(groups.get(topic) ?? []), fact])
    }
    const [smallest] = [...sizes.keys()].sort(
      (a, b) => (groups.get(a)?.length ?? 0) - (groups.get(b)?.length ?? 0) || (a < b ? -1 : 1),
    )
    if (smallest === undefined || (groups.get(smallest)?.length ?? 0) >= least) return { topics: groups, rest }
    sizes.delete(smallest)
  }
}

const titled = (topic: string): string => topic.charAt(0).toUpperCase() + topic.slice(1)

const subjectsOf = (facts: readonly CribFact[], areAlone: boolean): readonly ArrangedGroup[] => {
  const { topics, rest } = byTopic(facts)
  const groups = [...topics].map(
    ([topic, members]): ArrangedGroup => ({
      heading: titled(topic),
      facts: [...members].sort(byWeight),
    }),
  )
  groups.sort(
    (a, b) =>
      mustKnows(b.facts) - mustKnows(a.facts) || b.facts.length - a.facts.length || (a.heading < b.heading ? -1 : 1),
  )
  const heading = areAlone && groups.length === 0 ? 'Facts' : 'Other facts'
  return [...groups, { heading, facts: [...rest].sort(byWeight) }]
}

const isNews = ({ source: { published } }: CribFact, since: string): boolean =>
  published !== null && parseEdtf(published) !== null && edtfStart(published) >= since

/** What was just published comes first: the audience has read it too. Not if there is nothing else. */
function newsOf(facts: readonly CribFact[], { newsSince, dates }: Arranging): readonly ArrangedGroup[] {
  const news = facts.filter((fact) => isNews(fact, newsSince))
  if (news.length === 0 || news.length === facts.length) return []
  return [{ heading: `News since ${edtfWords(newsSince, dates)}`, facts: [...news].sort(byWeight) }]
}

type Arranging = Pick<CribInput, 'newsSince' | 'dates'>

/** The facts by subject: first what is news, then the others by topic, the topic with most must-knows first. */
export function arrange(facts: readonly CribFact[], arranging: Arranging): readonly ArrangedGroup[] {
  const news = newsOf(facts, arranging)
  const taken = new Set(news.flatMap((group) => group.facts))
  const rest = facts.filter((fact) => !taken.has(fact)).sort(byWeight)
  return [...news, ...subjectsOf(rest, news.length === 0)].filter((group) => group.facts.length > 0)
}
