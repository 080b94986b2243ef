import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/app/_ui/button'
import type { ScopeChoices } from '@/lib/data/queries/briefing/scope-choices'
import { EVERYTHING } from '@/lib/domain/retention/filter'
import { PERIODS } from '@/lib/domain/retention/true-retention'
import { ANSWERS_WORDS, PERIOD_WORDS } from '../_charts/words'
import { type Address, queryOf, reportHref, scopeField } from '../_server/address'

type FilterFormProps = {
  readonly action: '/retention' | '/retention/problem-cards' | '/retention/report'
  readonly address: Address
  readonly choices: ScopeChoices
  /** Pages on which the period, kinds of cards and answers or the length of the forecast say nothing leave them out. */
  readonly fields?: { readonly period?: boolean; readonly ahead?: boolean; readonly answers?: boolean }
  /** Months to choose from, where the page is of one of them. */
  readonly months?: MonthsField
}

export type MonthsField = {
  readonly chosen: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** What young and mature mean stands beside the first chart. */
const CARDS_IN_SHORT = { young: 'Young', mature: 'Mature' }
const ALL_FIELDS = { period: true, ahead: true, answers: true }

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

/** What charts are limited to and the length of the forecast, kept in the address. A plain form: it needs no script. */
export function FilterForm({ action, address, choices, fields = ALL_FIELDS, months }: FilterFormProps) {
  const { filter, ahead } = address
  const chosen = scopeField(filter.scope)
  const groups = groupsOf(choices, chosen)
  const isListed = chosen === '' || groups.some(({ options }) => options.some(({ value }) => value === chosen))
  const isNarrowed = queryOf(address) !== queryOf({ filter: EVERYTHING, ahead: 30 })
  return (
    <search className="mb-8 block print:hidden">
      <form
        key={`${queryOf(address)} ${months?.chosen ?? ''}`}
        action={action}
        aria-label="Filter the charts"
        className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap"
      >
        <Choice
          name="of"
          label="Part of the library"
          chosen={chosen}
          className={fields.answers ? 'col-span-2 sm:basis-full' : 'col-span-2 sm:flex-1'}
        >
          <option value="">Everything</option>
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
        ) : null}
        {fields.answers ? (
          <>
            <Choice name="cards" label="Cards" chosen={filter.cards ?? ''} className="sm:w-[8.5rem]">
              <option value="">All cards</option>
              {optionElements(optionsOf(CARDS_IN_SHORT))}
            </Choice>
            <Choice name="answers" label="Answers" chosen={filter.answers ?? ''} className="sm:w-[8.5rem]">
              <option value="">All answers</option>
              {optionElements(optionsOf(ANSWERS_WORDS))}
            </Choice>
          </>
        ) : null}
        {fields.ahead ? (
          <Choice name="ahead" label="Forecast" chosen={String(ahead)} className="sm:w-32">
            {optionElements(optionsOf({ 30: '30 days', 90: '90 days' }))}
          </Choice>
        ) : null}
        <button type="submit" className={`${buttonClass('primary')} max-sm:col-span-2`}>
          Show
        </button>
      </form>
      {isNarrowed ? (
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
