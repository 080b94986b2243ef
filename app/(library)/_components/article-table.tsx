import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { isBlankCell, isFigureCell, type TableOfCells, type TableRow } from '@/lib/domain/content/table-rows'
import type { TextBlock } from './article-text'
import { WORDS_FROM } from './page-marks'

/** A longer cell with digits in it is a sentence about them. */
const LONGEST_FIGURE = 20
/** Longer words get room for a few of them on a line. */
const SHORT_WORDS = 14

type ArticleTableProps = {
  /** The text that the cells are of. */
  readonly text: string
  readonly table: TableOfCells
  readonly wordsOf: (stretch: Pick<TextBlock, 'wordsFrom' | 'end' | 'text'>) => ReactNode
}

/** A table of the text. On a narrow screen it is scrolled by itself. */
export function ArticleTable({ text, table: { head, body }, wordsOf }: ArticleTableProps) {
  const rows = head ? [head, ...body] : body
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  const isFigures = Array.from({ length: columns }, (_, column) => {
    const words = body.map(({ cells }) => cells[column]?.text ?? '').filter((one) => !isBlankCell(one))
    return column > 0 && words.length > 0 && words.every((one) => isFigureCell(one) && one.length <= LONGEST_FIGURE)
  })
  const isLong = isFigures.map(
    (isFigure, column) => !isFigure && body.some(({ cells }) => (cells[column]?.text.length ?? 0) > SHORT_WORDS),
  )
  const rowOf = (row: TableRow) => (
    <Row key={row.block.start} {...{ text, row, isFigures, isLong, wordsOf }} isHead={row === head} />
  )
  return (
    // A table can be wider than the window, and is scrolled by keyboard too.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div role="group" className="mb-6 overflow-x-auto" aria-label="Table" tabIndex={0}>
      <table className="w-full border-collapse text-left">
        {head ? <thead>{rowOf(head)}</thead> : null}
        <tbody>{body.map(rowOf)}</tbody>
      </table>
    </div>
  )
}

type RowProps = Pick<ArticleTableProps, 'text' | 'wordsOf'> & {
  readonly row: TableRow
  readonly isHead: boolean
  /** For each column, whether it holds figures. */
  readonly isFigures: readonly boolean[]
  /** For each column, whether it holds words that need room. */
  readonly isLong: readonly boolean[]
}

/** A row holds all of its words, the bars between cells unseen: places in the text are counted by them. */
function Row({ text, row: { block, cells }, isHead, isFigures, isLong, wordsOf }: RowProps) {
  return (
    <tr {...{ [WORDS_FROM]: block.start }} className={isHead ? 'border-edge border-b' : 'border-rule border-b'}>
      {isFigures.map((isFigure, column) => {
        const cell = cells[column]
        const Cell = isHead || column === 0 ? 'th' : 'td'
        return (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={column}
            {...(Cell === 'th' ? { scope: isHead ? ('col' as const) : ('row' as const) } : {})}
            className={classNames(
              'py-2 pr-5 last:pr-0',
              isHead ? 'align-bottom font-medium text-quiet text-small' : 'align-top font-normal',
              isFigure && 'figures text-right',
              isLong[column] && 'min-w-32',
              isFigure && !isHead && 'whitespace-nowrap',
            )}
          >
            {cell ? (
              <>
                <Unseen>{text.slice(cells[column - 1]?.end ?? block.start, cell.start)}</Unseen>
                {wordsOf({ text: cell.text, wordsFrom: cell.start, end: cell.end })}
                {column === cells.length - 1 ? <Unseen>{text.slice(cell.end, block.end)}</Unseen> : null}
              </>
            ) : null}
          </Cell>
        )
      })}
    </tr>
  )
}

const Unseen = ({ children: words }: { readonly children: string }) =>
  words === '' ? null : <span hidden>{words}</span>
