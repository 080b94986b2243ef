'use client'

import { useId } from 'react'
import { Button } from '@/app/_ui/button'
import { counted } from '@/lib/domain/format/words'
import { type EditableFact, FactRows } from './fact-rows'
import type { DraftQuestion, QuestionsAct } from './questions-draft'

type QuestionPartProps = {
  readonly question: DraftQuestion
  readonly place: { readonly index: number; readonly of: number }
  readonly facts: readonly EditableFact[]
  readonly all: readonly DraftQuestion[]
  readonly act: (act: QuestionsAct) => void
}

/** One question: its words, its place, its facts. */
export function QuestionPart({ question: { key, question, factIds }, place, facts, all, act }: QuestionPartProps) {
  const id = useId()
  const number = place.index + 1
  const own = new Set(factIds)
  return (
    <li className="rounded-control border border-rule bg-sheet px-4 py-3">
      <label htmlFor={id} className="block text-label text-quiet">
        Question {number}
      </label>
      <div className="mt-1 flex flex-wrap items-center gap-x-1">
        <input
          id={id}
          value={question}
          maxLength={300}
          placeholder="What will they ask?"
          onChange={(event) => act({ kind: 'rename', key, question: event.target.value })}
          className="min-h-11 min-w-0 basis-full rounded-control border border-edge bg-sheet px-3 font-serif text-base max-sm:text-[1rem]"
        />
        <Button
          look="quiet"
          className="px-3 first-of-type:-ml-3"
          aria-label={`Move question ${number} up`}
          disabled={place.index === 0}
          onClick={() => act({ kind: 'move', key, by: -1 })}
        >
          Up
        </Button>
        <Button
          look="quiet"
          className="px-3 first-of-type:-ml-3"
          aria-label={`Move question ${number} down`}
          disabled={number === place.of}
          onClick={() => act({ kind: 'move', key, by: 1 })}
        >
          Down
        </Button>
        <Button
          look="quiet"
          className="px-3 first-of-type:-ml-3"
          aria-label={`Remove question ${number}`}
          onClick={() => act({ kind: 'remove', key })}
        >
          Remove
        </Button>
      </div>
      {own.size === 0 ? (
        <p className="mt-2 text-quiet text-small">No facts answer this question yet. Choose it next to a fact below.</p>
      ) : (
        <details className="mt-1">
          <summary className="min-h-11 py-2.5 text-quiet hover:text-ink">{counted(own.size, 'fact')}</summary>
          <FactRows facts={facts.filter(({ factId }) => own.has(factId))} all={all} at={key} act={act} />
        </details>
      )}
    </li>
  )
}
