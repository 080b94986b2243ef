'use client'

import { useState } from 'react'
import { RestoredNote } from '@/app/_client/restored-note'
import { useKeptValue } from '@/app/_client/use-kept-value'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Field } from '@/app/_ui/field'
import type { DebriefCounts } from '@/lib/services/briefing/debrief-counts'
import type { DebriefFact, DebriefGroup } from '@/lib/services/rehearsal/load-debrief'
import { debriefWords } from '../../../../_components/debrief-words'
import { ReviewMissed } from '../../../../_components/review-missed'
import { writeDebrief } from '../actions'
import { forecastWords, found, MARKS, type Mark, markOf, marksOf, sentFacts, toSaveWords } from './marks'

type DebriefListProps = {
  readonly briefingId: string
  readonly groups: readonly DebriefGroup[]
  /** What is saved as missed and was not reviewed since; null where nothing is saved. */
  readonly toReview: DebriefCounts['toReview'] | null
}

type Saving = { readonly kind: 'open' | 'saving' } | { readonly kind: 'saved' | 'failed'; readonly message: string }

const UNREACHABLE = 'The server couldn’t be reached. Your marks are still here; try again.'

/** Facts by article, each with one key for what became of it. */
export function DebriefList({ briefingId, groups, toReview }: DebriefListProps) {
  const [marks, setMarks] = useState(() => marksOf(groups))
  const [saved, setSaved] = useState(marks)
  const [saving, setSaving] = useState<Saving>({ kind: 'open' })
  const isRestored = useKeptValue({
    name: `debrief of ${briefingId}`,
    saved: [...saved],
    value: [...marks],
    isSaving: saving.kind === 'saving',
    restore: (kept) => setMarks(new Map(kept)),
  })
  const [search, setSearch] = useState('')
  const shown = found(groups, search)
  const set = (factId: string, mark: Mark) => {
    setMarks((before) => new Map(before).set(factId, mark))
    setSaving({ kind: 'open' })
  }
  const save = async () => {
    setSaving({ kind: 'saving' })
    const result = await writeDebrief({ briefingId, facts: sentFacts(groups, marks) }).catch(() => null)
    if (!result?.ok) return setSaving({ kind: 'failed', message: result?.message ?? UNREACHABLE })
    setSaved(marks)
    setSaving({ kind: 'saved', message: `Saved: ${debriefWords(result.value)}.` })
  }
  return (
    <>
      {isRestored ? <RestoredNote onStartOver={() => setMarks(saved)} /> : null}
      <Field label="Find a fact" className="mt-6 max-w-80">
        {(control) => (
          <input
            {...control}
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 hover:border-ink max-sm:text-[1rem]"
          />
        )}
      </Field>
      {shown.length === 0 ? <p className="mt-6 text-quiet">No facts in this briefing match.</p> : null}
      {shown.map(({ articleKey, title, facts }) => (
        <section key={articleKey} className="mt-8">
          <h2>{title}</h2>
          <ul>
            {facts.map((fact) => (
              <FactRow key={fact.factId} fact={fact} mark={marks.get(fact.factId) ?? null} onMark={set} />
            ))}
          </ul>
        </section>
      ))}
      <div
        data-foot
        className="sticky bottom-(--phone-bar) z-10 mt-8 flex flex-wrap items-center gap-x-4 gap-y-1 border-rule border-t bg-paper py-3"
      >
        <Button
          look="primary"
          aria-disabled={saving.kind === 'saving'}
          onClick={() => (saving.kind === 'saving' ? undefined : void save())}
        >
          {saving.kind === 'saving' ? 'Saving …' : 'Save'}
        </Button>
        <p role="status" className="min-w-48 flex-1 text-quiet text-small max-sm:order-first max-sm:basis-full">
          {saving.kind === 'saved' ? saving.message : toSaveWords(groups, marks)}
        </p>
        {toReview === null ? null : <ReviewMissed toReview={toReview} look="plain" />}
        {saving.kind === 'failed' ? (
          <div className="basis-full">
            <ErrorNote title="The debrief wasn’t saved.">{saving.message}</ErrorNote>
          </div>
        ) : null}
      </div>
    </>
  )
}

type FactRowProps = {
  readonly fact: DebriefFact
  readonly mark: Mark | null
  readonly onMark: (factId: string, mark: Mark) => void
}

/** One fact: while the focus stands in it, one letter is enough. */
function FactRow({ fact, mark, onMark }: FactRowProps) {
  return (
    <li className="border-rule border-b py-3 last:border-0">
      <fieldset
        onKeyDown={(event) => {
          const pressed = event.ctrlKey || event.metaKey || event.altKey ? null : markOf(event.key)
          if (pressed === null) return
          event.preventDefault()
          onMark(fact.factId, pressed)
        }}
      >
        <legend className="font-serif text-reading">{fact.statement}</legend>
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          {MARKS.map(({ mark: each, words, key }) => (
            <label key={each} className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-small">
              <input
                type="radio"
                name={fact.factId}
                checked={mark === each}
                onChange={() => onMark(fact.factId, each)}
                aria-keyshortcuts={key.toUpperCase()}
                className="size-4 accent-(--color-accent)"
              />
              {words}
            </label>
          ))}
          <span className="figures ml-auto text-label text-quiet">{forecastWords(fact)}</span>
        </div>
      </fieldset>
    </li>
  )
}
