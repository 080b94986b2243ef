import { isTellingWord } from '../../text/telling-words'
import { coreWords } from '../given-away'
import type { CardIssue, LintedCard } from '../lint-issue'
import { isFunctionWord, nameWordsOf } from '../name-values'
import { quoted } from '../rule-context'
import { answerText } from '../sides'

/** How often each word of some texts occurs, in lower case, without figures and without words such as “the” and “said”. */
export type WordCounts = Map<string, number>

const MOST_COMMON = 10
/** In a few texts any name is among the most common: such a library says nothing about what is easy to guess. */
const LEAST_OCCURRENCES = 20

/** Counts the words of a text into `counts`. */
export function countWordsInto(counts: WordCounts, text: string): void {
  for (const { word } of nameWordsOf(text)) {
    const lower = word.toLowerCase()
    if (lower.length < 2 || !/^\p{L}/u.test(lower) || isFunctionWord(lower) || isTellingWord(lower)) continue
    counts.set(lower, (counts.get(lower) ?? 0) + 1)
  }
}

/** The ten most common words, those of them that occur at least 20 times; words that occur equally often in order. */
export function mostCommon(counts: WordCounts): ReadonlySet<string> {
  const often = [...counts].filter(([, count]) => count >= LEAST_OCCURRENCES)
  const sorted = often.toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
  return new Set(sorted.slice(0, MOST_COMMON).map(([word]) => word))
}

/** The most common words of a library’s texts: its statements and notes. */
export function commonWords(texts: Iterable<string>): ReadonlySet<string> {
  const counts: WordCounts = new Map()
  for (const text of texts) countWordsInto(counts, text)
  return mostCommon(counts)
}

/** Advice about an answer of one word that a guess would find, being one of the library’s most common. */
export function adviseCommonAnswer(card: LintedCard, common: ReadonlySet<string>): CardIssue[] {
  const answer = answerText(card).trim()
  const [word, ...others] = coreWords(answer.replace(/[’']s(?!\p{L})/gu, ''))
  if (word === undefined || others.length > 0 || !common.has(word)) return []
  return [
    {
      rule: 'answer-common',
      severity: 'advice',
      what: `${quoted([answer])} is one of the ten most common words of the library, so it is easy to guess`,
      remedy: 'Name it in the question, and ask why, how, or with what result',
    },
  ]
}
