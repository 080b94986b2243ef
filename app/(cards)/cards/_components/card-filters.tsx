'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, Suspense, useEffect, useRef, useState, useTransition } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { FORM_WORDS, kindWord, WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import type { FilterChoices } from '@/lib/data/queries/cards/filter-choices'
import type { CardSort } from '@/lib/domain/cards/card-sorts'
import { FLAGS, flagName } from '@/lib/domain/flags'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import type { CardSearchError } from '@/lib/domain/search/cards/search-error'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import type { CardState } from '@/lib/services/card-query/card-states'
import { Panel } from './panel'
import { CARD_STATE_WORDS, SORT_WORDS } from './words'

const SearchTerms = whenLoaded(() => import('./search-terms').then((part) => part.SearchTerms), { tell: true })

/** A question mark where the tools would need a second line otherwise. */
const LABEL = (
  <span className="lg:max-2xl:before:content-['?']">
    <span className="lg:max-2xl:sr-only">Search terms</span>
  </span>
)

/** What can be written into the search field, loaded when it is opened. */
function SearchHelp() {
  const [isOpened, setOpened] = useState(false)
  return (
    <Panel label={LABEL} onOpen={() => setOpened(true)}>
      {isOpened ? (
        <Suspense fallback={<p className="text-quiet">Loading …</p>}>
          <SearchTerms />
        </Suspense>
      ) : null}
    </Panel>
  )
}

/** Whether this page came from the form of Cards as the browser itself sends it, before the last page was alive. */
const isSentByBrowser = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation')
  if (entry?.name !== location.href || document.referrer === '') return false
  const from = new URL(document.referrer)
  return from.origin === location.origin && from.pathname === '/cards'
}

/** Of the note that says what is wrong with the search. */
const SEARCH_ERROR_ID = 'card-search-error'
/** As long as the server reads: its reader of searches is not sent to browsers. */
const LONGEST = 2_000

/** The search box. It keeps the focus while the results change, and follows the address when that changes by a link. */
function SearchField({ value, isWrong }: { readonly value: string; readonly isWrong: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const shown = useRef(value)
  useEffect(() => {
    // What was typed before the page was alive stays.
    if (input.current && shown.current !== value) input.current.value = value
    shown.current = value
  }, [value])
  useEffect(() => {
    if (isSentByBrowser() && document.activeElement === document.body) input.current?.focus()
  }, [])
  return (
    <input
      ref={input}
      type="search"
      name="search"
      aria-label="Search"
      defaultValue={value}
      placeholder="Words, “phrases”, is:due, deck:…"
      spellCheck={false}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? SEARCH_ERROR_ID : undefined}
      autoComplete="off"
      enterKeyHint="search"
      maxLength={LONGEST}
      // A browser empties a search field on Escape, and the table would go on showing what was searched for.
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-sheet px-3 text-base text-ink hover:border-ink max-sm:text-[1rem] sm:min-h-9"
    />
  )
}

type CardFiltersProps = {
  readonly address: CardAddress
  readonly choices: FilterChoices
  /** What is wrong with the search. */
  readonly error: CardSearchError | null
  /** Whether the search itself finds retired cards. */
  readonly withRetired: boolean
}

type Option = { readonly value: string; readonly label: string }

const ANY: Option = { value: '', label: 'Any' }

const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const STATES = optionsOf(CARD_STATE_WORDS satisfies Record<CardState, string>)
const SORTS = optionsOf(SORT_WORDS satisfies Record<CardSort, string>)
const KINDS = [ANY, ...FACT_KINDS.map((value) => ({ value, label: kindWord(value) }))]
const FORMS = [ANY, ...CARD_FORMS.map((value) => ({ value, label: FORM_WORDS[value] }))]
const WEIGHT_OPTIONS = [ANY, ...WEIGHTS.map((value) => ({ value, label: WEIGHT_WORDS[value] }))]

/** What is in force stays in the list, even where it is not offered. */
const withOwn = (options: readonly Option[], own: string | undefined): readonly Option[] =>
  own === undefined || options.some(({ value }) => value === own)
    ? [ANY, ...options]
    : [ANY, ...options, { value: own, label: own }]

/** Search, filters and order, all kept in the address. A plain form: it works before and without scripts. */
export function CardFilters({ address, choices, error, withRetired }: CardFiltersProps) {
  const { search: typed, article, about, deck, kind, form, weight, due, state, flag, sort, direction } = address
  const more = [article, about, deck, kind, form, weight, due, flag].filter((value) => value !== undefined).length
  const articles = choices.articles.map(({ key, title }) => ({ value: key, label: title }))
  const decks = choices.decks.map((name) => ({ value: name, label: name }))
  const flags = FLAGS.map((value) => ({ value: String(value), label: `${value}. ${flagName(value)}` }))
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const search = (element: HTMLFormElement) => {
    const chosen = [...new FormData(element)]
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([name, value]) => value !== '' && !(name === 'sort' && value === 'added'))
    const query = new URLSearchParams(chosen.map(([name, value]) => [name, value])).toString()
    startTransition(() => router.push(query === '' ? '/cards' : `/cards?${query}`))
  }
  return (
    <search className="relative min-w-0 flex-1 max-lg:order-last max-lg:basis-full">
      <form
        action="/cards"
        aria-label="Cards"
        aria-busy={isPending}
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          search(event.currentTarget)
        }}
      >
        <div className="min-w-0 flex-1 basis-full sm:basis-40 lg:max-2xl:basis-28">
          <SearchField value={typed ?? ''} isWrong={error !== null} />
        </div>
        <Choice
          name="state"
          label="State"
          value={state ?? ''}
          options={[{ value: '', label: withRetired ? 'Any' : 'Not retired' }, ...STATES]}
          className="max-sm:min-w-34 max-sm:flex-1 sm:max-lg:w-36 lg:max-2xl:w-32"
        />
        <Button type="submit" look="primary" className="sm:min-h-9 sm:py-1">
          Search
        </Button>
        <Panel label={<MoreFilters inUse={more} />}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <Labelled label="Order">
              <Choice name="sort" label="Order" value={sort} options={SORTS} />
            </Labelled>
            <Labelled label="Flag">
              <Choice name="flag" label="Flag" value={String(flag ?? '')} options={[ANY, ...flags]} />
            </Labelled>
            <Labelled label="Article">
              <Choice name="article" label="Article" value={article ?? ''} options={withOwn(articles, article)} />
            </Labelled>
            <Labelled label="Deck">
              <Choice name="deck" label="Deck" value={deck ?? ''} options={withOwn(decks, deck)} />
            </Labelled>
            <Labelled label="Topic, person or place">
              <input
                key={about}
                name="about"
                aria-label="Topic, person or place"
                list="card-names"
                autoComplete="off"
                defaultValue={about ?? ''}
                className={CONTROL}
              />
            </Labelled>
            <datalist id="card-names">
              {choices.names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <Labelled label="Due by">
              <input
                key={due}
                name="due"
                type="date"
                aria-label="Due by"
                defaultValue={due ?? ''}
                className={CONTROL}
              />
            </Labelled>
            <Labelled label="Kind of fact">
              <Choice name="kind" label="Kind of fact" value={kind ?? ''} options={KINDS} />
            </Labelled>
            <Labelled label="Form of card">
              <Choice name="form" label="Form of card" value={form ?? ''} options={FORMS} />
            </Labelled>
            <Labelled label="Weight">
              <Choice name="weight" label="Weight" value={weight ?? ''} options={WEIGHT_OPTIONS} />
            </Labelled>
            <Button type="submit">Apply</Button>
          </div>
        </Panel>
        <SearchHelp />
        {error ? <SearchErrorNote typed={typed ?? ''} error={error} /> : null}
        {direction === undefined ? null : <input type="hidden" name="direction" value={direction} />}
      </form>
    </search>
  )
}

/** The name of the further filters; short where the tools would need a second line otherwise. */
const MoreFilters = ({ inUse }: { readonly inUse: number }) => (
  <span>
    <span className="lg:max-2xl:sr-only">More </span>
    <span className="lg:max-2xl:capitalize">filters</span>
    {inUse > 0 ? (
      <>
        {' '}
        ({inUse}
        <span className="lg:max-2xl:sr-only"> in use</span>)
      </>
    ) : null}
  </span>
)

/** What is wrong with a search, and where. */
function SearchErrorNote({ typed, error }: { readonly typed: string; readonly error: CardSearchError }) {
  const { at, length, message } = error
  const wrong = typed.slice(at, at + length)
  return (
    <p id={SEARCH_ERROR_ID} role="alert" className="basis-full text-again text-small">
      {message}
      {wrong.trim() === '' ? null : (
        <span className="ml-2 break-words text-quiet">
          {typed.slice(0, at)}
          <mark className="bg-transparent font-medium text-again underline decoration-wavy underline-offset-2">
            {wrong}
          </mark>
          {typed.slice(at + length)}
        </span>
      )}
    </p>
  )
}

const CONTROL =
  'min-h-11 w-full min-w-0 rounded-control border border-edge bg-sheet px-2 text-base text-ink hover:border-ink max-sm:text-[1rem] sm:min-h-9'

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <span aria-hidden="true" className="block font-medium text-small">
        {label}
      </span>
      {children}
    </div>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly className?: string
}

/** One of a few things, named by what it shows. It follows the address, and keeps what was chosen before scripts ran. */
function Choice({ name, label, value, options, className }: ChoiceProps) {
  return (
    <select
      key={`${name}-${value}`}
      name={name}
      aria-label={label}
      defaultValue={value}
      className={classNames(CONTROL, className ?? '', name === 'state' && 'sm:w-44')}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
