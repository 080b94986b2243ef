import type { ValueHistories } from '@/lib/services/comparison/value-history'
import { type TextBlock, type TextStretch, textStretchesOf } from './article-text'
import { FactItem, type Looked } from './fact-item'
import { DRAFTS_AT, FACTS, NOTE, WORDS_FROM } from './page-marks'
import type { PlacedFact } from './place-facts'

type ArticleBodyProps = {
  readonly blocks: readonly TextBlock[]
  readonly placed: readonly PlacedFact[]
  readonly looked: Looked
  readonly values: ValueHistories
}

/**
 * The text with its passages marked, and beside each paragraph the facts that begin in it; drafts are put above them. In
 * a wide window the margin takes no room from the text, and `useMarginNotes` keeps its notes apart; in a small one they
 * are below their paragraph.
 */
export function ArticleBody({ blocks, placed, looked, values }: ArticleBodyProps) {
  const passages = placed.map(({ fact, start, end }) => ({ factId: fact.factId, start, end }))
  return blocks.map((block) => {
    const facts = placed.filter(({ start, isListed }) => isListed && start >= block.start && start < block.end)
    return (
      <div key={block.start} className="lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] lg:gap-x-12">
        <div className="min-w-0">
          <BlockWords block={block} stretches={textStretchesOf(block, passages)} />
        </div>
        <div className="min-w-0 lg:h-0">
          <div {...{ [DRAFTS_AT]: block.start }} />
          {facts.length > 0 ? (
            <ul className="mb-6 grid grid-cols-[minmax(0,1fr)] gap-1.5 lg:mb-0">
              {facts.map(({ fact, further, start }) => (
                <li key={fact.factId} {...{ [NOTE]: start }}>
                  <FactItem fact={fact} further={further} looked={looked} values={values.get(fact.factId) ?? []} />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    )
  })
}

function BlockWords({ block, stretches }: { readonly block: TextBlock; readonly stretches: readonly TextStretch[] }) {
  const at = { [WORDS_FROM]: block.wordsFrom }
  const words = stretches.map(({ marked, runs }, index) => {
    const key = `${block.start} ${index}`
    if (!marked) return runs.map(({ text }) => text).join('')
    let offset = 0
    return (
      <mark key={key} className="mark-line cursor-pointer">
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
