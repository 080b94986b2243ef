import { PLACE_HEADS, SHORT_STATES } from '../words/en/places'
import { isCalendarWord, isOtherCapitalised } from './gazetteer'
import { type Found, type Listed, sure } from './gazetteer-match'
import { endOfRun, wordsOfRun } from './name-mention'
import { endOfTitles } from './people'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord } from './vocabulary'

/** Last words that make a run the name of a treaty, plan or event, whatever stands before them. */
export const THING_HEADS = new Set(
  'Treaty War Wars Agreement Agreements Pact Act Bill Plan Accord Accords Revolution Doctrine Programme Program Initiative Summit Prize Award Cup Project Operation Declaration Protocol Convention Charter Resolution Strategy Uprising Crisis Review Report Index Survey Directive Framework Dialogue Festival Championship Championships Games Memorandum Convention Conference Wall Deal Law Rule Rules Corridor Fair Expo Exhibition Marathon Spring Day Week Month Year Scheme Budget Statement Question Paper Clause Composite Average Standard Model Series Division'.split(
    ' ',
  ),
)
/** “the Denver Altitude” that plays, or is played: a city’s team, called by a word that is none of a place. */
export function teamAt(tokens: readonly NameToken[], { from, to, known }: Listed): Found | null {
  const [before, article, name, next] = [tokens[from - 2], tokens[from - 1], tokens[to], tokens[to + 1]]
  if (known.kind !== 'place' || article?.word.toLowerCase() !== 'the' || !name?.isCapital || !adjoins(name)) return null
  if (endOfRun(tokens, from) !== to + 1 || !isOrdinaryWord(name.word) || THING_HEADS.has(name.word)) return null
  if (
    endOfTitles(tokens, to) > to ||
    PLACE_HEADS.has(name.word) ||
    isOtherCapitalised(name.word) ||
    isCalendarWord(name.word)
  )
    return null
  const goal = next?.word === 'which' && next.gap === ', ' ? tokens[to + 2] : null
  const plays =
    (adjoins(next) && PLAYS.test(next?.word ?? '')) || /^(?:drew|won|lost|beat|finished)$/.test(goal?.word ?? '')
  const isPlayed = before !== undefined && adjoins(article) && IS_PLAYED.test(before.word)
  if (!plays && !isPlayed) return null
  const run = { from, to: to + 1 }
  return { mention: sure('org', run, wordsOfRun(tokens, run)), next: to + 1 }
}

const PLAYS = /^(?:beat|beats|defeated|routed|edged|trailed|tied|play|plays|host|hosts)$/
const IS_PLAYED = /^(?:beat|beats|beating|defeated|defeating|against|versus|edged|routed|hosted|hosting)$/

/** “Marinette Bay, Wis.,”: a state behind its town. */
export function stateAt(tokens: readonly NameToken[], from: number): Found | null {
  const [before, token] = [tokens[from - 1], tokens[from]]
  const name = token && SHORT_STATES.get(token.word)
  if (!name || !before?.isCapital || token.gap !== ', ') return null
  const isDotted = token.word.endsWith('.')
  if (!isDotted && !/^\./.test(tokens[from + 1]?.gap ?? '')) return null
  return {
    mention: { ...sure('place', { from, to: from + 1 }, name), ending: isDotted ? 0 : 1 },
    next: from + 1,
  }
}
