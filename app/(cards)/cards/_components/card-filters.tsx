'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { FORM_WORDS, kindWord, WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Select, TextField } from '@/app/_ui/field'
import type { CardSort, CardState } from '@/lib/data/queries/cards/card-search'
import type { FilterChoices } from '@/lib/data/queries/cards/filter-choices'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import type { CardAddress } from '@/lib/services/cards/card-address'
import { SearchField } from './search-field'
import { CARD_STATE_WORDS, SORT_WORDS } from './words'

type CardFiltersProps = { readonly address: CardAddress; readonly choices: FilterChoices }

type Option = { readonly value: string; readonly label: string }

const ANY: Option = { value: '', label: 'Any' }

const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const STATES: readonly Option[] = [
  { value: '', label: 'All except retired' },
  ...optionsOf(CARD_STATE_WORDS satisfies Record<CardState, string>),
]
const SORTS = optionsOf(SORT_WORDS satisfies Record<CardSort, string>)
const KINDS = [ANY, ...FACT_KINDS.map((value) => ({ value, label: kindWord(value) }))]
const FORMS = [ANY, ...CARD_FORMS.map((value) => ({ value, label: FORM_WORDS[value] }))]
const WEIGHT_OPTIONS = [ANY, ...WEIGHTS.map((value) => ({ value, label: WEIGHT_WORDS[value] }))]

/** Search, filters and order, all kept in the address. A plain form: it works before and without scripts. */
export function CardFilters({ address, choices }: CardFiltersProps) {
  const { q, article, about, kind, form, weight, due, state, sort } = address
  const more = [article, about, kind, form, weight, due].filter((value) => value !== undefined).length
  const articles = choices.articles.map(({ key, title }) => ({ value: key, label: title }))
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const search = (form: HTMLFormElement) => {
    const chosen = [...new FormData(form)].filter(
      ([name, value]) => value !== '' && !(name === 'sort' && value === 'added'),
    )
    const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString()
    startTransition(() => router.push(query === '' ? '/cards' : `/cards?${query}`))
  }
  const isListed = articles.some(({ value }) => value === article)
  return (
    <search>
      <form
        action="/cards"
        aria-label="Cards"
        aria-busy={isPending}
        className="mb-6"
        onSubmit={(event) => {
          event.preventDefault()
          search(event.currentTarget)
        }}
      >
        <div className="mb-1 grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_14rem_auto]">
          <SearchField value={q ?? ''} />
          <Select key={`state-${state}`} name="state" label="State" defaultValue={state ?? ''} options={STATES} />
          <Select key={`sort-${sort}`} name="sort" label="Order" defaultValue={sort} options={SORTS} />
          <Button type="submit" look="primary" className="max-sm:col-span-2">
            Search
          </Button>
        </div>
        {more > 0 || q !== undefined || state !== undefined ? (
          <Link href="/cards" className="link float-right inline-flex min-h-11 items-center text-quiet hover:text-ink">
            Show all cards
          </Link>
        ) : null}
        <details open={more > 0}>
          <summary className="link inline-flex min-h-11 items-center text-quiet hover:text-ink">
            More filters{more > 0 ? ` (${more} in use)` : ''}
          </summary>
          <div className="grid gap-3 pt-1 pb-2 sm:grid-cols-2 lg:grid-cols-3">
            <Select
              key={`article-${article}`}
              name="article"
              label="Article"
              defaultValue={article ?? ''}
              options={[
                ANY,
                ...articles,
                ...(article === undefined || isListed ? [] : [{ value: article, label: article }]),
              ]}
            />
            <TextField
              key={`about-${about}`}
              name="about"
              label="Topic, person or place"
              list="card-names"
              autoComplete="off"
              defaultValue={about ?? ''}
            />
            <datalist id="card-names">
              {choices.names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <TextField key={`due-${due}`} name="due" type="date" label="Due by" defaultValue={due ?? ''} />
            <Select key={`kind-${kind}`} name="kind" label="Kind of fact" defaultValue={kind ?? ''} options={KINDS} />
            <Select key={`form-${form}`} name="form" label="Form of card" defaultValue={form ?? ''} options={FORMS} />
            <Select
              key={`weight-${weight}`}
              name="weight"
              label="Weight"
              defaultValue={weight ?? ''}
              options={WEIGHT_OPTIONS}
            />
          </div>
        </details>
      </form>
    </search>
  )
}
