'use client'

import { useId, useState } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Radio } from '@/app/_ui/checkbox'
import { Chevron } from '@/app/_ui/chevron'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import type { SourceChoice, SourceChoices } from '@/lib/services/facts/add-source'
import { failed } from '@/lib/services/result'
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
  const [failure, setFailure] = useState<string | null>(null)
  const choose = async (articleKey: string) => {
    setFound(null)
    setFailure(null)
    if (articleKey === '') return
    const result = await reachServer(
      () => findSources(factId, articleKey),
      () => failed('storage', UNCHANGED),
    )
    if (result.ok) setFound({ ...result.value, articleKey })
    else setFailure(result.message)
  }
  const save = async (span: string) => {
    const [start, end] = span.split('-').map(Number)
    if (!found || start === undefined || end === undefined) return setFailure('Choose a sentence first.')
    const { articleKey, snapshotId } = found
    const result = await reachServer(
      () => giveSource(factId, { articleKey, snapshotId, span: { start, end } }),
      () => failed('storage', UNCHANGED),
    )
    if (result.ok) toast('Source added.')
    else setFailure(result.message)
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
            void save(String(new FormData(event.currentTarget).get('span') ?? ''))
          }}
        >
          <Select
            label="Article"
            options={[
              { value: '', label: 'Choose an article' },
              ...articles.map(({ key, title }) => ({ value: key, label: title })),
            ]}
            onValue={(key) => void choose(key)}
          />
          {found ? <Sentences key={found.articleKey} sentences={found.sentences} /> : null}
          {failure ? <ErrorNote title="No source was added.">{failure}</ErrorNote> : null}
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
