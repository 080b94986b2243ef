import type { Metadata } from 'next'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { Section } from '@/app/_ui/page'
import { SOURCE_KINDS } from '@/lib/data/queries/retention/sources'
import { loadExpectedRecall } from '@/lib/services/retention/load-overview'
import { loadProblemCards, loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { ConfusedList } from '../_components/confused-list'
import { CostlyList } from '../_components/costly-list'
import { FadingList, ReadAgainList } from '../_components/fading-lists'
import { RetentionPage } from '../_components/retention-page'
import { SourcesSection } from '../_components/sources-section'

export const metadata: Metadata = { title: 'Weak spots' }

const Headline = ({ children }: { readonly children: string }) => (
  <p className="max-w-[38rem] font-serif text-reading">{children}</p>
)

const askedSchema = z.object({
  by: z.enum(SOURCE_KINDS).catch('article'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

type WeakSpotsProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function WeakSpotsPage({ searchParams }: WeakSpotsProps) {
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
