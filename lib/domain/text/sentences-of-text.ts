import type { Span } from './span'

/** What ends with a full stop and does not end a sentence: initials, titles, months, “U.S.”. */
const NO_END =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sen|Rep|Gov|St|No|vs|cf|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:\p{Lu}\.)+\p{Lu})\.\s*$/u

/** The sentences of one block's words, white space around them left out. Offsets are into the words. */
export function sentencesOfText(words: string): readonly Span[] {
  const segments = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(words)]
  const sentences: { text: string; start: number }[] = []
  for (const { segment, index } of segments) {
    const open = sentences.at(-1)
    if (open && NO_END.test(open.text)) open.text += segment
    else sentences.push({ text: segment, start: index })
  }
  return sentences.flatMap(({ text, start }) => {
    const from = start + (text.length - text.trimStart().length)
    const trimmed = text.trim()
    return trimmed === '' ? [] : [{ start: from, end: from + trimmed.length }]
  })
}
