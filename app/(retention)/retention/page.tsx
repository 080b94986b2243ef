import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { EmptyState, LinkButton, Page, PageTitle, Section } from '@/app/_ui'
import { counted, dayWords } from '@/lib/domain/retention/words'
import { loadRetention } from '@/lib/services/load-retention'
import { ForecastPicture } from './_components/forecast-picture'
import { KnownPicture } from './_components/known-picture'
import { RetentionPicture } from './_components/retention-picture'
import { YearPicture } from './_components/year-picture'

export const metadata: Metadata = { title: 'Retention' }

export default async function RetentionPage() {
  const retention = await loadRetention(await requestContext())
  const { answers, day } = retention
  if (answers === 0) {
    return (
      <Page>
        <PageTitle>Retention</PageTitle>
        <EmptyState
          title="No card has been answered yet."
          action={
            <LinkButton href="/review" look="primary">
              Start reviewing
            </LinkButton>
          }
        >
          After your first answers this page shows what falls due and how much you know; from the next day on, how much
          you recall of what comes back, against your target.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <PageTitle label={`${dayWords(day)}. ${counted(answers, 'answer')} so far.`}>Retention</PageTitle>
      <Section title="True retention" label="Measured: cards that came back after a day or more.">
        <RetentionPicture {...retention} />
      </Section>
      <Section title="Known now" label="Predicted: all cards that you have studied.">
        <KnownPicture {...retention.known} />
      </Section>
      <Section title="The next 30 days" label="As your memories stand today.">
        <ForecastPicture {...retention} />
      </Section>
      <Section title="The last year" label="Answers on each study day.">
        <YearPicture {...retention} />
      </Section>
    </Page>
  )
}
