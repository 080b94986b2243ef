'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, Suspense, useEffect, useRef, useState, useTransition } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { FORM_WORDS, kindWord, WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { toast } from '@/app/_ui/toast'
import type { FilterChoices } from '@/lib/data/queries/cards/card-rows'
import { FLAGS, flagName } from '@/lib/domain/flags'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import { CARD_FILTERS, type CardFilter } from '@/lib/domain/search/cards/filters'
import type { CardSearchError } from '@/lib/domain/search/cards/search-error'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { chosenQueryAction } from '../actions'
import { Panel } from './panel'
import { SORT_WORDS } from './words'

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
  /** What each filter in force shows: its term, or the name of an article, a deck or a tag. */
  readonly inForce: Readonly<Partial<Record<CardFilter, string>>>
}

type Option = { readonly value: string; readonly label: string }

const ANY: Option = { value: '', label: 'Any' }

const STATES: readonly Option[] = [
  { value: 'is:new', label: 'New' },
  { value: 'is:learn', label: 'Learning' },
  { value: 'is:review', label: 'In review' },
  { value: 'is:due', label: 'Due' },
  { value: 'is:suspended', label: 'Suspended' },
  { value: 'is:buried', label: 'Buried' },
  { value: 'is:leech', label: 'Leeches' },
  { value: 'is:marked', label: 'Marked' },
  { value: 'is:retired', label: 'Retired' },
]
const SORTS: readonly Option[] = Object.entries(SORT_WORDS).map(([value, label]) => ({ value, label }))
const KINDS = FACT_KINDS.map((kind) => ({ value: `kind:${kind}`, label: kindWord(kind) }))
const FORMS = CARD_FORMS.map((form) => ({ value: `form:${form}`, label: FORM_WORDS[form] }))
const WEIGHT_OPTIONS = WEIGHTS.map((weight) => ({ value: `weight:${weight}`, label: WEIGHT_WORDS[weight] }))

/** What is in force stays in the list, even where it is not offered. */
const withOwn = (options: readonly Option[], own: string): readonly Option[] =>
  own === '' || options.some(({ value }) => value === own) ? options : [...options, { value: own, label: own }]

const DUE_BY = 'dueby:'

/** What was chosen in a form and is not in force yet, by the name of its filter. */
const choicesOf = (form: HTMLFormElement): string[][] =>
  [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-filter]')].flatMap((control) => {
    const { filter = '', inForce = '' } = control.dataset
    const value = control.value.trim()
    if (value === inForce) return []
    return [[filter, filter === 'due' && value !== '' ? `${DUE_BY}${value}` : value]]
  })

/** The search of the table and its order, both kept in the address; each filter writes its term into the search. */
export function CardFilters({ address, choices, error, withRetired, inForce }: CardFiltersProps) {
  const { search: typed, sort, direction } = address
  const more = CARD_FILTERS.filter((name) => name !== 'state' && inForce[name] !== undefined).length
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const last = useRef('')
  /** Goes to what the field says, with what was chosen beside it and is not in force yet. */
  const go = () => {
    if (form.current === null) return
    const { search, sort: order = sort } = Object.fromEntries(new FormData(form.current)) as Record<string, string> // it has texts only
    const given = [
      ...(search?.trim() ? [['search', search.trim()]] : []),
      ...(order === 'added' ? [] : [['sort', order]]),
      ...(direction === undefined || order !== sort ? [] : [['direction', direction]]),
      ...choicesOf(form.current),
    ]
    const query = new URLSearchParams(given).toString()
    if (isPending && query === last.current) return
    last.current = query
    startTransition(async () => {
      // A redirect by the page would take these controls down, and by the server may outlive a later choice.
      const written = await reachServer(
        () => chosenQueryAction(Object.fromEntries(given)),
        () => null,
      )
      if (last.current !== query || form.current === null) return
      if (!written?.ok) toast(written?.message ?? UNCHANGED)
      else startTransition(() => router.push(written.value === '' ? '/cards' : `/cards?${written.value}`))
    })
  }
  const select = (filter: CardFilter, label: string, options: readonly Option[], any = ANY) => (
    <Choice
      label={label}
      value={inForce[filter] ?? ''}
      options={[any, ...withOwn(options, inForce[filter] ?? '')]}
      onChoose={go}
      filter={filter}
      className={filter === 'state' ? 'max-sm:min-w-34 max-sm:flex-1 sm:w-44 sm:max-lg:w-36 lg:max-2xl:w-32' : ''}
    />
  )
  const flags = FLAGS.map((flag) => ({ value: `flag:${flag}`, label: `${flag}. ${flagName(flag)}` }))
  return (
    <search className="relative min-w-0 flex-1 max-lg:order-last max-lg:basis-full">
      <form
        ref={form}
        action="/cards"
        aria-label="Cards"
        aria-busy={isPending}
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <div className="min-w-0 flex-1 basis-full sm:basis-40 lg:max-2xl:basis-28">
          <SearchField value={typed ?? ''} isWrong={error !== null} />
        </div>
        {select('state', 'State', STATES, { value: '', label: withRetired ? 'Any' : 'Not retired' })}
        <Button type="submit" look="primary" className="sm:min-h-9 sm:py-1">
          Search
        </Button>
        <Panel label={<MoreFilters inUse={more} />}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <Labelled label="Order">
              <Choice label="Order" name="sort" value={sort} options={SORTS} onChoose={go} />
              {direction === undefined ? null : <input type="hidden" name="direction" value={direction} />}
            </Labelled>
            <Labelled label="Flag">
              {select('flag', 'Flag', [{ value: '-flag:0', label: 'Any flag' }, ...flags])}
            </Labelled>
            <Labelled label="Article">
              {select(
                'article',
                'Article',
                choices.articles.map(({ key, title }) => ({ value: key, label: title })),
              )}
            </Labelled>
            <Labelled label="Deck">
              {select(
                'deck',
                'Deck',
                choices.decks.map((name) => ({ value: name, label: name })),
              )}
            </Labelled>
            <Labelled label="Topic, person or place">
              <Field
                label="Topic, person or place"
                filter="about"
                value={inForce.about ?? ''}
                list="card-names"
                onLeave={go}
              />
            </Labelled>
            <datalist id="card-names">
              {choices.names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <Labelled label="Due by">
              <Field
                label="Due by"
                filter="due"
                type="date"
                value={inForce.due?.replace(DUE_BY, '') ?? ''}
                onLeave={go}
              />
            </Labelled>
            <Labelled label="Kind of fact">{select('kind', 'Kind of fact', KINDS)}</Labelled>
            <Labelled label="Form of card">{select('form', 'Form of card', FORMS)}</Labelled>
            <Labelled label="Weight">{select('weight', 'Weight', WEIGHT_OPTIONS)}</Labelled>
          </div>
        </Panel>
        <SearchHelp />
        {error ? <SearchErrorNote typed={typed ?? ''} error={error} /> : null}
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
    <p id={SEARCH_ERROR_ID} role="alert" className="min-w-0 basis-full text-again text-small">
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

/** Sets a control to what is in force when that changes; what was chosen meanwhile in another one stays. */
function useFollowed<Control extends HTMLInputElement | HTMLSelectElement>(value: string) {
  const control = useRef<Control>(null)
  useEffect(() => {
    if (control.current) control.current.value = value
  }, [value])
  return control
}

type ChoiceProps = {
  readonly label: string
  /** What is in force. */
  readonly value: string
  readonly options: readonly Option[]
  readonly onChoose: () => void
  readonly filter?: CardFilter
  readonly name?: string
  readonly className?: string
}

/** One of a few things, named by what it shows. */
function Choice({ label, value, options, onChoose, filter, name, className = '' }: ChoiceProps) {
  return (
    <select
      ref={useFollowed<HTMLSelectElement>(value)}
      name={name}
      aria-label={label}
      data-filter={filter}
      data-in-force={value}
      defaultValue={value}
      onChange={onChoose}
      className={classNames(CONTROL, className)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

type FieldProps = {
  readonly label: string
  readonly filter: CardFilter
  /** What is in force. */
  readonly value: string
  readonly type?: 'text' | 'date'
  readonly list?: string
  readonly onLeave: () => void
}

function Field({ label, filter, value, type = 'text', list, onLeave }: FieldProps) {
  return (
    <input
      ref={useFollowed<HTMLInputElement>(value)}
      type={type}
      aria-label={label}
      data-filter={filter}
      data-in-force={value}
      list={list}
      autoComplete="off"
      defaultValue={value}
      onBlur={({ target }) => target.value.trim() !== value && onLeave()}
      className={CONTROL}
    />
  )
}
