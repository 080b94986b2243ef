import type { ReactNode } from 'react'
import { tableOf, withTables } from '@/lib/domain/content/table-rows'
import { ArticleTable } from './article-table'
import { type TextBlock, type TextStretch, textStretchesOf } from './article-text'
import { FactItem, type Looked } from './fact-item'
import { DRAFTS_AT, FACTS, NOTE, WORDS_FROM } from './page-marks'
import type { PlacedFact } from './place-facts'

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
