import { asciiRegExp } from '../ascii-reg-exp'
import type { Document } from '../document'
import type { Span } from '../mention'

const FIRST_PERSON = asciiRegExp(/(?<![\p{L}“‘"'])(?:I|[Mm]e|[Mm]y|mine|myself|[Ww]e|us|[Oo]ur|ours)(?![\p{L}.])/u)

const PERSONAL = asciiRegExp(/(?<![\p{L}“‘"'])(?:I|me|my|[Yy]ou|[Yy]our)(?![\p{L}.])/u)

/** The words of a span outside quotation marks. */
export const unquoted = (words: string): string => words.replace(/[“"][^“”"]{0,2000}(?:[”"]|$)/gu, ' ')

/** Whether the writer speaks of himself: “I think”, “our survey”. What stands in quotation marks does not count. */
export const isFirstPerson = (words: string): boolean => FIRST_PERSON.test(unquoted(words))

/** Whether the writer or a speaker names himself alone, or the one spoken to: “I see”, “you have spent”. */
export const isPersonal = (words: string): boolean => PERSONAL.test(unquoted(words))

/** Whether a sentence asks rather than says. */
export const isQuestionSentence = (words: string): boolean => /\?["”’')\]]*$/u.test(words.trim())

/** A question or a word of the writer about himself: nothing to learn by heart. */
export function isAside(doc: Document, { start, end }: Span): boolean {
  const words = doc.plain.slice(start, end)
  return isQuestionSentence(words) || isFirstPerson(words)
}
