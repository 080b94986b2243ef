import { MEDIA_REFERENCE } from './media-pattern'
import { type MediaReference, readMediaReference } from './media-reference'

/** A medium in the text of a card, from `from` up to `to`. */
export type MediaInText = {
  readonly from: number
  readonly to: number
  readonly target: string
  readonly reference: MediaReference
  /** What describes it, without escapes; empty if nothing does. */
  readonly description: string
}

const NAMED = new RegExp(`!\\[((?:[^[\\]\\\\\\n]|\\\\.)*)\\]\\((${MEDIA_REFERENCE})(?: +"[^"\\n]*")?\\)`, 'g')

/** The media that a text names, in their order. */
export const mediaInText = (text: string): readonly MediaInText[] =>
  [...text.matchAll(NAMED)].flatMap((found) => {
    const [whole, words = '', target = ''] = found
    const reference = readMediaReference(target)
    if (reference === null) return []
    const [from, to] = [found.index, found.index + whole.length]
    return [{ from, to, target, reference, description: words.replace(/\\(.)/g, '$1') }]
  })

/** How a text names a file with this description. */
export const mediaMarkdown = (target: string, description: string): string =>
  `![${description.replace(/\s+/g, ' ').replace(/[[\]\\]/g, '\\$&')}](${target})`

/** The text with another description of one of its media. */
export const withDescription = (text: string, { from, to, target }: MediaInText, description: string): string =>
  `${text.slice(0, from)}${mediaMarkdown(target, description)}${text.slice(to)}`

/** The text without one of its media. */
export const withoutMedia = (text: string, { from, to }: MediaInText): string =>
  `${text.slice(0, from).trimEnd()}${text.slice(to)}`.trimStart()

/** The text with a medium on a line of its own after what stands before `at`. */
export const withMedia = (text: string, at: number, target: string): string => {
  const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()]
  return [before, mediaMarkdown(target, ''), after].filter((part) => part !== '').join('\n')
}
