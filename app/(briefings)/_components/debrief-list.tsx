'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { notSent, reachServer } from '@/app/_client/reach-server'
import { RestoredNote } from '@/app/_client/restored-note'
import { useKeptValue } from '@/app/_client/use-kept-value'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import { percentOf } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { DebriefCounts, DebriefFact, DebriefGroup } from '@/lib/services/briefing/debrief'
import { writeDebrief } from '../actions'

/** An address holds no more ids than this. */
const MOST_IN_ADDRESS = 200

type ReviewMissedProps = Pick<DebriefCounts, 'toReview'> & { readonly look?: 'primary' | 'plain' }

/** A session of what came up and was not recalled, due or not: its answers count. Nothing where there is none left. */
function ReviewMissed({ toReview: { facts, cards }, look = 'primary' }: ReviewMissedProps) {
  if (facts === 0) return null
  const ids = cards.slice(0, MOST_IN_ADDRESS).join(',')
  return (
    <LinkButton href={`/review?ahead=all&cards=${ids}` as Route} look={look} prefetch={false}>
      Review {counted(facts, 'fact')} you missed
    </LinkButton>
  )
}

type DebriefListProps = {
  readonly briefingId: string
  readonly groups: readonly DebriefGroup[]
  /** What is saved as missed and was not reviewed since; null where nothing is saved. */
  readonly toReview: DebriefCounts['toReview'] | null
}

/** Facts that came up, each with whether it was recalled. */
type Marks = ReadonlyMap<string, boolean>

const marksOf = (groups: readonly DebriefGroup[]): Marks =>
  new Map(groups.flatMap(({ facts }) => facts.flatMap((f) => (f.recalled === null ? [] : [[f.factId, f.recalled]]))))

/** How many facts came up, and how many of them were recalled beside what the forecast expected. */
const markedWords = (groups: readonly DebriefGroup[], marks: Marks): string => {
  const cameUp = groups.flatMap(({ facts }) => facts.filter(({ factId }) => marks.has(factId)))
  if (cameUp.length === 0) return 'No fact is marked as having come up.'
  const recalled = cameUp.filter(({ factId }) => marks.get(factId)).length
  const expected = Math.round(cameUp.reduce((sum, { predictedRecall }) => sum + predictedRecall, 0))
  return `${counted(cameUp.length, 'fact')} came up. You recalled ${recalled}; the forecast expected ${expected}.`
}

/** Facts by article, each with one choice for what became of it. */
export function DebriefList({ briefingId, groups, toReview }: DebriefListProps) {
  const [marks, setMarks] = useState(() => marksOf(groups))
  const [saved, setSaved] = useState(marks)
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isRestored = useKeptValue({
    name: `debrief of ${briefingId}`,
    saved: [...saved],
    value: [...marks],
    isSaving,
    restore: (kept) => setMarks(new Map(kept)),
  })
  const mark = (factId: string, recalled: boolean | null) => {
    const next = new Map(marks)
    if (recalled === null) next.delete(factId)
    else next.set(factId, recalled)
    setMarks(next)
  }
  const save = async () => {
    if (isSaving) return
    setSaving(true)
    const result = await reachServer(() => writeDebrief(briefingId, marks), notSent)
    setSaving(false)
    setProblem(result.ok ? null : result.message)
    if (!result.ok) return
    setSaved(marks)
    toast('Debrief saved.')
  }
  return (
    <>
      {isRestored ? <RestoredNote onStartOver={() => setMarks(saved)} /> : null}
      {groups.map(({ articleKey, title, facts }) => (
        <section key={articleKey} className="mt-8">
          <h3 className="font-medium">{title}</h3>
          <ul>
            {facts.map((fact) => (
              <FactRow key={fact.factId} fact={fact} recalled={marks.get(fact.factId) ?? null} onMark={mark} />
            ))}
          </ul>
        </section>
      ))}
      <div
        data-foot
        className="sticky bottom-(--phone-bar) z-10 mt-8 flex flex-wrap items-center gap-x-4 gap-y-1 border-rule border-t bg-paper py-3"
      >
        <Button look="primary" aria-disabled={isSaving} onClick={() => void save()}>
          {isSaving ? 'Saving …' : 'Save'}
        </Button>
        <p role="status" className="min-w-48 flex-1 text-quiet text-small max-sm:order-first max-sm:basis-full">
          {markedWords(groups, marks)}
        </p>
        {toReview === null ? null : <ReviewMissed toReview={toReview} look="plain" />}
        {problem === null ? null : (
          <ErrorNote title="The debrief wasn’t saved." className="basis-full">
            {problem}
          </ErrorNote>
        )}
      </div>
    </>
  )
}

const MARKS = [
  { recalled: null, words: 'Did not come up' },
  { recalled: true, words: 'Recalled' },
  { recalled: false, words: 'Not recalled' },
] as const

type FactRowProps = {
  readonly fact: DebriefFact
  readonly recalled: boolean | null
  readonly onMark: (factId: string, recalled: boolean | null) => void
}

function FactRow({ fact: { factId, statement, predictedRecall }, recalled, onMark }: FactRowProps) {
  return (
    <li className="border-rule border-b py-3 last:border-0">
      <fieldset>
        <legend className="font-serif text-reading">{statement}</legend>
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          {MARKS.map((each) => (
            <label key={each.words} className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-small">
              <input
                type="radio"
                name={factId}
                checked={recalled === each.recalled}
                onChange={() => onMark(factId, each.recalled)}
                className="size-4 accent-(--color-accent)"
              />
              {each.words}
            </label>
          ))}
          <span className="figures ml-auto text-label text-quiet">forecast {percentOf(predictedRecall)}</span>
        </div>
      </fieldset>
    </li>
  )
}
