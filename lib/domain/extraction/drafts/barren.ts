import { isQuestionSentence } from '../claims/asides'
import type { Document, Sentence } from '../document'

/** “Main image credit: …”: what stands under a picture. */
const CAPTION = /^(?:main )?(?:image|photo|picture|photograph|illustration)s?(?:,? (?:credit|courtesy|by)\b|:)/iu

/** “The conversation has been shortened.”: how a text came about. */
const EDITED =
  /\b(?:conversation|interview|transcript|text|remarks) (?:has|have|was|were) (?:been )?(?:\p{Ll}+ and )?(?:shortened|edited|condensed|abridged|translated)\b/u

/** “The present summary is submitted to”: of the text itself. */
const OF_ITSELF =
  /^(?:\d+\. )?(?:The present|This) (?:summary|report|note|paper|document|statement|release|study|brief(?:ing)?) (?:is|was|covers|sets out|presents|summari[sz]es|draws|describes)\b(?! that\b)/u

/** Whether nothing should be drafted from a sentence at all: a heading, a question, a caption, a byline without a full stop. */
export function isBarren(doc: Document, sentence: Sentence): boolean {
  const words = doc.plain.slice(sentence.start, sentence.end)
  const kind = doc.blocks[sentence.block]?.kind
  if (
    kind === 'heading' ||
    kind === 'row' ||
    isQuestionSentence(words) ||
    CAPTION.test(words) ||
    EDITED.test(words) ||
    OF_ITSELF.test(words)
  )
    return true
  return kind !== 'item' && !/[.!?:;…](?:["”’')\]*_]|\uFFFC|\s)*$/u.test(words)
}
