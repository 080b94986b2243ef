'use client'

import { useId, useState } from 'react'
import { enteredText } from '@/app/_client/form-texts'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { Radio } from '@/app/_ui/checkbox'
import { Chevron } from '@/app/_ui/chevron'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import type { SourceChoice, SourceChoices } from '@/lib/services/facts/add-source'
import { findSources, giveSource } from '../passage-actions'

type AddSourceProps = {
  readonly factId: string
  readonly articles: readonly { readonly key: string; readonly title: string }[]
}

type Found = SourceChoices & { readonly articleKey: string }

/** Gives a fact without a source a passage: an article, then one of its sentences. */
export function AddSource({ factId, articles }: AddSourceProps) {
  const headingId = useId()
  const [found, setFound] = useState<Found | null>(null)
  const { problem, run } = useAct()
  const choose = (articleKey: string) => {
    setFound(null)
    if (articleKey === '') return
    run(
      () => findSources(factId, articleKey),
      (choices) => setFound({ ...choices, articleKey }),
    )
  }
  const save = ({ articleKey, snapshotId }: Found, span: string) => {
    const [start = 0, end = 0] = span.split('-').map(Number)
    run(
      () => giveSource(factId, { articleKey, snapshotId, span: { start, end } }),
      () => toast('Source added.'),
    )
  }
  return (
    <section aria-labelledby={headingId} className="mb-8 rounded-sheet border border-rule bg-sheet p-4">
      <h2 id={headingId}>Add a source</h2>
      <p className="mb-3 text-quiet text-small">Choose an article, then the sentence that states this.</p>
      {articles.length === 0 ? (
        <p className="text-quiet">Your library has no articles yet. Add the article first.</p>
      ) : (
        <form
          className="grid max-w-[38rem] gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (found) save(found, enteredText(new FormData(event.currentTarget), 'span'))
          }}
        >
          <Select
            label="Article"
            options={[
              { value: '', label: 'Choose an article' },
              ...articles.map(({ key, title }) => ({ value: key, label: title })),
            ]}
            onValue={choose}
          />
          {found ? <Sentences key={found.articleKey} sentences={found.sentences} /> : null}
          {problem ? <ErrorNote title="No source was added.">{problem}</ErrorNote> : null}
          {found?.sentences.some(({ lacks }) => lacks === null) ? (
            <Button type="submit" look="primary" className="justify-self-start">
              Use this sentence
            </Button>
          ) : null}
        </form>
      )}
    </section>
  )
}

function Sentences({ sentences }: { readonly sentences: readonly SourceChoice[] }) {
  const supporting = sentences.filter(({ lacks }) => lacks === null)
  const others = sentences.filter(({ lacks }) => lacks !== null)
  return (
    <div>
      {supporting.length > 0 ? (
        <fieldset>
          <legend className="font-medium">Sentence</legend>
          {supporting.map(({ start, end, words }, at) => (
            <Radio key={start} name="span" value={`${start}-${end}`} defaultChecked={at === 0}>
              <span className="font-serif text-passage">{words}</span>
            </Radio>
          ))}
        </fieldset>
      ) : (
        <p role="status">No sentence of this article contains what the cards ask for.</p>
      )}
      {others.length > 0 ? (
        <details className="group mt-2">
          <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 text-quiet text-small [&::-webkit-details-marker]:hidden">
            <Chevron />
            Similar sentences that lack something
          </summary>
          <ul>
            {others.map(({ start, words, lacks }) => (
              <li key={start} className="border-rule border-b py-3 last:border-0">
                <p className="font-serif text-passage">{words}</p>
                <p className="mt-1 text-quiet text-small">{lacks}</p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
