import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { counted } from '@/lib/domain/format/words'
import { cardAddressQuery, parseCardAddress } from '@/lib/services/cards/card-address'
import { CARDS_A_PAGE, searchCards } from '@/lib/services/cards/search-cards'
import { CardFilters } from './_components/card-filters'
import { CardList } from './_components/card-list'
import { NoMatch } from './_components/no-match'
import { StudyFound } from './_components/study-found'

export const metadata: Metadata = { title: 'Cards' }

type CardsProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function CardsScreen({ searchParams }: CardsProps) {
  const params = await searchParams
  const query = parseCardAddress(params)
  const { address } = query
  const own = cardAddressQuery(address)
  // A form sends its empty fields too: an address to keep and share has only what was chosen.
  if (Object.values(params).includes('')) redirect(own === '' ? '/cards' : `/cards?${own}`)
  const ctx = await requestContext()
  const { lines, total, page, day, choices } = await searchCards(ctx, query)
  return (
    <Page width="wide">
      <PageTitle
        label={total === 0 ? undefined : counted(total, 'card')}
        actions={<StudyFound address={address} total={total} />}
      >
        Cards
      </PageTitle>
      <CardFilters address={address} choices={choices} />
      {lines.length === 0 ? (
        <NoMatch address={address} choices={choices} />
      ) : (
        <>
          <CardList key={own} lines={lines} sort={query.sort} day={day} now={ctx.now} />
          <Pagination
            of="cards"
            page={page}
            pageSize={CARDS_A_PAGE}
            total={total}
            hrefOf={(to) => `/cards?${cardAddressQuery(address, { page: to })}`}
          />
        </>
      )}
    </Page>
  )
}
