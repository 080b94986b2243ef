import Link from 'next/link'
import { FORM_WORDS, kindWord, WEIGHT_WORDS } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/button'
import { dateWords } from '@/app/_ui/citation'
import { EmptyState } from '@/app/_ui/empty-state'
import type { FilterChoices } from '@/lib/data/queries/cards/filter-choices'
import { flagName } from '@/lib/domain/flags'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { CARD_STATE_WORDS } from './words'

type NoMatchProps = {
  readonly address: CardAddress
  readonly choices: FilterChoices
}

type InForce = { readonly name: keyof CardAddress; readonly words: string }

function inForce(
  { search, article, about, deck, kind, form, weight, state, due, flag }: CardAddress,
  choices: FilterChoices,
): InForce[] {
  const title = choices.articles.find(({ key }) => key === article)?.title ?? article
  const filters: readonly (InForce | null)[] = [
    search === undefined ? null : { name: 'search', words: `the search “${search}”` },
    state === undefined ? null : { name: 'state', words: `the state “${CARD_STATE_WORDS[state]}”` },
    article === undefined ? null : { name: 'article', words: `the article “${title}”` },
    about === undefined ? null : { name: 'about', words: `the topic, person or place “${about}”` },
    deck === undefined ? null : { name: 'deck', words: `the deck “${deck}”` },
    flag === undefined ? null : { name: 'flag', words: `the flag “${flagName(flag)}”` },
    kind === undefined ? null : { name: 'kind', words: `the kind “${kindWord(kind)}”` },
    form === undefined ? null : { name: 'form', words: `the form “${FORM_WORDS[form]}”` },
    weight === undefined ? null : { name: 'weight', words: `the weight “${WEIGHT_WORDS[weight]}”` },
    due === undefined ? null : { name: 'due', words: `due by ${dateWords(due)}` },
  ]
  return filters.filter((filter) => filter !== null)
}

/** What to change where nothing matches: each thing asked for, with the way to look without it. */
export function NoMatch({ address, choices }: NoMatchProps) {
  const filters = inForce(address, choices)
  if (filters.length === 0) {
    return (
      <EmptyState title="There are no cards yet" action={<LinkButton href="/library">Go to the library</LinkButton>}>
        Cards come from the facts of articles. Add an article, or accept facts in one.
      </EmptyState>
    )
  }
  const isUnknownName = address.about !== undefined && !choices.names.includes(address.about)
  return (
    <EmptyState
      title="No cards match"
      action={filters.length > 1 ? <LinkButton href="/cards">Show all cards</LinkButton> : undefined}
    >
      <p>
        {filters.length > 1 ? 'Cards must match all filters. ' : ''}
        {isUnknownName ? 'Names of topics, people and places must be spelt as in the library. ' : ''}
        Try a search
      </p>
      <ul className="mt-2">
        {filters.map(({ name, words }) => {
          const query = cardAddressQuery(address, { [name]: undefined, page: 1 })
          return (
            <li key={name}>
              <Link href={query === '' ? '/cards' : `/cards?${query}`} className="link inline-block py-2 text-ink">
                without {words}
              </Link>
            </li>
          )
        })}
      </ul>
    </EmptyState>
  )
}
