import { asciiRegExp } from '../../text/ascii-reg-exp'
import { SPEECH_VERBS } from '../words/en/speech'
import type { NameRun } from './name-mention'
import { adjoins, type NameToken } from './tokens'
import { partOfSpeech } from './vocabulary'

/** Letters that may stand for a body. */
export const ACRONYM = asciiRegExp(/^\p{Lu}{3,6}$/u)

/** “RCOC has”, “by SERNAP,”: letters that act or are acted with are a body, where they do so more than once. */
function bareAcronymVotes(tokens: readonly NameToken[], from: number, to: number): number {
  const next = tokens[to]
  const isSubject = next !== undefined && adjoins(next) && /^(?:VERB|AUX)$/.test(partOfSpeech(next.word))
  const isPartner = /^(?:by|from|with|at|to)$/.test(tokens[from - 1]?.word ?? '') && adjoins(tokens[from])
  const isWhole = next === undefined || !adjoins(next) || /^(?:in|on|and|or|for|to|as|that)$/.test(next.word)
  return isSubject || (isPartner && isWhole) ? 0.6 : 0
}

/** Letters in capitals behind “the” are mostly an organisation, more so where they act. */
export function acronymVotes(tokens: readonly NameToken[], { from, to }: NameRun): number {
  if (to - from > 1 || !ACRONYM.test(tokens[from]?.word ?? '')) return 0
  const isOwned = /^[’']s? $/.test(tokens[from]?.gap ?? '')
  const isDefinite = isOwned || (tokens[from - 1]?.word.toLowerCase() === 'the' && adjoins(tokens[from]))
  if (!isDefinite) return bareAcronymVotes(tokens, from, to)
  const acts =
    SPEECH_VERBS.has(tokens[to]?.word ?? '') ||
    /^(?:hopes|plans|expects|wants|intends|aims)$/.test(tokens[to]?.word ?? '') ||
    /^(?:by|as|with|from|at)$/.test(tokens[from - 2]?.word ?? '')
  const goesOn =
    /^[’']s /.test(tokens[to]?.gap ?? '') || /^(?:will|would|has|had|is|was|may|can)$/.test(tokens[to]?.word ?? '')
  return acts || goesOn ? 1 : 0.6
}
