import { createElement, type ReactNode } from 'react'
import temml from 'temml'
import { type FormulaProps, UnreadFormula } from './card-run'

/** Macros that call themselves end here, and no sign grows beyond the page. */
const LIMITS = { throwOnError: true, trust: false, strict: false, maxExpand: 200, maxSize: [20, 20] } as const
const LONGEST_FORMULA = 2_000

const ELEMENTS = new Set(
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd menclose'.split(
    ' ',
  ),
)

const ATTRIBUTES = new Set(
  'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form height largeop linethickness lspace mathcolor mathbackground mathvariant maxsize minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width columnspan rowspan'.split(
    ' ',
  ),
)

/** What temml makes of LaTeX. Its own types leave the tree open. */
type MathsNode = {
  readonly type?: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly style?: Readonly<Record<string, unknown>>
  readonly classes?: readonly string[]
  readonly children?: readonly MathsNode[]
}

const camel = (name: string): string => name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase())

const plainEntries = (record: Readonly<Record<string, unknown>> = {}): [string, string][] =>
  Object.entries(record).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, within(`${value}`)]]
      : [],
  )

/** As far as a length may reach: temml bounds what grows, and leaves what goes up, down or back as it was written. */
const FURTHEST: Readonly<Record<string, number>> = { em: 20, ex: 40, px: 320, pt: 240, mm: 80, cm: 8, in: 3, pc: 20 }
const LENGTH = /(-?\d+(?:\.\d+)?)(em|ex|px|pt|mm|cm|in|pc)\b/gu

const within = (value: string): string =>
  value.replace(LENGTH, (_, size: string, unit: string) => {
    const most = FURTHEST[unit] ?? 0
    return `${Math.max(-most, Math.min(most, Number(size)))}${unit}`
  })

/** Only elements of MathML and attributes that draw; whatever else temml may make is its children or nothing. */
function drawn(node: MathsNode, key: number): ReactNode {
  if (node.text !== undefined) return node.text
  const children = node.children?.map(drawn) ?? []
  if (!node.type || !ELEMENTS.has(node.type)) return children
  const attributes = plainEntries(node.attributes).filter(([name]) => ATTRIBUTES.has(name))
  const style = plainEntries(node.style).filter(([, value]) => !/url|expression|[;{}]/iu.test(value))
  return createElement(
    node.type,
    {
      key,
      ...Object.fromEntries(attributes),
      ...(style.length > 0 ? { style: Object.fromEntries(style.map(([name, value]) => [camel(name), value])) } : {}),
      ...(node.classes && node.classes.length > 0 ? { className: node.classes.join(' ') } : {}),
    },
    ...children,
  )
}

function treeOf(latex: string, display: boolean): MathsNode | null {
  if (latex.length > LONGEST_FORMULA) return null
  try {
    return temml.__renderToMathMLTree(latex, { ...LIMITS, maxSize: [...LIMITS.maxSize], displayMode: display })
  } catch {
    // Temml throws its own error for LaTeX it cannot read, and the engine's for one that nests too deep.
    return null
  }
}

/** A formula as MathML, which browsers draw by themselves; one that cannot be read is shown as its source. */
export default function Formula({ latex, source, display }: FormulaProps): ReactNode {
  const tree = treeOf(latex, display) ?? (latex === source ? null : treeOf(source, display))
  return tree ? drawn(tree, 0) : <UnreadFormula latex={latex} source={source} display={display} />
}
