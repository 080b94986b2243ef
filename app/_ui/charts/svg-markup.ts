// Not `renderToStaticMarkup`: Next refuses `react-dom/server` in pages and route handlers, and React's entry for server
// components throws. It would neither cut fractions nor turn classes into attributes.
import { Fragment, isValidElement, type ReactNode } from 'react'

/** Attributes that are written with a capital letter in SVG too. */
const AS_THEY_ARE = new Set(['viewBox', 'preserveAspectRatio', 'patternUnits', 'patternTransform'])
const LEFT_OUT = new Set(['children', 'className'])

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** An attribute as it is written in SVG: `strokeWidth` as `stroke-width`. Long fractions are cut. */
export const attribute = (name: string, value: string | number): string => {
  const written = AS_THEY_ARE.has(name) ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const short = typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value)
  return ` ${written}="${short}"`
}

/** Class names as they are, for a page that has the style sheet. */
export const withClasses = (className: string): string => attribute('class', className)

/**
 * SVG elements as text; `looks` says what becomes of class names. A chart has a thousand elements: as text they take a
 * third of the room that they take in a page's own script. @throws on a component
 */
export const svgMarkup = (node: ReactNode, looks: (className: string) => string): string => {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string' || typeof node === 'number') return escaped(String(node))
  if (Array.isArray(node)) return node.map((one) => svgMarkup(one, looks)).join('')
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error('a drawing may hold elements and text only')
  const { type, props } = node
  const inner = svgMarkup(props.children as ReactNode, looks) // children are nodes by React's own contract
  if (type === Fragment) return inner
  if (typeof type !== 'string') throw new Error('a drawing may hold no components')
  const attributes = Object.entries(props).map(([name, value]) => {
    if (LEFT_OUT.has(name)) return ''
    if (value === true) return attribute(name, 'true')
    return typeof value === 'string' || typeof value === 'number' ? attribute(name, value) : ''
  })
  const look = typeof props.className === 'string' ? looks(props.className) : ''
  return `<${type}${attributes.join('')}${look}>${inner}</${type}>`
}
