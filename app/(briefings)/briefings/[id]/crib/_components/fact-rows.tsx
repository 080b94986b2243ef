'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import type { CribFact } from '@/lib/domain/briefing/crib/crib'
import { percentWords } from '@/lib/domain/format/percent'
import type { DraftQuestion, QuestionsAct } from './questions-draft'

export type EditableFact = Pick<CribFact, 'factId' | 'statement' | 'recall' | 'weight'>

const SHOWN_AT_FIRST = 12
const NONE = ''

type FactRowsProps = {
  readonly facts: readonly EditableFact[]
  readonly all: readonly DraftQuestion[]
  /** The question that they stand under. */
  readonly at: number | null
  readonly act: (act: QuestionsAct) => void
}

const wordsOf = ({ question }: DraftQuestion, index: number): string =>
  question.trim() === '' ? `Question ${index + 1}` : question

/** Facts, each with the question that it stands under. */
export function FactRows({ facts, all, at, act }: FactRowsProps) {
  const [most, setMost] = useState(SHOWN_AT_FIRST)
  const rest = facts.length - most
  return (
    <>
      <ul className="mt-2">
        {facts.slice(0, most).map(({ factId, statement, recall, weight }) => (
          <li
            key={factId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-rule border-t py-2"
          >
            <span className="min-w-0 flex-1 basis-60 font-serif">
              {statement}{' '}
              <span className="figures whitespace-nowrap font-sans text-label text-quiet">
                {weight === 'must' ? 'must know, ' : ''}
                {percentWords(recall)} on the day
              </span>
            </span>
            <select
              aria-label={`Question for: ${statement}`}
              value={at === null ? NONE : String(at)}
              onChange={({ target: { value } }) =>
                act({ kind: 'assign', factId, to: value === NONE ? null : Number(value) })
              }
              className="min-h-11 w-full min-w-0 text-ellipsis rounded-control border border-edge bg-sheet px-2 text-small max-sm:text-[1rem] sm:w-56"
            >
              <option value={NONE}>No question</option>
              {all.map((question, index) => (
                <option key={question.key} value={question.key}>
                  {wordsOf(question, index)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button look="quiet" className="mt-1" onClick={() => setMost(most * 4)}>
          {rest <= most * 3 ? `Show the other ${rest}` : `Show ${most * 3} of ${rest} more`}
        </Button>
      ) : null}
    </>
  )
}
