import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import type { DraftingFigures } from '@/lib/domain/extraction/drafting-figures'
import { draftingRecord } from '@/lib/services/drafts/drafting-record'
import { RefusedKinds } from '../../_components/drafts/refused-kinds'
import { counted, findingKindWord, secondsWords } from '../../_components/drafts/words'

export const metadata: Metadata = { title: 'Drafting' }

const DASH = '–'
const percent = (share: number | null): string => (share === null ? DASH : `${Math.round(share * 100)}%`)
const seconds = (value: number | null): string => (value === null ? DASH : secondsWords(value))
const characters = (value: number | null): string => (value === null ? DASH : value.toFixed(value < 10 ? 1 : 0))

type KindRow = { readonly kind: string; readonly figures: DraftingFigures }

const COLUMNS: readonly Column<KindRow>[] = [
  { key: 'kind', head: 'Kind', cell: ({ kind }) => findingKindWord(kind) },
  { key: 'decided', head: 'Decided', figures: true, cell: ({ figures }) => figures.decided },
  { key: 'accepted', head: 'Accepted', figures: true, cell: ({ figures }) => percent(figures.acceptanceRate) },
  { key: 'edited', head: 'Edited', figures: true, cell: ({ figures }) => figures.edited },
  { key: 'changed', head: 'Changed', figures: true, cell: ({ figures }) => characters(figures.meanEditDistance) },
  { key: 'seconds', head: 'A card', figures: true, cell: ({ figures }) => seconds(figures.secondsACard) },
]

export default async function DraftingPage() {
  const { all, byKind, own, secondsInAll, refusedKinds } = await draftingRecord(await requestContext())
  return (
    <Page>
      <PageTitle label={all.decided === 0 ? 'No decisions yet' : `${counted(all.decided, 'decision')} on drafts`}>
        Drafting
      </PageTitle>
      {all.decided === 0 ? (
        <EmptyState title="Nothing was decided yet.">
          Open an article in the{' '}
          <Link href="/library" className="link">
            library
          </Link>
          : its drafts stand beside their passages, to be accepted, edited or skipped with one key each.
        </EmptyState>
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
            <Figure name="accepted" value={percent(all.acceptanceRate)} />
            <Figure name="cards made" value={String(all.cards)} />
            <Figure name="a card, median" value={seconds(all.secondsACard)} />
            <Figure name="a card, all time counted" value={seconds(secondsInAll)} />
          </dl>
          <Section title="By kind">
            <DataTable
              caption="Decisions by kind"
              hideCaption
              columns={COLUMNS}
              rows={byKind}
              keyOf={({ kind }) => kind}
            />
          </Section>
        </>
      )}
      {own.accepted > 0 ? (
        <p className="mt-4 text-quiet text-small">
          Beside these you made {counted(own.accepted, 'fact')} with {counted(own.cards, 'card')} of words that you
          chose yourself. They judge no draft and are not counted above.
        </p>
      ) : null}
      <Section title="Kinds that are never offered" label="Refused with “Never this kind” in any article.">
        <RefusedKinds kinds={refusedKinds} words={refusedKinds.map(findingKindWord)} />
      </Section>
      <Section title="What the figures mean">
        <dl className="grid gap-3">
          <Meaning name="Accepted">
            Drafts of which a fact was made, as they stood or edited, out of all that were decided: accepted, edited,
            skipped or refused for good. What you took back counts as never decided.
          </Meaning>
          <Meaning name="A card">
            From the moment a draft is the one at hand until it is accepted, while the page is visible, divided by the
            cards it comes to; the median over accepted drafts. “All time counted” adds the time spent on drafts that
            were not accepted and divides by all cards made.
          </Meaning>
          <Meaning name="Changed">
            How many characters must be put in, taken out or replaced to come from the draft to what was saved
            (Levenshtein distance over the statement and the sides of the cards); the mean over accepted drafts.
          </Meaning>
          <Meaning name="Lately">On an article’s page: your last 500 decisions, in all articles.</Meaning>
        </dl>
      </Section>
    </Page>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-label text-quiet">{name}</dt>
      <dd className="figures font-serif text-title">{value}</dd>
    </div>
  )
}

function Meaning({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt className="font-medium">{name}</dt>
      <dd className="text-quiet">{children}</dd>
    </div>
  )
}
