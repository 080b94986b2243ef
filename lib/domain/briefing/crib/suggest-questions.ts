import type { AudienceQuestion } from '../briefing'
import { byWeight } from './arrange'
import type { CribFact } from './crib'

/** So few facts make no question of their own. */
const LEAST_FACTS = 2
const MOST_SUGGESTED = 8

/** What a suggestion needs to know beside the fact itself: who holds a view. */
export type AskedFact = CribFact & { readonly speaker: string | null }

const grouped = (
  facts: readonly AskedFact[],
  namesOf: (fact: AskedFact) => readonly string[],
): readonly (readonly [string, readonly AskedFact[]])[] => {
  const groups = new Map<string, AskedFact[]>()
  for (const fact of facts) {
    for (const name of namesOf(fact)) {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [fact])
      else group.push(fact)
    }
  }
  return [...groups].filter(([, members]) => members.length >= LEAST_FACTS)
}

const VIEWS: ReadonlySet<string> = new Set(['position', 'claim', 'quote'])
const FIGURES: ReadonlySet<string> = new Set(['figure', 'date'])

const withCapital = (topic: string): string => topic.charAt(0).toUpperCase() + topic.slice(1)

/** “What does Mira Holm say”, “What do Mira Holm and Jonas Reed say”. */
const sayWords = (speaker: string): string => `What ${/ and |, /.test(speaker) ? 'do' : 'does'} ${speaker} say`

const idsOf = (facts: readonly AskedFact[]) => [...facts].sort(byWeight).map(({ factId }) => factId)

/**
 * Questions that an audience is likely to put, from what the facts are: who holds which view, and of each topic how
 * much and when, and what else there is to it. The largest first; a fact is in one suggestion only, and those that
 * stand in questions already are left alone.
 */
export function suggestQuestions(
  facts: readonly AskedFact[],
  questions: readonly AudienceQuestion[],
): readonly AudienceQuestion[] {
  const taken = new Set(questions.flatMap(({ factIds }) => factIds))
  const asked = new Set(questions.map(({ question }) => question))
  const free = facts.filter(({ factId }) => !taken.has(factId))
  const views = free.filter(({ kind, speaker }) => VIEWS.has(kind) && speaker !== null)
  const held = new Set(views)
  const others = free.filter((fact) => !held.has(fact))
  const candidates = [
    ...grouped(views, ({ speaker, topics }) =>
      speaker === null ? [] : topics.map((topic) => `${sayWords(speaker)} about ${topic}?`),
    ),
    ...grouped(views, ({ speaker }) => (speaker === null ? [] : [`${sayWords(speaker)}?`])),
    ...grouped(
      others.filter(({ kind }) => FIGURES.has(kind)),
      ({ topics }) => topics,
    ).map(([topic, members]) => [`${withCapital(topic)}: what are the key figures and dates?`, members] as const),
    ...grouped(others, ({ topics }) => topics).map(
      ([topic, members]) => [`${withCapital(topic)}: what has happened, and who is involved?`, members] as const,
    ),
  ].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  const suggested: AudienceQuestion[] = []
  for (const [question, members] of candidates) {
    const open = members.filter(({ factId }) => !taken.has(factId))
    if (open.length < LEAST_FACTS || asked.has(question)) continue
    for (const { factId } of open) taken.add(factId)
    suggested.push({ question, factIds: idsOf(open) })
    if (suggested.length === MOST_SUGGESTED) break
  }
  return suggested
}
