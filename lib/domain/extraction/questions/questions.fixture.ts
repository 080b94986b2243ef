import { documentOf } from '../document'
import { mentionsIn, passageOf } from '../drafts/draft-passage'
import { openingOf } from '../drafts/opening'
import { findFacts } from '../find'
import { argumentsAsked, calledAsked } from './arguments'
import { questionFor } from './ask'
import type { QuestionAndAnswer } from './phrasing'
import { questionTokensOf } from './tokens'

const OPTIONS = { language: 'en', published: '2026-10-14' } as const

/** All questions that the last sentence of a text gives, a line each: “question → answer”. */
export function questionsIn(text: string): readonly string[] {
  const doc = documentOf(text, OPTIONS)
  const mentions = mentionsIn(doc, findFacts(text, OPTIONS))
  const sentence = doc.sentences.at(-1)
  if (!sentence) return []
  const whole = { start: sentence.start, end: sentence.end }
  const lines = [...mentions(sentence.index), whole].flatMap((one): readonly (QuestionAndAnswer | null)[] => {
    const passage = passageOf(doc, one, mentions)
    const part = { start: openingOf(doc, sentence), end: sentence.end }
    const tokens = passage && questionTokensOf(doc, part, passage.inside, passage.edits)
    if (!tokens) return []
    if (!('kind' in one)) return argumentsAsked(tokens)
    return [one.kind === 'quote' ? calledAsked(tokens) : questionFor(tokens, one)]
  })
  return lines.flatMap((line) => (line ? [`${line.front} → ${line.answer}`] : []))
}
