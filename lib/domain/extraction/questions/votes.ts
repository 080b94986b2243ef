const RESULT = String.raw`(?<result>\d{1,3}(?:[–-]| to )\d{1,3})`
const SUBJECT = `(?<who>(?:(?:On|In) [^,;:]{2,40},? )?(?:The |An? )?(?! )[^,;:“”"()]{2,90}?)`
/** “The board voted 4–2 to close the yard”. */
const VOTED = new RegExp(
  `^${SUBJECT} (?:has |had )?voted(?: by)? ${RESULT} (?<what>(?:to|for|against|in favou?r of) [^,;:“”"()]{3,90}?)(?=[,;:.]|$)`,
  'u',
)
/** “The bill was passed by parliament in a 141–28 vote”. */
const DONE = new RegExp(
  `^${SUBJECT}(?<aside>, [^,;:]{2,90},)? (?<was>was|were) (?<done>approved|passed|rejected|adopted|backed|defeated|upheld|ratified|endorsed)(?<by> by [^,;:]{2,60}?)?(?: in a|,? by a vote of|,? by| on a) ${RESULT}(?: vote)?(?=[,;:. ]|$)`,
  'u',
)
/** “A bill passed the House in March, 266 to 160”. */
const PASSED = new RegExp(
  String.raw`^${SUBJECT} (?<done>passed|cleared) (?<where>(?:the )?(?:House|Senate|parliament|Bundestag|Knesset|assembly)\b[^,;:]{0,30}?),?(?: by)? ${RESULT}(?=[,;:. ]|$)`,
  'u',
)
const VERBS: Readonly<Record<string, string>> = { passed: 'pass', cleared: 'clear' }

const SAYS = /, [^,;:.]{2,60} (?:said|says|told [^,;:.]{2,40}|reported)(?=[,.]|$)|\baccording to\b|\breportedly\b/u

/** Without the capital that only the beginning of the sentence gave it. */
const small = (who: string): string => who.replace(/^(?:The|An?|In|On)(?= )/u, (word) => word.toLowerCase())

/** “By what margin did the board vote to close the yard?”: the question for the result of a vote; null where its words are not plain. */
export function voteAsked(words: string): { readonly front: string; readonly answer: string } | null {
  // “, people familiar with the matter said”: it is they who say so.
  if (SAYS.test(words)) return null
  const voted = VOTED.exec(words)?.groups
  if (voted)
    return { front: `By what margin did ${small(voted.who ?? '')} vote ${voted.what}?`, answer: voted.result ?? '' }
  const done = DONE.exec(words)?.groups
  if (done)
    return {
      front: `By what margin ${done.was} ${small(done.who ?? '')} ${done.done}${done.by ?? ''}?`,
      answer: done.result ?? '',
    }
  const passed = PASSED.exec(words)?.groups
  return passed
    ? {
        front: `By what margin did ${small(passed.who ?? '')} ${VERBS[passed.done ?? '']} ${passed.where}?`,
        answer: passed.result ?? '',
      }
    : null
}
