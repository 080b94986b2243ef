import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { loadProblemCards } from '@/lib/services/retention/load-problem-cards'
import { ConfusedList } from '../_components/confused-list'
import { CostlyList } from '../_components/costly-list'
import { FadingList, ReadAgainList } from '../_components/fading-lists'
import { FilterForm } from '../_components/filter-form'
import { PartsNav } from '../_components/parts-nav'
import { SaveLinks } from '../_components/save-links'
import { problemCardTables } from '../_pictures/problem-card-tables'
import { queryOf, type SearchParams, settleAddress } from '../_server/address'
import { choicesOf, partOf } from '../_server/choices'

export const metadata: Metadata = { title: 'Problem cards' }

const Finding = ({ children }: { readonly children: string }) => (
  <p className="max-w-[38rem] font-serif text-reading">{children}</p>
)

type ProblemCardsProps = { readonly searchParams: Promise<SearchParams> }

export default async function ProblemCardsPage({ searchParams }: ProblemCardsProps) {
  const address = settleAddress('/retention/problem-cards', await searchParams)
  const ctx = await requestContext()
  const choices = await choicesOf(ctx)
  const part = partOf(address.filter.scope, choices)
  const metrics = await loadProblemCards(ctx, address.filter)
  const { costliest, leeches, lookAlikes, fading, readAgain } = metrics
  return (
    <Page>
      <PageTitle label={part === null ? undefined : `Of ${part}.`}>Problem cards</PageTitle>
      <PartsNav here="/retention/problem-cards" query={queryOf(address)} />
      <FilterForm action="/retention/problem-cards" address={address} choices={choices} fields={{}} />
      <Section title="Leeches" label="Cards that were forgotten again and again.">
        <Finding>{metrics.leechesHeadline}</Finding>
        <CostlyList cards={leeches} label="Leeches" />
      </Section>
      <Section title="Fading passages" label="Measured: passages whose cards were forgotten within the last 30 days.">
        <Finding>{metrics.fadingHeadline}</Finding>
        <FadingList passages={fading} />
        <ReadAgainList passages={readAgain} />
      </Section>
      <Section title="Mixed up" label="Measured: answers typed for one card that belong to another.">
        <Finding>{metrics.interferingPairsHeadline}</Finding>
        <ConfusedList pairs={lookAlikes} />
      </Section>
      <Section title="Cards that cost most" label="Measured: time spent on each card, over all time.">
        <Finding>{metrics.costliestHeadline}</Finding>
        <CostlyList cards={costliest} label="Cards that cost most" />
      </Section>
      <div className="mt-10">
        <Disclosure title="How this is worked out">
          <div className="max-w-[38rem] space-y-2 text-quiet">
            <p>
              Time is taken from question to grade, 60 seconds at most for each side. Forgotten are answers of Again to
              a card that came back after a day or more. {metrics.leechRule}
            </p>
            <p>
              A passage fades when two or more of its cards, and half of them at least, were forgotten within 30 days.
              To read it again, in its article, is often quicker than to answer each card until it holds. What was
              forgotten before you read it does not count any more: the passage leaves the list, and comes back when its
              cards are forgotten together anew. Reading is no test, so it changes no memory, no forecast and no due
              date.
            </p>
            <p>
              Two cards are mixed up when a wrong answer that you typed for one, and graded Again, is the answer to the
              other. It is noted which card that was; what you typed is not kept, except in rehearsals. Where several
              facts have that answer, it counts only if one alone is of the same article.
            </p>
          </div>
        </Disclosure>
        <Disclosure title="Save">
          <SaveLinks
            pictured={{ name: 'problem-cards', drawing: null, tables: problemCardTables(metrics) }}
            address={address}
          />
        </Disclosure>
      </div>
    </Page>
  )
}
