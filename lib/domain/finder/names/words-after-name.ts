import { ORGANISATION_HEADS, ORGANISATION_NOUNS } from '../words/en/organisations'
import { ROLE_NOUNS } from '../words/en/titles'
import { knownName } from './gazetteer'
import { endOfRun } from './name-mention'
import { adjoins, type NameToken } from './tokens'
import { partOfSpeech } from './vocabulary'

/** What may open an apposition: “a shipping company”, “one of its banks”. */
export const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'its', 'one'])

/** The noun of an apposition behind a name: “, a shipping company in …”, “, the deputy harbour master of …”. */
export function nounBehind(tokens: readonly NameToken[], to: number): NameToken | null {
  const [first] = tokens.slice(to, to + 1)
  if (!first || !/^, $/.test(first.gap)) return null
  let at = ARTICLES.has(first.word) ? to + 1 : to
  // “…, remembers no customs officer”: a sentence that goes on.
  if (at === to && partOfSpeech(first.word) === 'VERB') return null
  for (const limit = to + 7; at < limit; at += 1) {
    const token = tokens[at]
    if (
      !token ||
      (at > to && !adjoins(token) && token.gap !== '-') ||
      /^(?:of|in|at|for|that|which|who|and|is|was|to|on)$/.test(token.word)
    )
      break
  }
  const noun = tokens[at - 1]
  return noun && at - 1 >= to && !noun.isCapital ? noun : null
}

/** “KPA managing director Dag Holm”: the name before an office and a person is who they work for. */
export function isRoleAhead(tokens: readonly NameToken[], to: number): boolean {
  for (let at = to; at < to + 3 && adjoins(tokens[at]); at += 1) {
    const token = tokens[at]
    if (!token || token.isCapital) return false
    if (ROLE_NOUNS.has(token.word)) return tokens[at + 1]?.isCapital === true && adjoins(tokens[at + 1])
  }
  return false
}

/** “Osei Kwarteng, of the Institute for …”: somebody who speaks for what follows. */
export function isOfAnOrganisation(tokens: readonly NameToken[], to: number): boolean {
  if (tokens[to]?.gap !== ', ' || !/^(?:of|from|at|with)$/.test(tokens[to]?.word ?? '')) return false
  const from = tokens[to + 1]?.word === 'the' ? to + 2 : to + 1
  const first = tokens[from]
  if (!first?.isCapital) return false
  return knownName(first.word)?.kind === 'org' || tokens.slice(from, endOfRun(tokens, from)).some(isHead)
}

const isHead = ({ word }: NameToken): boolean => ORGANISATION_HEADS.has(word)

/** “Open Ledger and a smaller charity”, “Tradeway and three banks”: one among others of its kind. */
export function isBesideOrganisations(tokens: readonly NameToken[], to: number): boolean {
  if (
    tokens[to]?.word !== 'and' ||
    !/^(?:an?|another|other|several|two|three|four|five|six)$/.test(tokens[to + 1]?.word ?? '')
  )
    return false
  const near = tokens.slice(to + 2, to + 4)
  return [tokens[to + 1], ...near].some((token) => token && isOrganisationNoun(token.word) && adjoins(token))
}

const isOrganisationNoun = (word: string): boolean =>
  ORGANISATION_NOUNS.has(word) ||
  (word.endsWith('s') && ORGANISATION_NOUNS.has(word.replace(/(?:ie)?s$/, (end) => (end === 'ies' ? 'y' : ''))))
