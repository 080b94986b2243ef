import { contentWords } from '../text/content-words'
import { foldText } from '../text/fold'

/** A topic of the library, with the stems of words that its facts use and those of other topics hardly do. */
export type LibraryTopic = { readonly name: string; readonly words: ReadonlySet<string> }

/** A fact of the library, as topics are learned from it. */
export type TopicFact = { readonly statement: string; readonly topics: readonly string[] }

/** Words of a topic's name that say nothing of what it is about: “China–Russia relations”. */
const GENERIC = new Set(
  ['relations', 'affairs', 'issues', 'policy', 'general', 'other'].flatMap((word) => [...contentWords(word)]),
)
/** A word belongs to a topic if so large a part of all facts that have it are about the topic … */
const LEAST_PART = 0.6
/** … and that would hardly come about by chance, however common the topic is in the library. */
const MOST_CHANCE = 0.01
/** So many words of a topic's facts make a passage one of the topic. */
const FEWEST_WORDS = 2
const MOST_TOPICS = 3

/** The chance of `hits` or more among `times`, each with the probability `rate` (the tail of a binomial distribution). */
function chanceOf(hits: number, times: number, rate: number): number {
  let term = (1 - rate) ** times
  let below = 0
  for (let count = 0; count < hits; count++) {
    below += term
    term *= ((times - count) / (count + 1)) * (rate / (1 - rate))
  }
  return Math.max(0, 1 - below)
}

/** The topics of facts with the words that tell them from each other. */
export function topicsIn(facts: readonly TopicFact[]): readonly LibraryTopic[] {
  const all = new Map<string, number>()
  const byTopic = new Map<string, Map<string, number>>()
  const factsOf = new Map<string, number>()
  for (const { statement, topics } of facts) {
    const words = contentWords(statement)
    for (const word of words) all.set(word, (all.get(word) ?? 0) + 1)
    for (const topic of topics) {
      const own = byTopic.get(topic) ?? new Map<string, number>()
      byTopic.set(topic, own)
      factsOf.set(topic, (factsOf.get(topic) ?? 0) + 1)
      for (const word of words) own.set(word, (own.get(word) ?? 0) + 1)
    }
  }
  return [...byTopic].map(([name, own]) => {
    // A topic of every fact has no words that tell it from others.
    const rate = (factsOf.get(name) ?? 0) / facts.length
    const tells = (word: string, hits: number): boolean => {
      const times = all.get(word) ?? hits
      return !/\d/u.test(word) && hits >= LEAST_PART * times && rate < 1 && chanceOf(hits, times, rate) <= MOST_CHANCE
    }
    return { name, words: new Set([...own].flatMap(([word, hits]) => (tells(word, hits) ? [word] : []))) }
  })
}

/** Whether a text has a topic's name, or all the words of it that say what it is about. */
function isNamedIn(name: string, folded: string, words: ReadonlySet<string>): boolean {
  if (` ${folded} `.includes(` ${foldText(name)} `)) return true
  const wanted = [...contentWords(name)].filter((word) => !GENERIC.has(word))
  return wanted.length > 0 && wanted.every((word) => words.has(word))
}

/**
 * The topics of the library that a passage is about, the likeliest first, three at most: those named in it, then those
 * named in the title, then those whose facts use its words.
 */
export function topicsOfPassage(passage: string, title: string, topics: readonly LibraryTopic[]): readonly string[] {
  const [own, titled] = [passage, title].map((text) => ({ folded: foldText(text), words: contentWords(text) }))
  if (!own || !titled) return []
  const weighed = topics.map(({ name, words }) => {
    const shared = [...words].filter((word) => own.words.has(word)).length
    const isNamed = isNamedIn(name, own.folded, own.words)
    const isTitled = isNamedIn(name, titled.folded, titled.words)
    const worth = (isNamed ? 200 : 0) + (isTitled ? 100 : 0) + (shared >= FEWEST_WORDS ? shared : 0)
    return { name, worth }
  })
  return weighed
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(({ name }) => name)
}

const FEWEST_NAMED = 3

/** A topic for an article that fits none of the library: the place that its title and most of its drafts name; else null. */
export function newTopicOf(title: string, places: readonly (readonly string[])[]): string | null {
  const times = new Map<string, number>()
  for (const names of places) for (const name of new Set(names)) times.set(name, (times.get(name) ?? 0) + 1)
  const folded = ` ${foldText(title)} `
  const [most] = [...times]
    .filter(([name, count]) => count >= FEWEST_NAMED && folded.includes(` ${foldText(name)} `))
    .toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}
