import { type HtmlElement, type HtmlNode, isElement } from './html-nodes'

/** The rows of a table as lists of cells; those of a table inside a cell are not among them. */
export const tableRows = (table: HtmlElement): HtmlElement[][] => {
  const rows: HtmlElement[][] = []
  const read = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue
      if (node.name === 'tr') {
        const cells = node.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')
        if (cells.length > 0) rows.push(cells)
      } else if (/^t(?:head|body|foot)$/u.test(node.name)) read(node.children)
    }
  }
  read(table.children)
  return rows
}
