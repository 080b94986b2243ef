import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import type { DraftingFigures } from '@/lib/domain/drafting/drafting-figures'
import { roundedPercent } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { draftingRecord } from '@/lib/services/drafts/load-drafts'
import { RefusedKinds } from '../../_components/drafts/refused-kinds'
import { mentionKindWord, secondsWords } from '../../_components/drafts/words'

export const metadata: Metadata = { title: 'Draft history' }

const DASH = '–'
const percent = (share: number | null): string => (share === null ? DASH : roundedPercent(share))
const seconds = (value: number | null): string => (value === null ? DASH : secondsWords(value))
const characters = (value: number | null): string => (value === null ? DASH : value.toFixed(value < 10 ? 1 : 0))

type KindRow = { readonly kind: string; readonly figures: DraftingFigures }

const COLUMNS: readonly Column<KindRow>[] = [
  { key: 'kind', head: 'Kind', cell: ({ kind }) => mentionKindWord(kind) },
  { key: 'decided', head: 'Decided', figures: true, cell: ({ figures }) => figures.decided },
  { key: 'accepted', head: 'Accepted', figures: true, cell: ({ figures }) => percent(figures.acceptanceRate) },
  { key: 'edited', head: 'Edited', figures: true, cell: ({ figures }) => figures.edited },
  { key: 'changed', head: 'Changed', figures: true, cell: ({ figures }) => characters(figures.meanEditDistance) },
  { key: 'seconds', head: 'Per card', figures: true, cell: ({ figures }) => seconds(figures.secondsACard) },
]

export default async function DraftingPage() {
  const { all, byKind, own, secondsInAll, refusedKinds } = await draftingRecord(await requestContext())
  return (
    <Page>
      <PageTitle label={all.decided === 0 ? 'No decisions yet' : `${counted(all.decided, 'decision')} on drafts`}>
        Draft history
      </PageTitle>
      {all.decided === 0 ? (
        <EmptyState title="You haven’t decided on any drafts yet">
          Open an article in the{' '}
          <Link href="/library" className="link">
            library
          </Link>
          : its drafts appear beside their passages. Accept, edit or skip each one with a single key.
        </EmptyState>
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
            <Figure name="accepted" value={percent(all.acceptanceRate)} />
            <Figure name="cards made" value={String(all.cards)} />
            <Figure name="per card, median" value={seconds(all.secondsACard)} />
            <Figure name="per card, all time counted" value={seconds(secondsInAll)} />
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
          You also made {counted(own.accepted, 'fact')} with {counted(own.cards, 'card')} from words you chose yourself.
          They aren’t counted above, since they involved no draft.
        </p>
      ) : null}
      <Section title="Kinds you never want" label="You chose “Never this kind” for these, in any article.">
        <RefusedKinds kinds={refusedKinds} words={refusedKinds.map(mentionKindWord)} />
      </Section>
      {all.decided === 0 ? null : <FigureMeanings />}
    </Page>
  )
}

function FigureMeanings() {
  return (
    <Section title="What the figures mean">
      <dl className="grid gap-3">
        <Meaning name="Accepted">
          Drafts that became facts, edited or not, as a share of all you decided on: accepted, edited, skipped or never
          wanted. Decisions you undid aren’t counted.
        </Meaning>
        <Meaning name="Per card">
          The time from when a draft becomes the current one until you accept it, while the page is visible, divided by
          the number of its cards; the median over accepted drafts. “All time counted” adds the time spent on drafts
          that weren’t accepted and divides by all cards made.
        </Meaning>
        <Meaning name="Changed">
          How many characters you added, removed or replaced in the statement and the sides of the cards before you
          saved them; the mean over accepted drafts.
        </Meaning>
        <Meaning name="Recently">On an article’s page: your last 500 decisions, in all articles.</Meaning>
      </dl>
    </Section>
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
