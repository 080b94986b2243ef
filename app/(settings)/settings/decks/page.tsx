import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { Button, LinkButton } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { type LimitInForce, limitSourceWords } from '@/lib/domain/queue/limits-in-force'
import { foldText } from '@/lib/domain/text/fold'
import type { Context } from '@/lib/services/context'
import {
  type ListedDeck,
  type LoadedDeckOptions,
  listDecks,
  loadDeckOptions,
} from '@/lib/services/settings/deck-options'
import { deckSessionQuery } from '@/lib/services/study/study-scope'
import { deckOptionsHref } from '../_components/deck-options-href'
import { SettingsLink } from '../_components/settings-link'
import { RenameDeck } from './_components/rename-deck'
import { SmallForm } from './_components/small-form'
import { setDeckOptionsAction } from './actions'

const textOf = (value: number | null): string => (value === null ? '' : String(value))

/** The limits that hold, the one that applies first. */
function InForce({ title, limits, deck }: { title: string; limits: readonly LimitInForce[]; deck: string }) {
  const [first, ...others] = limits
  if (!first) return null
  const rest = others.map((each) => `${each.limit} (${limitSourceWords(each, deck)})`).join(', ')
  return (
    <Row
      value={String(first.limit)}
      valueLook="plain"
      note={`Set by ${limitSourceWords(first, deck)}${rest === '' ? '' : `. The lowest limit applies, so these have no effect: ${rest}`}`}
    >
      {title}
    </Row>
  )
}

/** What was chosen for one deck, and what applies to it. */
function DeckOptionsPage({ options }: { readonly options: LoadedDeckOptions }) {
  const { name, own, desiredRetention, limits } = options
  const studyHref = `/review?${deckSessionQuery(name)}` as Route // a query of the review
  return (
    <Page width="form">
      <PageTitle
        label={
          <Link href="/settings/decks" className="link">
            Options of a deck
          </Link>
        }
        actions={<LinkButton href={studyHref}>Study</LinkButton>}
      >
        {name}
      </PageTitle>
      <Section title="What applies" label="Of several limits, the lowest applies.">
        <RowList label="What applies">
          <Row value={percentWords(desiredRetention)} valueLook="plain">
            Desired retention
          </Row>
          <InForce title="New cards per day" limits={limits.new} deck={name} />
          <InForce title="Reviews per day" limits={limits.reviews} deck={name} />
        </RowList>
      </Section>
      <Section
        title="This deck"
        label="With its nested decks. Leave blank for what the deck above has, or your settings."
      >
        <SmallForm
          keptAs={`options of ${name}`}
          action={setDeckOptionsAction.bind(null, name)}
          fields={[
            {
              name: 'desiredRetention',
              label: 'Desired retention (%)',
              value: own.desiredRetention === null ? '' : String(Math.round(own.desiredRetention * 1000) / 10),
              isNumber: true,
            },
            { name: 'newPerDay', label: 'New cards per day', value: textOf(own.newPerDay), isNumber: true },
            { name: 'reviewsPerDay', label: 'Reviews per day', value: textOf(own.reviewsPerDay), isNumber: true },
          ]}
        >
          Save
        </SmallForm>
      </Section>
      <Section
        title="Name"
        label="Put “::” between a deck and one nested in it. Decks nested in this one move with it."
      >
        <RenameDeck key={name} name={name} />
      </Section>
      <details>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">
          Export this deck
        </summary>
        <div className="mt-3 max-w-[24rem]">
          <ExportForm selection={{ kind: 'all', query: new URLSearchParams({ deck: name }).toString(), except: [] }} />
        </div>
      </details>
    </Page>
  )
}

const noteOf = ({ desiredRetention, newPerDay, reviewsPerDay }: ListedDeck): string =>
  [
    ...(desiredRetention === null ? [] : [`desired retention ${percentWords(desiredRetention)}`]),
    ...(newPerDay === null ? [] : [`${counted(newPerDay, 'new card')} per day`]),
    ...(reviewsPerDay === null ? [] : [`${counted(reviewsPerDay, 'review')} per day`]),
  ].join('; ')

/** So many are listed; the field finds the others. */
const MOST_LISTED = 100

type DeckLinksProps = { readonly title: string; readonly names: readonly string[] }

function DeckLinks({ title, names }: DeckLinksProps) {
  if (names.length === 0) return null
  return (
    <Section title={title}>
      <RowList label={title}>
        {names.slice(0, MOST_LISTED).map((name) => (
          <Row key={name} href={deckOptionsHref(name)}>
            {name}
          </Row>
        ))}
      </RowList>
      {names.length > MOST_LISTED ? (
        <p className="mt-2 text-quiet text-small">
          The first {MOST_LISTED} of {names.length.toLocaleString('en-GB')}. Type part of a name to find the others.
        </p>
      ) : null}
    </Section>
  )
}

/** Chooses a deck; those with options of their own are listed. */
async function DeckList({ ctx, unknown }: { readonly ctx: Context; readonly unknown: string | null }) {
  const { names, chosen } = await listDecks(ctx)
  const alike = unknown === null ? [] : names.filter((name) => foldText(name).includes(foldText(unknown)))
  const chosenNames = new Set(chosen.map(({ name }) => name))
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />} actions={<LinkButton href="/decks">Study a deck</LinkButton>}>
        Options of a deck
      </PageTitle>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          label="Deck"
          hint="Type part of its name to find it."
          name="deck"
          list="decks"
          autoComplete="off"
          defaultValue={unknown ?? ''}
          error={unknown === null || alike.length > 0 ? null : `No deck has “${unknown}” in its name.`}
          className="min-w-[min(16rem,100%)] flex-1"
        />
        <datalist id="decks">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit">Show</Button>
      </form>
      {unknown === null ? null : <DeckLinks title={`Decks with “${unknown}” in their name`} names={alike} />}
      <Section title="Decks with options of their own">
        {chosen.length === 0 ? (
          <p>No deck has options of its own. All use your settings.</p>
        ) : (
          <RowList label="Decks with options of their own">
            {chosen.map((deck) => (
              <Row key={deck.name} href={deckOptionsHref(deck.name)} note={noteOf(deck)}>
                {deck.name}
              </Row>
            ))}
          </RowList>
        )}
      </Section>
      {unknown === null ? (
        <DeckLinks title="Other decks" names={names.filter((name) => !chosenNames.has(name))} />
      ) : null}
    </Page>
  )
}

export const metadata: Metadata = { title: 'Options of a deck' }

type Props = { readonly searchParams: Promise<{ readonly deck?: string | readonly string[] }> }

export default async function DecksPage({ searchParams }: Props) {
  const ctx = await requestContext()
  const { deck } = await searchParams
  if (typeof deck !== 'string' || deck.trim() === '') return <DeckList ctx={ctx} unknown={null} />
  const options = await loadDeckOptions(ctx, deck.trim())
  if (options.ok) return <DeckOptionsPage options={options.value} />
  return options.code === 'not-found' ? <DeckList ctx={ctx} unknown={deck.trim()} /> : notFound()
}
