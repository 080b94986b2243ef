import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'
import { loadOffer } from '@/lib/services/incoming/list-offers'
import { TakeForm } from '../../../_components/take-form'

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

const paramsSchema = z.object({
  id: z.string().max(200).catch(''),
  /** Words that were selected where the page was shared. */
  mark: z.string().trim().max(2_000).catch(''),
})

const load = cache(async (id: string) => (id === '' ? null : loadOffer(await requestContext(), id)))

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { id } = paramsSchema.parse({ id: '', ...(await searchParams) })
  return { title: (await load(id))?.title ?? 'Offered article' }
}

const SHOWN_CHARACTERS = 1_500

const firstWords = (text: string): readonly string[] =>
  (text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, text.lastIndexOf(' ', SHOWN_CHARACTERS))} …`)
    .split('\n\n')
    .map((block) => block.replace(/^(?:#{1,3}|-) /, ''))

export default async function OfferPage({ searchParams }: Props) {
  const { id, mark } = paramsSchema.parse({ id: '', mark: '', ...(await searchParams) })
  const offer = await load(id)
  if (!offer) return <NoOffer />
  if (offer.state === 'taken' && offer.articleId) redirect(`/library/${offer.articleId}`)
  const { held, words } = offer
  const paragraphs = firstWords(offer.text ?? offer.excerpt)
  return (
    <Page width="form">
      <PageTitle label={`Offered from ${offer.sourceName}${words === null ? '' : `, ${counted(words, 'word')}`}`}>
        {offer.title}
      </PageTitle>
      {held ? (
        <p className="mb-5 text-quiet">
          {held.kind === 'text'
            ? 'This text is in the library already, as '
            : held.kind === 'notes'
              ? 'The library holds notes on it, with cards: '
              : 'The library has another article of this title: '}
          <Link href={`/library/${encodeURIComponent(held.key)}`} className="link text-ink">
            {held.title}
          </Link>
          .{held.kind === 'text' ? '' : ' The text is added beside them; nothing is merged.'}
        </p>
      ) : null}
      <TakeForm
        offer={{
          offerId: offer.offerId,
          title: offer.title,
          authors: offer.authors,
          outlet: offer.outlet,
          published: offer.published,
          url: offer.url,
          isFetched: offer.text !== null,
        }}
        mark={mark}
      />
      <section aria-label="How it begins" className="mt-10 border-rule border-t pt-6">
        <h2 className="mb-3">How it begins</h2>
        {paragraphs.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never change places
          <p key={index} className="mb-4 font-serif text-reading">
            {words}
          </p>
        ))}
      </section>
    </Page>
  )
}

const NoOffer = () => (
  <Page width="form">
    <PageTitle>Offered article</PageTitle>
    <EmptyState
      title="This offer is not there any more."
      action={<LinkButton href="/library/incoming">Offered articles</LinkButton>}
    >
      Look among the offered articles, or in the library if it was taken.
    </EmptyState>
  </Page>
)
