import { foldText } from '../../text/fold'
import { contentWords } from './content-words'

/** A topic of the library, with the stems of words that its facts use and those of other topics hardly do. */
export type LibraryTopic = { readonly name: string; readonly words: ReadonlySet<string> }

/** A fact of the library, as topics are learned from it. */
export type TopicFact = { readonly statement: string; readonly topics: readonly string[] }

/** Words of a topic's name that say nothing of what it is about: “China–Russia relations”. */
const GENERIC = new Set(
  ['relations', 'affairs', 'issues', 'policy', 'general', 'other'].flatMap((word) => [...contentWords(word)]),
)
/** A word belongs to a topic if this many of its facts have it, and so large a part of all facts that have it. */
const FEWEST_FACTS = 2
const LEAST_PART = 0.6
/** So many words of a topic's facts make a passage one of the topic. */
const FEWEST_WORDS = 2
const MOST_TOPICS = 3

/** The topics of facts with the words that tell them from each other. */
export function topicsIn(facts: readonly TopicFact[]): readonly LibraryTopic[] {
  const all = new Map<string, number>()
  const byTopic = new Map<string, Map<string, number>>()
  for (const { statement, topics } of facts) {
    const words = contentWords(statement)
    for (const word of words) all.set(word, (all.get(word) ?? 0) + 1)
    for (const topic of topics) {
      const own = byTopic.get(topic) ?? new Map<string, number>()
      byTopic.set(topic, own)
      for (const word of words) own.set(word, (own.get(word) ?? 0) + 1)
    }
  }
  return [...byTopic].map(([name, own]) => ({
    name,
    words: new Set(
      [...own].flatMap(([word, times]) =>
        times >= FEWEST_FACTS && times >= LEAST_PART * (all.get(word) ?? times) && !/\d/u.test(word) ? [word] : [],
      ),
    ),
  }))
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
