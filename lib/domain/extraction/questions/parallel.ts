import { nearness, type Parts } from './parts'
import { isSign, isTagged, type QuestionToken, reads } from './tokens'

/** What keeps two figures from being side by side: another clause, or a pause. */
const isBreak = (token: QuestionToken, at: number, tokens: readonly QuestionToken[]): boolean =>
  isSign(token) ||
  // “on putting fires out”: a verb that is a noun.
  (isTagged(token, 'VERB', 'AUX', 'SCONJ') && !(/ing$/i.test(token.text) && isTagged(tokens[at - 1], 'ADP'))) ||
  reads(token, /^(?:that|which|who|where|when)$/i)

const isDated = (tokens: readonly QuestionToken[]): boolean => tokens.some((token) => isTagged(token, 'DATE'))

/** Where “and about $610 million” begins behind another figure; -1 where it does not. */
function secondFigureAt(behind: readonly QuestionToken[], kind: string | undefined): number {
  const joint = behind.findIndex((token) => reads(token, /^(?:and|but)$/i))
  if (joint < 1) return -1
  const figure = behind.findIndex((token, at) => at > joint && isTagged(token, 'FIGURE', 'NUM'))
  const between = behind.slice(joint + 1, figure)
  // “own 65 per cent and the port 20 per cent”: the second has its subject and no verb.
  const near = nearness(between)
  const other = between.slice(0, between.length - near)
  const isGapped =
    other.length > 0 &&
    behind[figure]?.mention?.kind === kind &&
    other.every((token) => isTagged(token, 'DET', 'ADJ', 'NOUN', 'NAME', 'PROPN')) &&
    behind[figure]?.mention?.kind !== 'count'
  const isBeside = figure > joint && (between.length === near || isGapped)
  return isBeside && !behind.slice(0, joint).some(isBreak) ? joint : -1
}

/** Where the words of the figure begin that stands with “and” before the answer; -1 where none does. */
function firstFigureAt(before: readonly QuestionToken[]): number {
  const joint = before.length - 1
  if (!reads(before[joint], /^(?:and|but)$/i)) return -1
  const figure = before.findLastIndex((token) => isTagged(token, 'FIGURE'))
  const between = before.slice(figure + 1, joint)
  if (figure < 0 || between.length === 0 || between.some(isBreak)) return -1
  return figure - nearness(before.slice(0, figure))
}

const isCounted = (token: QuestionToken | undefined): boolean =>
  token?.mention?.kind === 'count' && /\p{L}/u.test(token.mention.quote)

/** “recorded 41,300 cases and 68 deaths since May”: two counts with one end, each without the other; null for anything else. */
function withoutTwin(parts: Parts): Parts | null {
  const { before, answer, behind } = parts
  if (!isCounted(answer)) return null
  if (reads(behind[0], /^and$/i)) {
    const figure = behind.findIndex((token) => isTagged(token, 'FIGURE'))
    const isNext = figure > 0 && figure - 1 === nearness(behind.slice(1, figure)) && isCounted(behind[figure])
    const rest = behind.slice(figure + 1)
    const isEnd = rest.length === 0 || (isTagged(rest[0], 'ADP', 'SCONJ') && !reads(rest[0], /^(?:of|with|for)$/i))
    return isNext && isEnd ? { ...parts, behind: rest } : null
  }
  const joint = before.length - 1
  const isTwin = reads(before[joint], /^and$/i) && isCounted(before[joint - 1])
  return isTwin ? { ...parts, before: before.slice(0, joint - 1 - nearness(before.slice(0, joint - 1))) } : null
}

/**
 * “spent $4.4 billion on fires and $610 million on prevention”: a clause with two figures side by side, without the one
 * that is not asked for. Null where a date behind the two may be that of both.
 */
export function withoutParallel(parts: Parts): Parts | null {
  const { before, behind } = parts
  // “between $40 million in 2023 and $50 million in 2024” is one range.
  if ([...before, ...behind].some((token) => reads(token, /^(?:between|either|both)$/i))) return parts
  const twin = withoutTwin(parts)
  if (twin) return twin
  const second = secondFigureAt(behind, parts.answer.mention?.kind)
  if (second > 0) {
    const isOfBoth = isDated(behind.slice(second)) && !isDated([...before, ...behind.slice(0, second)])
    return isOfBoth ? null : { ...parts, behind: behind.slice(0, second) }
  }
  const first = firstFigureAt(before)
  return first >= 0 ? { ...parts, before: before.slice(0, first) } : parts
}
