import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { cardsQuery, searchNamed } from '@/app/_ui/about-href'
import { LinkButton } from '@/app/_ui/button'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { percentWords } from '@/lib/domain/format/percent'
import { type LimitInForce, limitSourceWords } from '@/lib/domain/queue/limits-in-force'
import { type LoadedDeckOptions, loadDeckOptions } from '@/lib/services/settings/deck-options'
import { deckSessionQuery } from '@/lib/services/study/study-scope'
import { RenameDeck, SmallForm } from './_components/small-form'
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
          <Link href="/decks" className="link">
            Decks
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
          <ExportForm selection={{ kind: 'all', query: cardsQuery(searchNamed('deck', name)), except: [] }} />
        </div>
      </details>
    </Page>
  )
}

export const metadata: Metadata = { title: 'Options of a deck' }

export default async function DecksPage({ searchParams }: PageProps<'/settings/decks'>) {
  const ctx = await requestContext()
  const { deck } = await searchParams
  if (typeof deck !== 'string' || deck.trim() === '') redirect('/decks')
  const options = await loadDeckOptions(ctx, deck.trim())
  if (!options.ok) redirect(`/decks?${new URLSearchParams({ q: deck.trim() })}`)
  return <DeckOptionsPage options={options.value} />
}
