import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import {
  isBlankCell,
  isFigureCell,
  type TableOfCells,
  type TableRow,
  tableOf,
  withTables,
} from '@/lib/domain/content/table-rows'
import type { TextBlock, TextSpan } from '@/lib/domain/reading/article-parts'
import { FactItem, type Looked } from './fact-item'
import { DRAFTS_AT, FACTS, NOTE, WORDS_FROM } from './page-marks'
import type { PlacedFact } from './place-facts'

/** A run of words under the passages of these facts, or of none. */
export type TextRun = { readonly text: string; readonly facts: readonly string[] }

/** A stretch of a block's words: marked where any passage covers it. Joined they are the words of the block. */
export type TextStretch = { readonly marked: boolean; readonly runs: readonly TextRun[] }

/** Cuts a block's words where passages begin and end, so that each can be shown by itself where they overlap. */
export function textStretchesOf(
  block: Pick<TextBlock, 'wordsFrom' | 'end' | 'text'>,
  passages: readonly (TextSpan & { readonly factId: string })[],
): readonly TextStretch[] {
  const within = passages.filter(({ start, end }) => start < block.end && end > block.wordsFrom)
  const edges = within.flatMap(({ start, end }) => [start, end]).filter((at) => at > block.wordsFrom && at < block.end)
  const cuts = [...new Set([block.wordsFrom, ...edges, block.end])].sort((a, b) => a - b)
  const stretches: { marked: boolean; runs: TextRun[] }[] = []
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1]
    if (to === undefined) continue
    const facts = within.filter(({ start, end }) => start <= from && end >= to).map(({ factId }) => factId)
    const run = { text: block.text.slice(from - block.wordsFrom, to - block.wordsFrom), facts }
    const open = stretches.at(-1)
    if (open && open.marked === facts.length > 0) open.runs.push(run)
    else stretches.push({ marked: facts.length > 0, runs: [run] })
  }
  return stretches
}

type ArticleBodyProps = {
  /** The whole text that the blocks are of. */
  readonly text: string
  readonly blocks: readonly TextBlock[]
  readonly placed: readonly PlacedFact[]
  readonly looked: Looked
}

/**
 * The text with its passages marked, and beside each paragraph the facts that begin in it; drafts are put above them. In
 * a wide window the margin takes no room from the text, and `useMarginNotes` keeps its notes apart; in a small one they
 * are below their paragraph.
 */
export function ArticleBody({ text, blocks, placed, looked }: ArticleBodyProps) {
  const passages = placed.map(({ fact, start, end }) => ({ factId: fact.factId, start, end }))
  const wordsOf = (stretch: Pick<TextBlock, 'wordsFrom' | 'end' | 'text'>) => (
    <Words stretches={textStretchesOf(stretch, passages)} />
  )
  return withTables(text, blocks).map((group) => {
    const [block] = group
    if (!block) return null
    return (
      <div key={block.start} className="lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] lg:gap-x-12">
        <div className="min-w-0">
          {group.length > 1 ? (
            <ArticleTable text={text} table={tableOf(text, group)} wordsOf={wordsOf} />
          ) : (
            <BlockWords block={block}>{wordsOf(block)}</BlockWords>
          )}
        </div>
        <div className="min-w-0 lg:h-0">
          {group.map((one) => (
            <FactsBeside key={one.start} block={one} placed={placed} looked={looked} />
          ))}
        </div>
      </div>
    )
  })
}

type FactsBesideProps = Pick<ArticleBodyProps, 'placed' | 'looked'> & { readonly block: TextBlock }

function FactsBeside({ block, placed, looked }: FactsBesideProps) {
  const facts = placed.filter(({ start, isListed }) => isListed && start >= block.start && start < block.end)
  return (
    <>
      <div {...{ [DRAFTS_AT]: block.start }} />
      {facts.length > 0 ? (
        <ul className="mb-6 grid grid-cols-[minmax(0,1fr)] gap-1.5 lg:mb-0">
          {facts.map(({ fact, further, start }) => (
            <li key={fact.factId} {...{ [NOTE]: start }}>
              <FactItem fact={fact} further={further} looked={looked} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Words({ stretches }: { readonly stretches: readonly TextStretch[] }) {
  return stretches.map(({ marked, runs }, index) => {
    if (!marked) return runs.map(({ text }) => text).join('')
    let offset = 0
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place
      <mark key={index} className="mark-line cursor-pointer">
        {runs.map(({ text, facts }) => {
          offset += text.length
          return (
            <span
              key={offset}
              {...{ [FACTS]: facts.join(' ') }}
              className="decoration-2 decoration-accent underline-offset-4 data-lit:bg-mark data-lit:underline"
            >
              {text}
            </span>
          )
        })}
      </mark>
    )
  })
}

function BlockWords({ block, children: words }: { readonly block: TextBlock; readonly children: ReactNode }) {
  const at = { [WORDS_FROM]: block.wordsFrom }
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 3 ? 'h3' : 'h2'
      return (
        <Heading {...at} className="mt-4 mb-2">
          {words}
        </Heading>
      )
    }
    case 'item':
      return (
        <ul className="mb-3 list-disc pl-5 font-serif text-reading">
          <li {...at}>{words}</li>
        </ul>
      )
    case 'paragraph':
      return (
        <p {...at} className="mb-5 font-serif text-reading">
          {words}
        </p>
      )
    default:
      return block.kind satisfies never
  }
}

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
