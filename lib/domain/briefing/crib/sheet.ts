import { countCribWords } from './count-words'
import type { Crib, CribEntry, CribRun, CribSource } from './crib'
import { legendOf } from './legend'

/** A part of a page, for whoever draws it: React on the screen, plain HTML in a file. Text is text, never HTML. */
export type SheetNode =
  | string
  | {
      readonly tag:
        | 'article'
        | 'header'
        | 'footer'
        | 'section'
        | 'h1'
        | 'h2'
        | 'ol'
        | 'ul'
        | 'li'
        | 'p'
        | 'span'
        | 'b'
        | 'cite'
        | 'a'
      readonly className?: string
      readonly href?: string
      readonly children: readonly SheetNode[]
    }

/** Where a source is to be found, as one of a fact or, without an entry, in the list at the foot; null prints it without a link. */
export type SourceLink = (source: CribSource, entry: CribEntry | null) => string | null

const runNode = ({ text, isBold }: CribRun): SheetNode => (isBold ? { tag: 'b', children: [text] } : text)

/** Signs stand for themselves on paper; a screen reader is told what they mean. */
const unseen = (text: string): SheetNode => ({ tag: 'span', className: 'crib-unseen', children: [text] })
const sign = (text: string, name: string): SheetNode => ({
  tag: 'span',
  className: `crib-sign crib-${name}`,
  children: [text],
})

const linked = (children: readonly SheetNode[], href: string | null): readonly SheetNode[] =>
  href === null ? children : [{ tag: 'a', href, children }]

const citationNodes = (entry: CribEntry, linkOf: SourceLink): readonly SheetNode[] =>
  entry.sources.flatMap((source) => [
    ' ',
    {
      tag: 'cite' as const,
      className: 'crib-source',
      children: linked([unseen('Source '), `[${source.number}]`], linkOf(source, entry)),
    },
  ])

const cautionNodes = ({ cautions }: CribEntry): readonly SheetNode[] =>
  cautions.map(({ sign: mark, words }) => ({
    tag: 'p',
    className: 'crib-caution',
    children: [{ tag: 'b', children: [mark] }, ` ${words}`],
  }))

const signNodes = ({ isMust, isWeak }: CribEntry): readonly SheetNode[] => [
  ...(isMust ? [unseen('Must know: '), sign('•', 'must')] : []),
  ...(isWeak ? [unseen('Least likely to be recalled: '), sign('!', 'weak')] : []),
]

const entryNode = (entry: CribEntry, linkOf: SourceLink): SheetNode => {
  const asOf: readonly SheetNode[] =
    entry.asOf === null ? [] : [' ', { tag: 'span', className: 'crib-source', children: [`(${entry.asOf})`] }]
  const line = [...signNodes(entry), ...entry.runs.map(runNode), ...asOf, ...citationNodes(entry, linkOf)]
  return {
    tag: 'li',
    className: 'crib-fact',
    children: [{ tag: 'p', className: 'crib-statement', children: line }, ...cautionNodes(entry)],
  }
}

const sourceNode = (source: CribSource, linkOf: SourceLink): SheetNode => ({
  tag: 'li',
  children: [
    { tag: 'span', className: 'crib-number', children: [String(source.number)] },
    ' ',
    ...linked([source.words], linkOf(source, null)),
  ],
})

/** The page as a tree. */
export function sheetOf(crib: Crib, linkOf: SourceLink): SheetNode {
  const meta = [crib.when, crib.place, crib.audience].filter((part) => part !== null)
  const legend = legendOf(crib)
  const groups = crib.groups.map(
    ({ heading, kind, entries }): SheetNode => ({
      tag: 'section',
      className: `crib-group crib-${kind}`,
      children: [
        { tag: 'h2', children: [heading] },
        { tag: 'ul', children: entries.map((entry) => entryNode(entry, linkOf)) },
      ],
    }),
  )
  return {
    tag: 'article',
    className: `crib crib-${crib.paper}${crib.pages > 1 ? ` crib-${crib.paper}-long` : ''}`,
    children: [
      {
        tag: 'header',
        children: [
          { tag: 'h1', children: [crib.title] },
          { tag: 'p', children: [meta.join(' · ')] },
        ],
      },
      ...groups,
      {
        tag: 'footer',
        children: [
          { tag: 'p', className: 'crib-count', children: [countCribWords(crib)] },
          ...(legend === '' ? [] : [{ tag: 'p', children: [`${legend}.`] } as const]),
          ...(crib.sources.length === 0
            ? []
            : [
                { tag: 'h2', className: 'crib-sources-title', children: ['Sources'] } as const,
                {
                  tag: 'ol',
                  className: 'crib-sources',
                  children: crib.sources.map((source) => sourceNode(source, linkOf)),
                } as const,
              ]),
        ],
      },
    ],
  }
}
