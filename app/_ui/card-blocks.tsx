import type { ReactNode } from 'react'
import type { LayoutBlock, ListBlock, TableBlock } from '@/lib/domain/cards/layout'
import type { Segment } from '@/lib/domain/cards/segments'
import { classNames } from './class-names'

type Line = (segments: readonly Segment[]) => ReactNode

/** The blocks of one side of a card. Keys are places: a side never changes its order. */
export function CardBlocks({ blocks, line }: { readonly blocks: readonly LayoutBlock[]; readonly line: Line }) {
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
