import type { FindMedia } from './anki-package'
import { isDataAddress } from './data-address'
import { type HtmlElement, textOfNodes, wordsOfHtml } from './html-nodes'
import type { ReportProblem } from './import-problems'

const nameIn = (source: string): string => {
  const name = source.split(/[/\\]/u).at(-1) ?? source
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const named = (word: string, name: string): string => (name === '' ? `(${word})` : `(${word}: ${name})`)

/** A description that no gap of a cloze ends or divides. */
const withoutMarks = (description: string): string => description.replace(/([{}:])(?=\1)/gu, '$1 ')

/** Where something is fetched from, if it is not a file of the package. */
const remote = (source: string): string | null =>
  /^(?:https?:)?\/\//iu.test(source) ? (source.startsWith('//') ? `https:${source}` : source) : null

type Medium = { readonly word: 'image' | 'sound' | 'video'; readonly source: string; readonly description: string }

const mediumOf = (element: HtmlElement): Medium => {
  const source = element.attribs.src?.trim() ?? ''
  const inner = element.children.flatMap((child) => ('attribs' in child ? [child.attribs.src?.trim() ?? ''] : []))
  const first = source || (inner.find((each) => each !== '') ?? '')
  switch (element.name) {
    case 'img':
      return { word: 'image', source, description: wordsOfHtml(element.attribs.alt ?? '') }
    case 'video':
      return { word: 'video', source: first, description: '' }
    case 'audio':
      return { word: 'sound', source: first, description: '' }
    default: {
      const name = textOfNodes(element.children).trim()
      return {
        word: /\.(?:mp4|webm|mkv|avi|mov|mpe?g|ogv|m4v|flv)$/iu.test(name) ? 'video' : 'sound',
        source: name,
        description: '',
      }
    }
  }
}

/** The name of a file without folders, which packages do not have, where the whole name is not known. */
const findFile = (source: string, name: string, find: FindMedia): ReturnType<FindMedia> => {
  const found = find(source)
  return 'target' in found || source === name ? found : find(name)
}

/**
 * What stands on a card for an image, a sound or a video: the file, or its description or name in brackets, with a link
 * if it is on the web. Null for pages inside the card, which leave nothing.
 * @param find knows the files that come with the card; null if none do
 */
export const mediaText = (
  element: HtmlElement,
  report: ReportProblem,
  find: FindMedia | null,
): { readonly text: string; readonly href?: string; readonly media?: string } | null => {
  if (/^(?:iframe|object|embed|frame)$/u.test(element.name)) {
    report('embedded-page', element.attribs.src ?? element.attribs.data ?? '')
    return null
  }
  const { word, source, description } = mediumOf(element)
  if (source === '' && description === '') return null
  if (isDataAddress(source)) {
    const held = find?.(source)
    if (held && 'target' in held) return { text: withoutMarks(description), media: held.target }
    report(held?.problem ?? word, description || 'inside the card')
    return { text: named(word, description) }
  }
  const address = remote(source)
  if (address !== null) {
    report('remote-address', address)
    const text = named(word, description || nameIn(address.split(/[?#]/u, 1)[0] ?? ''))
    return URL.canParse(address)
      ? { text, href: new URL(address).href.replace(/[()<>]/gu, encodeURIComponent) }
      : { text }
  }
  const name = nameIn(source)
  const found = source === '' || find === null ? null : findFile(source, name, find)
  if (found && 'target' in found) return { text: withoutMarks(description), media: found.target }
  report(found?.problem ?? word, name)
  return { text: named(word, description || name) }
}
