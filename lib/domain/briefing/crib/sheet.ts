import { countCribWords } from './compose'
import type { Crib, CribCitation, CribEntry, CribRun } from './crib'
import { legendOf } from './legend'
import { beforeFurther } from './source-words'

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
        | 'ul'
        | 'li'
        | 'p'
        | 'span'
        | 'b'
        | 'cite'
        | 'q'
        | 'a'
      readonly className?: string
      readonly href?: string
      readonly children: readonly SheetNode[]
    }

/** Where a source of a fact is to be found, the main one where `also` is null; null prints it without a link. */
export type SourceLink = (entry: CribEntry, also: CribCitation | null) => string | null

const runNode = ({ text, isBold }: CribRun): SheetNode => (isBold ? { tag: 'b', children: [text] } : text)

/** Signs stand for themselves on paper; a screen reader is told what they mean. */
const unseen = (text: string): SheetNode => ({ tag: 'span', className: 'crib-unseen', children: [text] })
const sign = (text: string): SheetNode => ({ tag: 'span', className: 'crib-sign', children: [text] })

const linked = (words: string, href: string | null): SheetNode =>
  href === null ? words : { tag: 'a', href, children: [words] }

const sourceNode = (entry: CribEntry, linkOf: SourceLink): SheetNode => ({
  tag: 'cite',
  className: 'crib-source',
  children: [
    linked(entry.source, linkOf(entry, null)),
    ...entry.also.flatMap((one, at) => [beforeFurther(at), linked(one.words, linkOf(entry, one))]),
  ],
})

const cautionNodes = ({ cautions }: CribEntry): readonly SheetNode[] =>
  cautions.map(({ sign: mark, words }) => ({
    tag: 'p',
    className: 'crib-caution',
    children: [{ tag: 'b', children: [mark] }, ` ${words}`],
  }))

const mustNodes = ({ isMust }: CribEntry): readonly SheetNode[] => (isMust ? [unseen('Must know: '), sign('•')] : [])

const entryNode = (entry: CribEntry, linkOf: SourceLink): SheetNode => {
  const statement = [...mustNodes(entry), ...entry.runs.map(runNode)]
  const source = sourceNode(entry, linkOf)
  const { passage } = entry
  const words: readonly SheetNode[] =
    passage === null
      ? [{ tag: 'p', className: 'crib-statement', children: [...statement, ' ', source] }]
      : [
          { tag: 'p', className: 'crib-statement', children: statement },
          { tag: 'p', className: 'crib-evidence', children: [{ tag: 'q', children: [passage] }, ' ', source] },
        ]
  return { tag: 'li', className: 'crib-fact', children: [...words, ...cautionNodes(entry)] }
}

const knownNode = (entry: CribEntry, linkOf: SourceLink): SheetNode => ({
  tag: 'li',
  children: [
    {
      tag: 'p',
      children: [...mustNodes(entry), ...entry.runs.map(runNode), ' ', sourceNode(entry, linkOf)],
    },
    ...cautionNodes(entry),
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
  const known: readonly SheetNode[] =
    crib.known.length === 0
      ? []
      : [
          {
            tag: 'section',
            className: 'crib-group crib-known',
            children: [
              { tag: 'h2', children: ['Well known'] },
              { tag: 'ul', children: crib.known.map((entry) => knownNode(entry, linkOf)) },
            ],
          },
        ]
  return {
    tag: 'article',
    className: `crib crib-${crib.options.paper}`,
    children: [
      {
        tag: 'header',
        children: [
          { tag: 'h1', children: [crib.title] },
          { tag: 'p', children: [meta.join(' · ')] },
        ],
      },
      ...groups,
      ...known,
      {
        tag: 'footer',
        children: [
          { tag: 'p', children: [countCribWords(crib)] },
          ...(legend === '' ? [] : [{ tag: 'p', children: [legend] } as const]),
        ],
      },
    ],
  }
}
