import model from 'wink-eng-lite-web-model'
import winkNLP, { type WinkMethods } from 'wink-nlp'
import { memoize } from '../../memoize'
import { asciiRegExp } from '../../text/ascii-reg-exp'

type Reading = { readonly known: boolean; readonly tag: string }

const WORD = asciiRegExp(/^\p{L}[\p{L}’'-]*$/u)
const MOST_KEPT = 20_000

let reader: { readonly nlp: WinkMethods; readonly size: number } | null = null

/** The model is made on first use, in about 70 ms, and its word list ends where a made-up word is numbered. */
function readerOf(): { readonly nlp: WinkMethods; readonly size: number } {
  if (!reader) {
    const nlp = winkNLP(model, ['pos'])
    reader = { nlp, size: Number(nlp.readDoc('zzqxvj').tokens().itemAt(0).out(nlp.its.uniqueId)) }
  }
  return reader
}

const read = memoize(MOST_KEPT, (word: string): Reading => {
  const { nlp, size } = readerOf()
  const token = nlp.readDoc(word).tokens().itemAt(0)
  return { known: Number(token.out(nlp.its.uniqueId)) < size, tag: String(token.out(nlp.its.pos)) }
})

/** Whether English has this word as anything but a name: “mining”, “although”; not “Almaty” and not “Kazakhstan”. */
export function isOrdinaryWord(word: string): boolean {
  const small = word.toLowerCase()
  if (!/^[a-z]+$/.test(small) && !WORD.test(small)) return false
  const { known, tag } = read(small)
  return known && tag !== 'PROPN'
}

/** The part of speech that wink-nlp gives a word by itself, in small letters: `VERB`, `NOUN`, `ADP` … */
export const partOfSpeech = (word: string): string => read(word.toLowerCase()).tag

export type TaggedWord = { readonly word: string; readonly tag: string }

/** The words and signs of a short text in order, with their parts of speech in context. */
export function tagged(text: string): TaggedWord[] {
  const { nlp } = readerOf()
  const tokens = nlp.readDoc(text).tokens()
  const tags = tokens.out(nlp.its.pos)
  return tokens.out().map((word, at) => ({ word, tag: String(tags[at] ?? 'X') }))
}
