import { replacePairs } from './replace-pairs'

/** A template of Anki as a tree. A field's filters are in the order in which they apply. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly filters: readonly string[] }
  | { readonly kind: 'section'; readonly name: string; readonly negated: boolean; readonly nodes: TemplateNode[] }

export type Template = { readonly nodes: readonly TemplateNode[]; readonly errors: readonly string[] }

/** What stands between double braces names a field. */
const TOKEN = /\{\{([^{}]*(?:\}(?!\})[^{}]*)*)\}\}/gu
/** Very old templates ask for other braces in their first line. */
const OTHER_BRACES = /^\s*\{\{=<% %>=\}\}/u

const MOST_ERRORS = 3
/** Sections inside each other. */
const MOST_DEPTH = 50

type OpenSection = Extract<TemplateNode, { kind: 'section' }>

/**
 * Reads a template without its comments, which hide fields. It never fails: a section that is not closed ends with the template, an end without a beginning is
 * left out, and both are named in `errors`.
 */
export const parseTemplate = (source: string): Template => {
  const shown = replacePairs(source, ['<!--', '-->'], () => '')
  const text = OTHER_BRACES.test(shown)
    ? shown.replace(OTHER_BRACES, '').replaceAll('<%', '{{').replaceAll('%>', '}}')
    : shown
  const root: TemplateNode[] = []
  const open: OpenSection[] = []
  const errors: string[] = []
  const add = (node: TemplateNode): void => {
    ;(open.at(-1)?.nodes ?? root).push(node)
  }
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) add({ kind: 'text', text: text.slice(from, match.index) })
    from = match.index + match[0].length
    const inner = match[1]?.trim()
    if (inner === undefined || inner === '') continue
    const name = inner.slice(1).trim()
    if ((inner.startsWith('#') || inner.startsWith('^')) && open.length === MOST_DEPTH) {
      errors.push(`{{${inner}}} is inside too many sections`)
      from = text.length
      break
    } else if (inner.startsWith('#') || inner.startsWith('^')) {
      const section: OpenSection = { kind: 'section', name, negated: inner.startsWith('^'), nodes: [] }
      add(section)
      open.push(section)
    } else if (inner.startsWith('/')) {
      if (open.at(-1)?.name === name) open.pop()
      else errors.push(`{{/${name}}} does not close a section`)
    } else {
      const parts = inner.split(':').map((part) => part.trim())
      add({ kind: 'field', name: parts.at(-1) ?? '', filters: parts.slice(0, -1).reverse() })
    }
  }
  if (from < text.length) add({ kind: 'text', text: text.slice(from) })
  errors.push(...open.map(({ name }) => `{{#${name}}} is not closed`))
  return { nodes: root, errors: errors.slice(0, MOST_ERRORS) }
}

/** Whether a field counts as empty in Anki: white space and line breaks only. */
export const isEmptyField = (html: string): boolean => /^(?:\s|&nbsp;|<\/?(?:br|div)\s?\/?>)*$/iu.test(html)
