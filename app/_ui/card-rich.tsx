import { lazy, type ReactNode, Suspense } from 'react'
import { inlineRuns, latexOf, plainLatexOf } from '@/lib/domain/cards/formula-runs'
import { type LayoutBlock, type ListBlock, layoutOf, type TableBlock } from '@/lib/domain/cards/layout'
import type { Segment } from '@/lib/domain/cards/segments'
import { withPictures } from '@/lib/domain/occlusion/picture-runs'
import { ShownMedia } from './card-media'
import { AskedCard, CardRun, type CardTextProps, type FormulaProps, Gap, UnreadFormula } from './card-run'
import { classNames } from './class-names'
import { PictureWithShapes } from './picture-with-shapes'

/** An address without its scheme and a closing slash. */
const shortened = (href: string): string => href.replace(/^https?:\/\//iu, '').replace(/\/$/u, '')

type CardLinkProps = { readonly href: string; readonly text: string; readonly isCode: boolean }

/** A link of a card with its address behind its words, so that nobody follows it unawares. It opens beside the page. */
function CardLink({ href, text, isCode }: CardLinkProps) {
  return (
    <>
      <a href={href} target="_blank" rel="noreferrer noopener" className="link">
        {isCode ? <code className="card-code">{text}</code> : text}
      </a>
      {text === href ? null : (
        <span className="font-normal font-sans text-[0.65em] text-quiet not-italic"> ({shortened(href)})</span>
      )}
    </>
  )
}

type Line = (segments: readonly Segment[]) => ReactNode

/** The blocks of one side of a card. Keys are places: a side never changes its order. */
function CardBlocks({ blocks, line }: { readonly blocks: readonly LayoutBlock[]; readonly line: Line }) {
  return <div className="card-blocks">{blocks.map((block, at) => drawn(block, at, line))}</div>
}

function drawn(block: LayoutBlock, key: number, line: Line): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p key={key}>{line(block.segments)}</p>
    case 'heading':
      // A heading of a card is none of the page.
      return (
        <p key={key} className="card-heading">
          {line(block.segments)}
        </p>
      )
    case 'code':
      return (
        <pre key={key} className="card-code-block">
          {line(block.segments)}
        </pre>
      )
    case 'quote':
      return (
        <blockquote key={key} className="card-blocks card-quote">
          {block.blocks.map((inner, at) => drawn(inner, at, line))}
        </blockquote>
      )
    case 'list':
      return <List key={key} list={block} line={line} />
    case 'table':
      return <Table key={key} table={block} line={line} />
    default:
      return block satisfies never
  }
}

function List({ list, line }: { readonly list: ListBlock; readonly line: Line }) {
  const items = list.items.map(({ segments, children }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place
    <li key={at}>
      {line(segments)}
      {children.map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <List key={index} list={child} line={line} />
      ))}
    </li>
  ))
  return list.start === null ? (
    <ul className="card-list list-disc">{items}</ul>
  ) : (
    <ol className="card-list list-decimal" start={list.start}>
      {items}
    </ol>
  )
}

const ALIGNS = { left: 'text-left', right: 'text-right', center: 'text-center' } as const

function Table({ table, line }: { readonly table: TableBlock; readonly line: Line }) {
  const [head = [], ...body] = table.rows
  const lookOf = (column: number) => ALIGNS[table.aligns[column] ?? 'left']
  return (
    // A wide table is scrolled by itself, also by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div role="group" className="card-table" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              <th key={column} scope="col" className={classNames(lookOf(column), cell.length === 0 && 'p-0')}>
                {line(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={column} className={lookOf(column)}>
                  {line(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Reads LaTeX, and weighs more than a whole review: it comes only where a card holds a formula. */
const loadFormula = () => import('./card-maths').catch(() => ({ default: UnreadFormula }))
const Formula = lazy(loadFormula)

/** Fetches what draws formulas, so that it is there when the connection is not. */
export const fetchFormulas = (): void => void loadFormula()

/** A formula, and until it can be drawn its source. */
function CardFormula(props: FormulaProps) {
  return (
    <Suspense fallback={<code className="card-code">{props.source}</code>}>
      {props.display ? (
        <Formula {...props} />
      ) : (
        <span className="card-formula">
          <Formula {...props} />
        </span>
      )}
    </Suspense>
  )
}

/** A side with lists, tables, links, formulas, media or shapes on a picture. */
export default function CardRich({ segments, side }: CardTextProps): ReactNode {
  const blocks = layoutOf(segments)
  const line = (part: CardTextProps['segments']) => <RichLine segments={part} side={side} />
  return blocks ? <CardBlocks blocks={blocks} line={line} /> : line(segments)
}

/** The text of one place. Keys are places: a side never changes its order. */
function RichLine({ segments, side }: CardTextProps): ReactNode {
  let offset = 0
  return withPictures(inlineRuns(segments)).map((run) => {
    const key = offset
    if (run.kind === 'text') {
      const { text, href, code } = run.segment
      offset += text.length
      const words =
        href === undefined ? undefined : <CardLink key={key} href={href} text={text} isCode={code === true} />
      return <CardRun key={key} segment={run.segment} side={side} words={words} />
    }
    offset += run.segments.reduce((sum, { text }) => sum + text.length, 0)
    if (run.kind === 'picture') {
      const asked = run.shapes.findIndex((shape) => shape.isAsked)
      return <PictureWithShapes key={`${key} ${run.media.target} ${asked}`} run={run} side={side} />
    }
    if (run.kind === 'shape') {
      const text = run.segments.map((segment) => segment.text).join('')
      if (!run.segments.some(({ hidden }) => hidden)) return null
      return side === 'question' ? <Gap key={key} hint={text.slice(1, -1)} /> : <AskedCard key={key}>{text}</AskedCard>
    }
    const isAsked = run.segments.every(({ hidden }) => hidden)
    if (isAsked && side === 'question') return <Gap key={key} hint={run.segments[0]?.hint} />
    if (run.kind === 'media') {
      const shown = <ShownMedia key={key} media={run.media} segments={run.segments} />
      return isAsked ? <AskedCard key={key}>{shown}</AskedCard> : shown
    }
    const source = plainLatexOf(run.segments)
    const latex = isAsked ? source : latexOf(run.segments, side)
    const formula = <CardFormula key={key} latex={latex} source={source} display={run.display} />
    return isAsked ? <AskedCard key={key}>{formula}</AskedCard> : formula
  })
}
