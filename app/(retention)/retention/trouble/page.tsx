import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { counted } from '@/lib/domain/retention/words'
import type { FadingPassage, LookAlike } from '@/lib/services/retention/figures'
import { loadTroubles } from '@/lib/services/retention/load-troubles'
import { CostlyList } from '../_components/costly-list'
import { FilterForm } from '../_components/filter-form'
import { PartsNav } from '../_components/parts-nav'
import { SaveLinks } from '../_components/save-links'
import { troubleTables } from '../_pictures/trouble-tables'
import { queryOf, type SearchParams, settleAddress } from '../_server/address'
import { choicesOf, partOf } from '../_server/choices'

export const metadata: Metadata = { title: 'Cards that give trouble' }

const Finding = ({ children }: { readonly children: string }) => (
  <p className="max-w-[38rem] font-serif text-reading">{children}</p>
)

type TroubleProps = { readonly searchParams: Promise<SearchParams> }

export default async function TroublePage({ searchParams }: TroubleProps) {
  const address = settleAddress('/retention/trouble', await searchParams)
  const ctx = await requestContext()
  const choices = await choicesOf(ctx)
  const part = partOf(address.filter.scope, choices)
  const troubles = await loadTroubles(ctx, address.filter)
  const { costliest, leeches, lookAlikes, fading } = troubles
  return (
    <Page>
      <PageTitle label={part === null ? undefined : `Of ${part}.`}>Trouble</PageTitle>
      <PartsNav here="/retention/trouble" query={queryOf(address)} />
      <FilterForm action="/retention/trouble" address={address} choices={choices} fields={{}} />
      <Section title="Leeches" label="Cards that were forgotten again and again.">
        <Finding>
          {leeches.length === 0
            ? 'No card is a leech.'
            : `${counted(leeches.length, 'card is a leech', 'cards are leeches')}: a plainer question may do more than another try.`}
        </Finding>
        <CostlyList cards={leeches} label="Leeches" />
      </Section>
      <Section title="Fading passages" label="Measured: passages whose cards were forgotten within the last 30 days.">
        <Finding>{troubles.fadingFinding}</Finding>
        <ul aria-label="Fading passages">
          {fading.map((passage) => (
            <Fading key={passage.passageId} {...passage} />
          ))}
        </ul>
      </Section>
      <Section title="Mixed up" label="Answers given to one card that belong to another; from the whole library.">
        <Finding>{troubles.lookAlikesFinding}</Finding>
        <ul aria-label="Mixed up">
          {lookAlikes.map((pair) => (
            <Pair key={`${pair.asked.cardId}/${pair.given.cardId}`} {...pair} />
          ))}
        </ul>
      </Section>
      <Section title="Cards that cost most" label="Measured: time spent on each card, over all time.">
        <Finding>{troubles.costliestFinding}</Finding>
        <CostlyList cards={costliest} label="Cards that cost most" />
      </Section>
      <div className="mt-10">
        <Disclosure title="How this is worked out">
          <div className="max-w-[38rem] space-y-2 text-quiet">
            <p>
              Time is taken from question to grade, 60 seconds at most for each side. Forgotten are answers of Again to
              a card that came back after a day or more. A leech has been forgotten eight times or more.
            </p>
            <p>
              A passage fades when two or more of its cards, and half of them at least, were forgotten within 30 days.
              To read it again, in its article, is often quicker than to answer each card until it holds.
            </p>
            <p>What you type is kept in rehearsals only, so mixed-up answers are known from there alone.</p>
          </div>
        </Disclosure>
        <Disclosure title="Save">
          <SaveLinks pictured={{ name: 'trouble', drawing: null, tables: troubleTables(troubles) }} address={address} />
        </Disclosure>
      </div>
    </Page>
  )
}

function Fading({ exact, articleKey, articleTitle, cards, lapsed, factIds: [first] }: FadingPassage) {
  const at = first === undefined ? '' : `?fact=${first}#fact-${first}`
  return (
    <li className="border-rule border-b py-4 last:border-0">
      <blockquote className="line-clamp-4 font-serif text-passage print:line-clamp-none">{exact}</blockquote>
      <p className="figures mt-1 text-quiet text-small">
        {articleTitle}. {lapsed} of {counted(cards, 'card')} forgotten.
      </p>
      <Link
        href={`/library/${encodeURIComponent(articleKey)}${at}`}
        className="link inline-flex min-h-11 items-center print:hidden"
      >
        Read the passage again
      </Link>
    </li>
  )
}

function Pair({ asked, given, times }: LookAlike) {
  return (
    <li className="border-rule border-b py-4 last:border-0">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {[asked, given].map(({ cardId, question, answer }) => (
          <div key={cardId}>
            <dt className="font-serif text-passage">{question}</dt>
            <dd className="mt-0.5 font-medium">{answer}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-1 flex flex-wrap items-center gap-x-4">
        <p className="figures text-quiet text-small">
          The first was answered with the second {counted(times, 'time')}.
        </p>
        <LinkButton href={`/review?cards=${asked.cardId},${given.cardId}`} look="quiet" className="print:hidden">
          Study the two
        </LinkButton>
      </div>
    </li>
  )
}
