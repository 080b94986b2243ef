import { DomHandler, Parser, parseDocument } from 'htmlparser2'
import { replacePairs } from './replace-pairs'

export type HtmlNode = ReturnType<typeof parseDocument>['children'][number]
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>

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
      // One by one: a call takes only so many arguments.
      for (const child of node.children.toReversed()) rest.push(child)
    }
  }
  return text
}

/** Elements inside each other, in all that is parsed: the parser's time grows with the square of them. */
const MOST_NESTED = 1_000

class TooDeep extends Error {}

class BoundedHandler extends DomHandler {
  override onopentag(...tag: Parameters<DomHandler['onopentag']>): void {
    super.onopentag(...tag)
    if (this.tagStack.length > MOST_NESTED) throw new TooDeep()
  }
}

/** The nodes of HTML. What nests deeper than anybody writes is read as the words that it has between its tags. */
export const nodesOf = (html: string): readonly HtmlNode[] => {
  const handler = new BoundedHandler()
  try {
    new Parser(handler).end(html)
    return handler.dom
  } catch (reason) {
    if (!(reason instanceof TooDeep)) throw reason
    return parseDocument(html.replace(/<[^<>]*>/gu, ' ').replaceAll('<', '&lt;')).children
  }
}

/** The words of HTML in one line, without what a card does not show: to name a note by. */
export const wordsOfHtml = (html: string): string =>
  ['script', 'style']
    .reduce((text, name) => replacePairs(text, [`<${name}`, `</${name}>`], () => ' '), html)
    .replace(/<[^<>]*>|&nbsp;/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
