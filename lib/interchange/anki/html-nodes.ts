import type { parseDocument } from 'htmlparser2'
import type { AnkiCardProblem } from './anki-package'

export type HtmlNode = ReturnType<typeof parseDocument>['children'][number]
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>
/** Told of what could not be kept. */
export type ReportProblem = (kind: AnkiCardProblem['kind'], detail: string) => void

export const isElement = (node: HtmlNode): node is HtmlElement => 'attribs' in node

const DROPPED: ReadonlySet<string> = new Set(
  'script style noscript template title head meta link svg canvas input textarea select button datalist progress meter map rp'.split(
    ' ',
  ),
)

/** Whether a card shows nothing of an element. */
export const isDropped = ({ name }: HtmlElement): boolean => DROPPED.has(name)

/** The text of nodes with everything in them, however deep. */
export const textOfNodes = (nodes: readonly HtmlNode[]): string => {
  const rest = nodes.toReversed()
  let text = ''
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'text') text += node.data
    else if (isElement(node) && !isDropped(node)) {
      if (node.name === 'br') text += '\n'
      rest.push(...node.children.toReversed())
    }
  }
  return text
}
