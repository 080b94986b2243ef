import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { Badge } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/button'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { SOURCE_KINDS } from '@/lib/data/queries/retention/sources'
import { counted, dayWords, minutesWords, sentenceStart } from '@/lib/domain/format/words'
import { confusedPairWords, sinceReadWords } from '@/lib/domain/retention/problem-card-words'
import { loadExpectedRecall } from '@/lib/services/retention/load-overview'
import {
  type ConfusedCard,
  type CostlyCard,
  type FadingPassage,
  type InterferingPair,
  loadProblemCards,
  loadSources,
  type ReadAgain,
} from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { RetentionPage } from '../_components/retention-page'
import { SourcesSection } from '../_components/sources-section'
import { ReadAgainButton, SuspendButton, TakeBackButton } from '../_components/weak-spot-buttons'

const ITEM = 'border-rule border-b py-4 last:border-0'

const Quoted = ({ exact }: { readonly exact: string }) => (
  <blockquote className="line-clamp-4 font-serif text-passage print:line-clamp-none">{exact}</blockquote>
)

/** Passages whose cards were forgotten together, each with a way to read it again and to say so. */
function FadingList({ passages }: { readonly passages: readonly FadingPassage[] }) {
  return (
    <ul aria-label="Fading passages">
      {passages.map(({ passageId, exact, articleKey, articleTitle, cards, lapsed, factIds: [first], readAgainDay }) => (
        <li key={passageId} className={ITEM}>
          <Quoted exact={exact} />
          <p className="figures mt-1 text-quiet text-small">
            {articleTitle} · {lapsed} of {counted(cards, 'card')} forgotten
            {readAgainDay === null ? '.' : ` since you read it again on ${dayWords(readAgainDay, dateStyle())}.`}
          </p>
          <div className="-ml-4 flex flex-wrap items-center print:hidden">
            <Link
              href={`/library/${encodeURIComponent(articleKey)}${first === undefined ? '' : `?fact=${first}#fact-${first}`}`}
              className="link ml-4 inline-flex min-h-11 items-center pr-4"
            >
              Read the passage again
            </Link>
            <ReadAgainButton passageId={passageId} exact={exact} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Passages that were read again and whose cards were not forgotten together since. */
function ReadAgainList({ passages }: { readonly passages: readonly ReadAgain[] }) {
  if (passages.length === 0) return null
  return (
    <>
      <h3 className="mt-6 font-medium">Passages read again</h3>
      <p className="max-w-[38rem] text-quiet text-small">
        Reading is not a test, so no memory or due date has changed. A passage returns to the list above if its cards
        are forgotten together again.
      </p>
      <ul aria-label="Passages read again">
        {passages.map(({ passageId, rereadingId, exact, articleTitle, cards, lapsed, readAgainDay }) => (
          <li key={passageId} className={ITEM}>
            <Quoted exact={exact} />
            <p className="figures mt-1 text-quiet text-small">
              {articleTitle}. Read again on {dayWords(readAgainDay, dateStyle())}. {sinceReadWords(cards, lapsed)}
            </p>
            <div className="-ml-4 print:hidden">
              <TakeBackButton rereadingId={rereadingId} exact={exact} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Cards with what they cost, each with ways to fix it. */
function CostlyList({ cards, label }: { readonly cards: readonly CostlyCard[]; readonly label: string }) {
  return (
    <ul aria-label={label}>
      {cards.map(({ cardId, factId, question, answers, lapses, minutes, leech, suspended }) => (
        <li key={cardId} className="border-rule border-b py-3 last:border-0">
          <p className="font-serif text-passage">{question}</p>
          <p className="figures mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet text-small">
            <span>
              {sentenceStart(minutesWords(minutes))} in {counted(answers, 'answer')}
              {lapses === 0 ? '' : `, forgotten ${lapses === 1 ? 'once' : counted(lapses, 'time')}`}
            </span>
            {leech ? <Badge look="warn">leech: rewrite it</Badge> : null}
            {suspended ? <Badge>suspended</Badge> : null}
          </p>
          <div className="-ml-4 flex flex-wrap items-center print:hidden">
            <Link href={`/library/fact/${factId}`} className="link ml-4 inline-flex min-h-11 items-center pr-4">
              Edit the fact
            </Link>
            <SuspendButton cardId={cardId} suspended={suspended} question={question} />
          </div>
        </li>
      ))}
    </ul>
  )
}

const LINK = 'link inline-flex min-h-11 items-center'

/** Pairs of cards that were mixed up, each side with ways to its passage and its fact. */
function ConfusedList({ pairs }: { readonly pairs: readonly InterferingPair[] }) {
  return (
    <ul aria-label="Mixed-up cards">
      {pairs.map(({ asked, given, times, back }) => (
        <li key={`${asked.cardId}/${given.cardId}`} className="border-rule border-b py-4 last:border-0">
          <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
            <Side {...asked} />
            <Side {...given} />
          </div>
          <div className="mt-1 flex flex-wrap items-center gap-x-4">
            <p className="figures text-quiet text-small">{confusedPairWords(times, back)}</p>
            <LinkButton
              href={`/review?cards=${asked.cardId},${given.cardId}`}
              look="quiet"
              className="max-sm:-ml-4 print:hidden"
            >
              Study both
            </LinkButton>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Side({ factId, articleKey, question, answer }: ConfusedCard) {
  return (
    <div>
      <p className="font-serif text-passage">{question}</p>
      <p className="mt-0.5 font-medium">{answer}</p>
      <p className="flex flex-wrap gap-x-5 print:hidden">
        <Link
          href={`/library/${encodeURIComponent(articleKey)}?fact=${factId}#fact-${factId}`}
          className={LINK}
          aria-label={`Open the passage: ${question}`}
        >
          Open the passage
        </Link>
        <Link href={`/library/fact/${factId}`} className={LINK} aria-label={`Edit the fact: ${question}`}>
          Edit the fact
        </Link>
      </p>
    </div>
  )
}

export const metadata: Metadata = { title: 'Weak spots' }

const Headline = ({ children }: { readonly children: string }) => (
  <p className="max-w-[38rem] font-serif text-reading">{children}</p>
)

const askedSchema = z.object({
  by: z.enum(SOURCE_KINDS).catch('article'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export default async function WeakSpotsPage({ searchParams }: PageProps<'/retention/weak-spots'>) {
  const { by, page } = askedSchema.parse(await searchParams)
  const model = await openRetention(await requestContext())
  const [metrics, sources, known] = await Promise.all([
    loadProblemCards(model),
    loadSources(model, by),
    loadExpectedRecall(model),
  ])
  const { costliest, leeches, interferingPairs, fading, readAgain } = metrics
  return (
    <RetentionPage here="/retention/weak-spots" title="Weak spots" model={model}>
      <Section title="Leeches" label="Cards you keep forgetting.">
        <Headline>{metrics.leechesHeadline}</Headline>
        <CostlyList cards={leeches} label="Leeches" />
      </Section>
      <Section title="Fading passages" label="Measured: passages whose cards you forgot within the last 30 days.">
        <Headline>{metrics.fadingHeadline}</Headline>
        <FadingList passages={fading} />
        <ReadAgainList passages={readAgain} />
      </Section>
      <Section title="Mixed-up cards" label="Measured: answers you typed for one card that belong to another.">
        <Headline>{metrics.interferingPairsHeadline}</Headline>
        <ConfusedList pairs={interferingPairs} />
      </Section>
      <Section title="Most time-consuming cards" label="Measured: time spent on each card, over all time.">
        <Headline>{metrics.costliestHeadline}</Headline>
        <CostlyList cards={costliest} label="Most time-consuming cards" />
      </Section>
      <div className="mt-10">
        <Disclosure title="How this is worked out">
          <div className="max-w-[38rem] space-y-2 text-quiet">
            <p>
              Time is measured from question to grade, at most 60 seconds for each side. Forgotten counts answers of
              Again to a card that came back after a day or more. {metrics.leechRule}
            </p>
            <p>
              A passage fades when two or more of its cards, and at least half of them, were forgotten within 30 days.
              Reading it again in its article is often quicker than answering each card until it sticks. What you forgot
              before reading no longer counts: the passage leaves the list, and returns if its cards are forgotten
              together again. Reading is not a test, so it changes no memory, forecast or due date.
            </p>
            <p>
              Two cards are mixed up when a wrong answer that you typed for one, and graded Again, is the answer to the
              other. Only which card that was is recorded; what you typed is not kept, except in rehearsals. If several
              facts have that answer, it counts only if exactly one of them is from the same article.
            </p>
          </div>
        </Disclosure>
      </div>
      <SourcesSection known={known} sources={sources} page={page} />
    </RetentionPage>
  )
}
