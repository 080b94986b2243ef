import { countAsked } from './counted'
import { type FigureQuestion, inverted, type Rule } from './figure-question'
import type { Predicate } from './predicate'
import { isTagged, joinedWords, type QuestionToken, reads } from './tokens'

/** What is large or small: “a deposit of €10,000”. */
const SIZED =
  /^(?:loan|deal|contract|package|fund|budget|fine|grant|cut|rise|increase|deficit|surplus|investment|deposit|loss|profit|fee|levy|tax|tariff|stake|fall|drop|payment|subsidy|debt|penalty|share|programme|program|bond|bailout|donation|bonus|credit|reserve|shortfall|discount|premium|dividend|gap|force|fleet|team|crew|garrison|bill|order|settlement|award|decline|reduction|gain|growth|increase|improvement)$/
/** What there is so much of: “expects revenue of $700 million”. */
const MASS =
  /^(?:revenue|sales|profit|income|exports|imports|aid|debt|turnover|spending|investment|trade|losses|earnings|savings|funding|cash|capital|damage)$/i
const RATES =
  /^(?:duties|tariffs|taxes|levies|fines|fees|penalties|rates|discounts|bonuses|dividends|subsidies|surcharges|premiums)$/i
/** “impose provisional duties of 17%”: how many words before “of” name what is so high. */
function ratesBefore(before: readonly QuestionToken[]): number {
  if (!RATES.test(before.at(-2)?.text ?? '')) return 0
  const words = before.slice(0, -1)
  const from = words.findLastIndex((token) => !isTagged(token, 'NOUN', 'ADJ'))
  return isTagged(words[from], 'VERB') ? words.length - 1 - from : 0
}

const LACKS = /^(?:shortage|shortfall|surplus|backlog|deficit)$/
/** “expects a shortage of 690,000 care workers”: how large a shortage of care workers? */
function sizeOfCount({ before, behind, answer }: Predicate): FigureQuestion | null {
  const [article, noun] = [before.at(-3), before.at(-2)]
  if (!reads(article, /^an?$/i) || !LACKS.test(noun?.lemma ?? '')) return null
  const asks = countAsked(answer, behind)
  return (
    asks &&
    inverted(`how large a ${noun?.text} of ${asks.ask.replace(/^how many /u, '')}`, [
      ...before.slice(0, -3),
      ...asks.rest,
    ])
  )
}

/** “a deposit of €10,000”, “revenue of $700 million”: the noun that has the size. */
export const sized: Rule = (predicate, kind) => {
  const { before, behind } = predicate
  const [article, noun, of] = [before.at(-3), before.at(-2), before.at(-1)]
  if (!noun || !reads(of, /^of$/i)) return null
  if (kind === 'count') return sizeOfCount(predicate)
  if (MASS.test(noun.text) && (!article || isTagged(article, 'VERB', 'AUX', 'ADP')))
    return inverted(`how much ${noun.text}`, [...before.slice(0, -2), ...behind])
  const rates = ratesBefore(before)
  if (rates > 0)
    return inverted(`what ${joinedWords(before.slice(-1 - rates, -1))}`, [...before.slice(0, -1 - rates), ...behind])
  if (!reads(article, /^an?$/i) || !SIZED.test(noun.lemma)) return null
  const size = `how large ${/^[aeiou]/i.test(noun.text) ? 'an' : 'a'} ${noun.text}`
  return inverted(size, [...before.slice(0, -3), ...behind])
}
