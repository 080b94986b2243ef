import Link from 'next/link'
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

type Group = { readonly label: string; readonly options: readonly { readonly value: string; readonly label: string }[] }

const groupsOf = ({ articles, decks, topics, people, places }: ScopeChoices): readonly Group[] => {
  const named = (kind: string, names: readonly { readonly name: string }[]) =>
    names.map(({ name }) => ({ value: `${kind}:${name}`, label: name }))
  return [
    { label: 'Articles', options: articles.map(({ key, title }) => ({ value: `article:${key}`, label: title })) },
    { label: 'Decks', options: named('deck', decks) },
    { label: 'Topics', options: named('topic', topics) },
    { label: 'People', options: named('person', people) },
    { label: 'Places', options: named('place', places) },
  ].filter(({ options }) => options.length > 0)
}

type ChoiceProps = {
  readonly id: string
  readonly name: string
  readonly label: string
  /** What stands for no limit. */
  readonly all: string
  readonly chosen: string | null
  readonly words: Readonly<Record<string, string>>
}

function Choice({ id, name, label, all, chosen, words }: ChoiceProps) {
  return (
    <div className="min-w-0 sm:w-[8.5rem]">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select id={id} name={name} defaultValue={chosen ?? ''} className={CONTROL}>
        <option value="">{all}</option>
        {Object.entries(words).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What charts are limited to and the length of the forecast, kept in the address. A plain form: it needs no script. */
export function FilterForm({ action, address, choices, fields = ALL_FIELDS, months }: FilterFormProps) {
  const { filter, ahead } = address
  const chosen = scopeField(filter.scope)
  const groups = groupsOf(choices)
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
        <div className={fields.answers ? 'col-span-2 min-w-0 sm:basis-full' : 'col-span-2 min-w-0 sm:flex-1'}>
          <label htmlFor="limit-of" className="font-medium">
            Part of the library
          </label>
          <select id="limit-of" name="of" defaultValue={chosen} className={CONTROL}>
            <option value="">Everything</option>
            {isListed ? null : <option value={chosen}>{filter.scope.kind === 'all' ? '' : filter.scope.name}</option>}
            {groups.map(({ label, options }) => (
              <optgroup key={label} label={label}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        {months ? (
          <div className="col-span-2 min-w-0 sm:w-60">
            <label htmlFor="limit-month" className="font-medium">
              Month
            </label>
            <select id="limit-month" name="month" defaultValue={months.chosen} className={CONTROL}>
              {months.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        {fields.period ? (
          <div className="min-w-0 sm:w-32">
            <label htmlFor="limit-period" className="font-medium">
              Period
            </label>
            <select id="limit-period" name="period" defaultValue={filter.period} className={CONTROL}>
              {[...PERIODS].reverse().map(({ period }) => (
                <option key={period} value={period}>
                  {PERIOD_WORDS[period]}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        {fields.answers ? (
          <>
            <Choice
              id="limit-cards"
              name="cards"
              label="Cards"
              all="All cards"
              chosen={filter.cards}
              words={CARDS_IN_SHORT}
            />
            <Choice
              {...{ id: 'limit-answers', name: 'answers', label: 'Answers', all: 'All answers' }}
              {...{ chosen: filter.answers, words: ANSWERS_WORDS }}
            />
          </>
        ) : null}
        {fields.ahead ? (
          <div className="min-w-0 sm:w-32">
            <label htmlFor="limit-ahead" className="font-medium">
              Forecast
            </label>
            <select id="limit-ahead" name="ahead" defaultValue={String(ahead)} className={CONTROL}>
              <option value="30">30 days</option>
              <option value="90">90 days</option>
            </select>
          </div>
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
