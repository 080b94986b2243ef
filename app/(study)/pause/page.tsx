import type { Metadata } from 'next'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { pauseWords } from '@/lib/domain/pausing/pause-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { loadPauses } from '@/lib/services/pausing/load-pauses'
import { PauseForm } from './_components/pause-form'
import { endPauseAction } from './actions'

export const metadata: Metadata = { title: 'Pause' }

type Params = Readonly<Record<string, string | string[] | undefined>>

export default async function PauseScreen({ searchParams }: { readonly searchParams: Promise<Params> }) {
  const { done } = await searchParams
  const ctx = await requestContext()
  const { today, pauses } = await loadPauses(ctx)
  const said = done === 'planned' ? 'Pause planned.' : done === 'ended' ? 'Pause ended.' : null
  return (
    <Page width="form">
      <PageTitle>Pause</PageTitle>
      <p className="-mt-2 mb-6 max-w-[38rem] text-quiet">
        Days on which you won’t study. No new cards start, and cards that you answer before then are due on other days
        where possible. The rest waits until you’re back, within your daily limit.
      </p>
      {said ? (
        <div role="status" className="mb-6">
          <p>{said}</p>
          <div className="mt-3">
            <LinkButton href="/">Go to Today</LinkButton>
          </div>
        </div>
      ) : null}
      {pauses.length === 0 ? null : (
        <Section title="Planned pauses">
          <RowList label="Planned pauses">
            {pauses.map((pause) => {
              const isNow = pause.from <= today
              const [verb, doing] = isNow ? ['End', 'Ending …'] : ['Cancel', 'Cancelling …']
              return (
                <Row
                  key={pause.from}
                  note={isNow ? 'Now' : undefined}
                  value={
                    <ActButton
                      act={endPauseAction.bind(null, pause.from)}
                      doing={doing}
                      label={`${verb} the pause ${pauseWords(pause, dateStyle())}`}
                    >
                      {`${verb} the pause`}
                    </ActButton>
                  }
                >
                  {pauseWords(pause, dateStyle())}
                </Row>
              )
            })}
          </RowList>
        </Section>
      )}
      <Section title={pauses.length > 0 ? 'Plan another' : 'Plan a pause'}>
        <PauseForm today={isoDateOf(today)} />
      </Section>
    </Page>
  )
}
