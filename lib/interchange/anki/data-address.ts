import type { AnkiPackage } from './anki-package'
import { type HtmlNode, isElement, nodesOf } from './html-nodes'

const START = /^\s*data:/iu

/** Whether an address holds its file itself. */
export const isDataAddress = (address: string): boolean => START.test(address)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The bytes that a `data:` address holds (RFC 2397); null if they cannot be read. What they are says their content. */
export const bytesOfDataAddress = (address: string): Buffer | null => {
  const comma = address.indexOf(',')
  if (!isDataAddress(address) || comma < 0) return null
  const body = address.slice(comma + 1)
  if (!/;\s*base64\s*$/iu.test(address.slice(0, comma))) {
    const bytes = Buffer.from(decoded(body))
    return bytes.length > 0 ? bytes : null
  }
  const digits = (body.includes('%') ? decoded(body) : body).replace(/\s+/gu, '')
  if (!/^[\w+/-]+={0,2}$/u.test(digits)) return null
  const bytes = Buffer.from(digits, 'base64')
  return bytes.length > 0 ? bytes : null
}

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
