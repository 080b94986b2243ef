import type { AnkiPackage } from './anki-package'
import { isDataAddress } from './data-address'
import { type HtmlNode, isElement, nodesOf } from './html-nodes'

const MENTIONED = /data:/iu

function* addressesIn(nodes: readonly HtmlNode[]): Generator<string> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const { src } = node.attribs
    if (src !== undefined && isDataAddress(src)) yield src
    yield* addressesIn(node.children)
  }
}

/**
 * The `data:` addresses that fields and templates of a package show files by: those of elements, and fields that are
 * one, which a template puts into an element.
 */
export function* dataAddresses({ noteTypes, fieldsWithData }: Pick<AnkiPackage, 'noteTypes' | 'fieldsWithData'>) {
  for (const { templates } of noteTypes)
    for (const { question, answer } of templates)
      for (const side of [question, answer]) if (MENTIONED.test(side)) yield* addressesIn(nodesOf(side))
  for (const field of fieldsWithData()) {
    if (isDataAddress(field)) yield field
    else yield* addressesIn(nodesOf(field))
  }
}
