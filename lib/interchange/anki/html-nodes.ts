import type { parseDocument } from 'htmlparser2'
import type { AnkiCardProblem } from './anki-package'

export type HtmlNode = ReturnType<typeof parseDocument>['children'][number]
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>
/** Told of what could not be kept. */
export type ReportProblem = (kind: AnkiCardProblem['kind'], detail: string) => void

export const isElement = (node: HtmlNode): node is HtmlElement => 'attribs' in node

/** What an element means for a card; all others are only around what is in them. */
export type ElementKind =
  | 'dropped'
  | 'media'
  | 'maths'
  | 'hint'
  | 'break'
  | 'line'
  | 'paragraph'
  | 'preformatted'
  | 'list'
  | 'item'
  | 'table'
  | 'raised'
  | 'lowered'
  | 'reading'

const NAMES: Readonly<Record<ElementKind, string>> = {
  dropped:
    'script style noscript template title head meta link svg canvas input textarea select button datalist progress meter map rp',
  media: 'img audio video iframe object embed frame x-sound',
  maths: 'x-maths anki-mathjax',
  hint: 'x-hint',
  break: 'br',
  line: 'div section article header footer main nav aside figure figcaption center address fieldset legend form details summary dt dd dl caption',
  paragraph: 'p blockquote h1 h2 h3 h4 h5 h6 hr',
  preformatted: 'pre listing xmp',
  list: 'ul ol menu dir',
  item: 'li',
  table: 'table',
  raised: 'sup',
  lowered: 'sub',
  reading: 'rt',
}
const KINDS = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, kind as ElementKind] as const),
  ), // the keys are the kinds
)

export const elementKind = (name: string): ElementKind | null => KINDS.get(name) ?? null

/** The text of nodes with everything in them, however deep. */
export const textOfNodes = (nodes: readonly HtmlNode[]): string => {
  const rest = nodes.toReversed()
  let text = ''
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'text') text += node.data
    else if (isElement(node) && elementKind(node.name) !== 'dropped') {
      if (node.name === 'br') text += '\n'
      rest.push(...node.children.toReversed())
    }
  }
  return text
}
