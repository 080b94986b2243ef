/** What a full stop stands behind without ending a sentence: titles, months in short, initials and “U.S”. */
const ABBREVIATION =
  /(?:^|[^\p{L}\p{N}])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|(?:Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|Hon|Rev|St|Nos?|vol|pp?|vs|etc|approx|Inc|Ltd|Corp|Co|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|cf))\.$/iu

/** An abbreviation is shorter than this. */
const LOOK_BACK = 12

const ENDING = /[.!?…]+["'”’»)\]]*(?=\s+["'“‘«([]*[\p{Lu}\p{N}])|\n+/gu

/** Where a text is cut into sentences: offsets behind the closing signs of each but the last. */
function* sentenceEnds(text: string): Generator<number> {
  for (const { 0: signs, index } of text.matchAll(ENDING)) {
    const isAbbreviated = signs === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - LOOK_BACK), index + 1))
    if (!isAbbreviated) yield signs.startsWith('\n') ? index : index + signs.length
  }
}

/** The parts of a paragraph that belong to the sentences of a passage, before and after it. */
export type SentenceAround = { readonly before: string; readonly after: string }

/**
 * What completes a passage to whole sentences: the end of the text before it and the beginning of the text after it,
 * both empty if the passage is made of whole sentences. Where it is not clear that a sentence ends, it goes on.
 */
export function sentenceAround(before: string, exact: string, after: string): SentenceAround {
  const text = `${before}${exact}${after}`
  const end = before.length + exact.trimEnd().length
  let from = 0
  for (const at of sentenceEnds(text)) {
    if (at >= end)
      return { before: text.slice(from, before.length), after: text.slice(before.length + exact.length, at) }
    const begin = at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0)
    if (begin <= before.length) from = begin
  }
  return { before: text.slice(from, before.length), after }
}
