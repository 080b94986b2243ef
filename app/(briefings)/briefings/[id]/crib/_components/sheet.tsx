import { createElement, type ReactNode } from 'react'
import type { SheetNode } from '@/lib/domain/briefing/crib/sheet'

const drawn = (node: SheetNode): ReactNode => {
  if (typeof node === 'string') return node
  const { tag, className, href, children } = node
  return createElement(tag, { className, href }, ...children.map(drawn))
}

/** The crib on the screen: the same tree that becomes a file. */
export const Sheet = ({ node }: { readonly node: SheetNode }) => drawn(node)
