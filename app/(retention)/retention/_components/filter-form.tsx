import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/app/_ui/button'
import { Chevron } from '@/app/_ui/chevron'
import type { ScopeChoices } from '@/lib/data/queries/briefing/scope-choices'
import { EVERYTHING } from '@/lib/domain/retention/filter'
import { PERIODS } from '@/lib/domain/retention/true-retention'
import { ANSWERS_WORDS, PERIOD_WORDS } from '../_charts/words'
import { type Address, type FilteredPath, isNarrowed, queryOf, reportHref, scopeField } from '../_server/address'

type FilterFormProps = {
  readonly action: FilteredPath
  readonly address: Address
  readonly choices: ScopeChoices
  readonly fields?: FilterFields
  /** Whether the form is one click away. */
  readonly isFolded?: boolean
  /** Months to choose from, where the page is of one of them. */
  readonly months?: MonthsField
}

/** Pages on which the period, the kinds of cards or answers or the length of the forecast say nothing leave them out. */
export type FilterFields = {
  readonly period?: boolean
  readonly cards?: boolean
  readonly answers?: boolean
  readonly ahead?: boolean
}

export type MonthsField = {
  readonly chosen: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** What young and mature mean stands beside the first chart. */
const CARDS_IN_SHORT = { young: 'Young', mature: 'Mature' }
const ALL_FIELDS = { period: true, cards: true, answers: true, ahead: true }

const CONTROL =
  'mt-1.5 block min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 font-normal text-base text-ink hover:border-ink max-sm:text-[1rem]'

type Options = MonthsField['options']
type Group = { readonly label: string; readonly options: Options }

const groupsOf = ({ articles, decks, topics, people, places }: ScopeChoices, chosen: string): readonly Group[] => {
  const named = (kind: string, names: readonly { readonly name: string }[]) =>
    names.map(({ name }) => ({ value: `${kind}:${name}`, label: name }))
  const repeated = new Set(decks.flatMap(({ name, repeatsArticle }) => (repeatsArticle ? [`deck:${name}`] : [])))
  return [
    { label: 'Articles', options: articles.map(({ key, title }) => ({ value: `article:${key}`, label: title })) },
    { label: 'Decks', options: named('deck', decks).filter(({ value }) => value === chosen || !repeated.has(value)) },
    { label: 'Topics', options: named('topic', topics) },
    { label: 'People', options: named('person', people) },
    { label: 'Places', options: named('place', places) },
  ].filter(({ options }) => options.length > 0)
}

const optionsOf = (words: Readonly<Record<string, string>>): Options =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const optionElements = (options: Options) =>
  options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly className: string
  readonly children: ReactNode
}

function Choice({ name, label, chosen, className, children }: ChoiceProps) {
  const id = `limit-${name}`
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select id={id} name={name} defaultValue={chosen} className={CONTROL}>
        {children}
      </select>
    </div>
  )
}

/** A part of the address that the page has no field for: kept for the other pages. */
const Kept = ({ name, value, usual }: { readonly name: string; readonly value: string; readonly usual: string }) =>
  value === usual ? null : <input type="hidden" name={name} value={value} />

/** What charts are limited to and the length of the forecast, kept in the address. A plain form: it needs no script. */
export function FilterForm(props: FilterFormProps) {
  if (!props.isFolded) return <OpenFilterForm {...props} />
  return (
    <details className="group min-w-0 max-sm:open:basis-full">
      <summary className="flex min-h-11 list-none items-center gap-2 text-quiet text-small hover:text-ink [&::-webkit-details-marker]:hidden">
        <Chevron />
        Filter
      </summary>
      <div className="mt-1 sm:absolute sm:top-full sm:right-0 sm:z-10 sm:w-[44rem] sm:max-w-[calc(100vw-3rem)] sm:rounded-sheet sm:border sm:border-rule sm:bg-sheet sm:p-5 sm:shadow-sheet">
        <OpenFilterForm {...props} />
      </div>
    </details>
  )
}

function OpenFilterForm({ action, address, choices, fields = ALL_FIELDS, months, isFolded = false }: FilterFormProps) {
  const { filter, ahead } = address
  const chosen = scopeField(filter.scope)
  const groups = groupsOf(choices, chosen)
  const isListed = chosen === '' || groups.some(({ options }) => options.some(({ value }) => value === chosen))
  const isOfCharts = months === undefined && action !== '/retention/problem-cards'
  return (
    <search className={isFolded ? 'block' : 'mb-8 block print:hidden'}>
      <form
        key={`${queryOf(address)} ${months?.chosen ?? ''}`}
        action={action}
        aria-label="Filter the charts"
        className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap"
      >
        <Choice
          name="of"
          label="Show results for"
          chosen={chosen}
          className={fields.answers ? 'col-span-2 sm:basis-full' : 'col-span-2 sm:flex-1'}
        >
          <option value="">The whole library</option>
          {isListed ? null : <option value={chosen}>{filter.scope.kind === 'all' ? '' : filter.scope.name}</option>}
          {groups.map(({ label, options }) => (
            <optgroup key={label} label={label}>
              {optionElements(options)}
            </optgroup>
          ))}
        </Choice>
        {months ? (
          <Choice name="month" label="Month" chosen={months.chosen} className="col-span-2 sm:w-60">
            {optionElements(months.options)}
          </Choice>
        ) : null}
        {fields.period ? (
          <Choice name="period" label="Period" chosen={filter.period} className="sm:w-32">
            {optionElements(
              [...PERIODS].reverse().map(({ period }) => ({ value: period, label: PERIOD_WORDS[period] })),
            )}
          </Choice>
        ) : (
          <Kept name="period" value={filter.period} usual="all" />
        )}
        {fields.cards ? (
          <Choice name="cards" label="Cards" chosen={filter.cards ?? ''} className="sm:w-[8.5rem]">
            <option value="">All cards</option>
            {optionElements(optionsOf(CARDS_IN_SHORT))}
          </Choice>
        ) : isOfCharts ? (
          <Kept name="cards" value={filter.cards ?? ''} usual="" />
        ) : null}
        {fields.answers ? (
          <Choice name="answers" label="Answers" chosen={filter.answers ?? ''} className="sm:w-[8.5rem]">
            <option value="">All answers</option>
            {optionElements(optionsOf(ANSWERS_WORDS))}
          </Choice>
        ) : isOfCharts ? (
          <Kept name="answers" value={filter.answers ?? ''} usual="" />
        ) : null}
        {fields.ahead ? (
          <Choice name="ahead" label="Forecast" chosen={String(ahead)} className="sm:w-32">
            {optionElements(optionsOf({ 30: '30 days', 90: '90 days' }))}
          </Choice>
        ) : (
          <Kept name="ahead" value={String(ahead)} usual="30" />
        )}
        <button type="submit" className={`${buttonClass('primary')} max-sm:col-span-2`}>
          Show
        </button>
      </form>
      {isNarrowed(address) ? (
        <Link
          href={months ? reportHref({ filter: EVERYTHING, ahead: 30 }, months.chosen) : action}
          className="link inline-flex min-h-11 items-center text-quiet text-small hover:text-ink"
        >
          Show everything
        </Link>
      ) : null}
    </search>
  )
}
