import { useId, useState } from 'react'
import { useAsked } from '@/app/_client/use-asked'
import { WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { BriefingScope } from '@/lib/domain/briefing/briefing'
import { COUNTED_TO, countedUpTo } from '@/lib/domain/format/counted-up-to'
import { counted } from '@/lib/domain/format/words'
import type { FactId } from '@/lib/domain/ids'
import { WEIGHTS, type Weight } from '@/lib/domain/library'
import type { BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type {
  FactLine,
  FirstNames,
  ScopeChoices,
  ScopeCount,
  TagChoices,
} from '@/lib/services/briefing/scope-of-briefing'
import { countDraft } from '../actions'

const PAUSE_MS = 250

/** What a scope comes to. */
const counting = async (scope: BriefingScope, words: string): Promise<ScopeCount> => {
  const counted = await countDraft(scope, words)
  if (!counted.ok) throw new Error(counted.message)
  return counted.value
}

type ScopeFactsProps = {
  readonly draft: BriefingDraft
  /** The facts that the scope names, those left out among them. */
  readonly lines: readonly FactLine[]
  readonly facts: number
  readonly onChange: (draft: BriefingDraft) => void
}

const STEP = 40

/** The facts of the scope one by one: which are left out, and how much each matters here. */
function ScopeFacts({ draft, lines, facts, onChange }: ScopeFactsProps) {
  const { scope, weights } = draft
  const [shown, setShown] = useState(STEP)
  const id = useId()
  const leftOut = new Set(scope.leftOut)
  const toggle = (line: FactLine) => {
    const out = leftOut.has(line.factId)
      ? scope.leftOut.filter((one) => one !== line.factId)
      : [...scope.leftOut, line.factId]
    onChange({ ...draft, scope: { ...scope, leftOut: out } })
  }
  const weigh = ({ factId, weight }: FactLine, chosen: Weight) => {
    const { [factId]: _, ...others } = weights
    onChange({ ...draft, weights: chosen === weight ? others : { ...others, [factId]: chosen } })
  }
  return (
    <details className="mt-2 border-rule border-y">
      <summary className="min-h-11 py-2.5 font-medium">Leave out facts or change their weight</summary>
      <ul className="pb-3">
        {lines.slice(0, shown).map((line, index) => {
          const isIn = !leftOut.has(line.factId)
          return (
            <li
              key={line.factId}
              className="flex items-center gap-3 border-rule border-b py-2 last:border-0 max-sm:flex-wrap"
            >
              <input
                id={`${id}-${index}`}
                type="checkbox"
                checked={isIn}
                onChange={(event) => {
                  event.stopPropagation()
                  toggle(line)
                }}
                className="size-5 shrink-0 accent-accent"
              />
              <label htmlFor={`${id}-${index}`} className="min-w-0 flex-1 py-1">
                <span className={isIn ? undefined : 'text-quiet line-through'}>{line.statement}</span>
                <span className="block text-label text-quiet">{line.articleTitle}</span>
              </label>
              <select
                aria-label={`Weight of: ${line.statement}`}
                value={weights[line.factId] ?? line.weight}
                disabled={!isIn}
                onChange={(event) => {
                  event.stopPropagation()
                  weigh(line, WEIGHTS.find((weight) => weight === event.target.value) ?? line.weight)
                }}
                className="min-h-11 shrink-0 rounded-control border border-edge bg-sheet px-2 text-small max-sm:ml-8 max-sm:basis-[calc(100%-2rem)]"
              >
                {WEIGHTS.map((weight) => (
                  <option key={weight} value={weight}>
                    {WEIGHT_WORDS[weight]}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
      {shown < lines.length ? (
        <Button className="mb-3" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, lines.length - shown)} more
        </Button>
      ) : null}
      {facts > lines.length ? (
        <p className="pb-3 text-quiet text-small">
          The first {lines.length} of {counted(facts, 'fact')}. Narrow what the briefing covers to see the rest.
        </p>
      ) : null}
    </details>
  )
}

type Option = { readonly value: string; readonly label: string; readonly facts: number }

const manyWords = (total: number) => (total < COUNTED_TO ? `${total}` : `${COUNTED_TO.toLocaleString('en-GB')} or more`)

type ChoiceGroupProps = {
  readonly title: string
  readonly options: readonly Option[]
  /** How many there are in all, counted to `COUNTED_TO`, where the options are the first of them; else null. */
  readonly cutFrom: number | null
  readonly chosen: readonly string[]
  /** Words in lower case; only options with them are shown, and the group opens. */
  readonly filter: string
  readonly isOpen: boolean
  /** Names with “::” stand below the one that they are part of. */
  readonly isNested: boolean
  readonly onToggle: (value: string) => void
}

/** Articles, topics or names to choose from, under one heading that says how many are chosen. */
function ChoiceGroup({ title, options, cutFrom, chosen, filter, isOpen, isNested, onToggle }: ChoiceGroupProps) {
  const id = useId()
  // What was chosen and is no longer there, a removed article say, can still be taken out.
  const lost = chosen.filter((value) => !options.some((option) => option.value === value))
  // Of a list that was cut off, it may be among the others.
  const lostWords = cutFrom === null ? ' (no longer in the library)' : ''
  const all = [...options, ...lost.map((value) => ({ value, label: `${value}${lostWords}`, facts: null }))]
  const shown = filter === '' ? all : all.filter(({ label }) => label.toLowerCase().includes(filter))
  if (all.length === 0 || (filter !== '' && shown.length === 0)) return null
  return (
    <details open={isOpen || filter !== '' || lost.length > 0} className="group border-rule border-b">
      <summary className="flex min-h-11 list-none items-center justify-between gap-4 py-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="font-medium">{title}</span>
        <span className="text-label text-quiet">
          {chosen.length > 0 ? `${chosen.length} chosen` : cutFrom === null ? `${all.length}` : manyWords(cutFrom)}
        </span>
      </summary>
      <ul className="max-h-80 overflow-y-auto pb-3">
        {shown.map(({ value, label, facts }, index) => (
          <li key={value} className="flex min-h-11 items-center gap-3">
            <input
              id={`${id}-${index}`}
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => {
                event.stopPropagation()
                onToggle(value)
              }}
              className="size-5 shrink-0 accent-accent"
            />
            <label htmlFor={`${id}-${index}`} className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4 py-2">
              <span
                className="min-w-0 break-words"
                style={isNested ? { paddingInlineStart: `${label.split('::').length - 1}rem` } : undefined}
              >
                {label}
              </span>
              <span className="figures shrink-0 text-label text-quiet">
                {facts === null ? null : countedUpTo(facts, 'fact')}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {cutFrom !== null ? (
        <p className="pb-3 text-quiet text-small">
          Showing {options.length} of {manyWords(cutFrom)}. To see others, type words of a name into “Find”.
        </p>
      ) : null}
    </details>
  )
}

type ScopeFieldsProps = {
  readonly draft: BriefingDraft
  readonly choices: ScopeChoices
  readonly error: string | null
  readonly onChange: (draft: BriefingDraft) => void
}

type Names = 'articleKeys' | 'topics' | 'people' | 'places' | 'deckNames'

const named = (names: FirstNames['names']) => names.map(({ name, facts }) => ({ value: name, label: name, facts }))

const groupsOf = (
  choices: Omit<ScopeChoices, keyof TagChoices>,
  { topics, people, places }: TagChoices,
  chosenDecks: readonly string[],
) =>
  [
    { part: 'topics', title: 'Topics', options: named(topics.names), cutFrom: topics.cutFrom },
    {
      part: 'articleKeys',
      title: 'Articles',
      options: choices.articles.map(({ key, title, facts }) => ({ value: key, label: title, facts })),
      cutFrom: null,
    },
    { part: 'people', title: 'People', options: named(people.names), cutFrom: people.cutFrom },
    { part: 'places', title: 'Places', options: named(places.names), cutFrom: places.cutFrom },
    {
      part: 'deckNames',
      title: 'Decks',
      options: named(choices.decks.filter(({ name, repeatsArticle }) => !repeatsArticle || chosenDecks.includes(name))),
      cutFrom: null,
    },
  ] as const satisfies readonly { part: Names; title: string; options: unknown; cutFrom: number | null }[]

/** What the briefing is about, with a running count, single facts, and what to leave out. */
export function ScopeFields({ draft, choices, error, onChange }: ScopeFieldsProps) {
  const { scope } = draft
  const [words, setWords] = useState('')
  const asked = [scope, words.trim()] as const
  const { answer: count, state } = useAsked(JSON.stringify(asked), () => counting(...asked), PAUSE_MS)
  const change = (part: Partial<BriefingScope>) => onChange({ ...draft, scope: { ...scope, ...part } })
  const toggle = (part: Names, value: string) => {
    const has = scope[part].includes(value)
    change({ [part]: has ? scope[part].filter((one) => one !== value) : [...scope[part], value] })
  }
  const addSearch = () => {
    change({ searches: [...new Set([...scope.searches, words.trim()])] })
    setWords('')
  }
  const filter = words.trim().toLowerCase()
  const canAdd = filter !== '' && (count?.error ?? null) === null
  return (
    <div>
      {error ? (
        <p role="alert" className="mb-4 text-again">
          {error}
        </p>
      ) : null}
      <Field
        label="Find"
        hint="Filters the lists below and finds single facts. Terms such as tag:energy work too. Everything you choose is included."
        error={filter === '' ? null : (count?.error?.message ?? null)}
      >
        {(control) => (
          <input
            {...control}
            type="search"
            value={words}
            onChange={(event) => {
              event.stopPropagation()
              setWords(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              if (canAdd) addSearch()
            }}
            autoComplete="off"
            className="min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 text-base hover:border-ink max-sm:text-[1rem]"
          />
        )}
      </Field>
      {canAdd ? (
        <Button className="mt-2" onClick={addSearch}>
          Add every fact with “{words.trim()}”
        </Button>
      ) : null}
      {scope.searches.length > 0 ? (
        <ul aria-label="Searches" className="mt-2 flex flex-wrap gap-2">
          {scope.searches.map((search) => (
            <li key={search}>
              <Button
                className="font-normal text-small"
                aria-label={`Remove “${search}”`}
                onClick={() => change({ searches: scope.searches.filter((one) => one !== search) })}
              >
                Facts with “{search}” <span aria-hidden>×</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-5">
        {groupsOf(choices, count?.names ?? choices, scope.deckNames).map(({ part, title, options, cutFrom }, index) => (
          <ChoiceGroup
            key={part}
            title={title}
            options={options}
            cutFrom={cutFrom}
            chosen={scope[part]}
            filter={filter}
            isOpen={index === 0}
            isNested={part === 'topics' || part === 'deckNames'}
            onToggle={(value) => toggle(part, value)}
          />
        ))}
      </div>
      {count && count.found.length > 0 ? (
        <section aria-label="Single facts" className="mt-6">
          <h3>Single facts with “{words.trim()}”</h3>
          <ul className="mt-1">
            {count.found.map(({ factId, statement, articleTitle }) => (
              <li key={factId} className="flex items-center justify-between gap-4 border-rule border-b py-2">
                <span>
                  {statement} <span className="block text-label text-quiet">{articleTitle}</span>
                </span>
                <Button
                  aria-label={`Add: ${statement}`}
                  onClick={() => change({ factIds: [...scope.factIds, factId] })}
                >
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p role="status" className="mt-6 font-serif text-reading">
        {state === 'failed'
          ? 'The facts couldn’t be counted: the server didn’t respond.'
          : count === null
            ? 'Counting …'
            : countWords(count.facts, count.byWeight, scope.leftOut)}
      </p>
      {count && count.lines.length > 0 ? (
        <ScopeFacts draft={draft} lines={count.lines} facts={count.facts} onChange={onChange} />
      ) : null}
    </div>
  )
}

function countWords(facts: number, byWeight: Readonly<Record<string, number>>, leftOut: readonly FactId[]): string {
  if (facts === 0) return 'No facts yet. Choose a topic, an article or a search, now or later.'
  const { must = 0, should = 0, nice = 0 } = byWeight
  const out = leftOut.length > 0 ? ` ${counted(leftOut.length, 'fact')} left out.` : ''
  return `${counted(facts, 'fact')}: ${must} must know, ${should} should know, ${nice} nice to know.${out}`
}
