import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { BriefingScope } from '@/lib/domain/briefing/briefing'
import { counted } from '@/lib/domain/format/words'
import type { FactId } from '@/lib/domain/ids'
import type { BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type { ScopeChoices } from '@/lib/services/briefing/scope-of-briefing'
import { ChoiceGroup } from './choice-group'
import { ScopeFacts } from './scope-facts'
import { useScopeCount } from './use-scope-count'

type ScopeFieldsProps = {
  readonly draft: BriefingDraft
  readonly choices: ScopeChoices
  readonly error: string | null
  readonly onChange: (draft: BriefingDraft) => void
}

type Names = 'articleKeys' | 'topics' | 'people' | 'places' | 'deckNames'

const named = (names: ScopeChoices['topics']) => names.map(({ name, facts }) => ({ value: name, label: name, facts }))

const groupsOf = (choices: ScopeChoices, chosenDecks: readonly string[]) =>
  [
    { part: 'topics', title: 'Topics', options: named(choices.topics) },
    {
      part: 'articleKeys',
      title: 'Articles',
      options: choices.articles.map(({ key, title, facts }) => ({ value: key, label: title, facts })),
    },
    { part: 'people', title: 'People', options: named(choices.people) },
    { part: 'places', title: 'Places', options: named(choices.places) },
    {
      part: 'deckNames',
      title: 'Decks',
      options: named(choices.decks.filter(({ name, repeatsArticle }) => !repeatsArticle || chosenDecks.includes(name))),
    },
  ] as const satisfies readonly { part: Names; title: string; options: unknown }[]

/** What the briefing is about, with a running count, single facts, and what to leave out. */
export function ScopeFields({ draft, choices, error, onChange }: ScopeFieldsProps) {
  const { scope } = draft
  const [words, setWords] = useState('')
  const { count, state } = useScopeCount(scope, words.trim())
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
        {groupsOf(choices, scope.deckNames).map(({ part, title, options }, index) => (
          <ChoiceGroup
            key={part}
            title={title}
            options={options}
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
