import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { LEAST_FITTED } from '@/lib/domain/fitting/fit-verdict'
import { dateWordsAt } from '@/lib/domain/format/words'
import { fitState, type ParameterVersion, parameterVersions } from '@/lib/services/fitting/fit-state'
import { countScored } from '@/lib/services/fitting/run-fit'
import { SettingsLink } from '../_components/settings-link'
import { FitPart } from './_components/fit-part'
import { ReschedulePart } from './_components/reschedule-part'
import { restoreParametersAction } from './actions'

export const metadata: Metadata = { title: 'FSRS parameters' }

const dateIn =
  (timeZone: string) =>
  ({ from }: ParameterVersion): string =>
    dateWordsAt(from, timeZone, dateStyle())

export default async function ParametersPage() {
  const ctx = await requestContext()
  const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const [current, ...earlier] = await parameterVersions(ctx)
  const fit = fitState(ctx)
  const date = dateIn(scheduling.timeZone)
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>FSRS parameters</PageTitle>
      <p className="-mt-2 text-quiet">21 numbers with which the FSRS-6 formula predicts how fast you forget.</p>
      <Section title="In use">
        <p>
          {current?.isDefault === false ? 'Your own parameters.' : 'The defaults, based on many learners.'}
          {current ? ` In use since ${date(current)}.` : ''}
        </p>
        <p className="figures mt-1 text-quiet text-small">{scheduling.weights.join(', ')}</p>
      </Section>
      <Section title="Fit to your reviews">
        <p className="mb-4 text-quiet">
          Fitting finds the parameters that predict your own reviews best. New ones are worked out from the first 80% of
          your reviews and tested on the rest; you can adopt them only if they predict the rest better. Predicted recall
          is then recalculated. Due dates don’t change unless you{' '}
          <Link href="#reschedule" className="link">
            reschedule your cards
          </Link>
          .
        </p>
        <FitPart state={fit} inForce={scheduling.weights} scored={await countScored(ctx, LEAST_FITTED)} />
      </Section>
      {earlier.length > 0 ? (
        <Section
          title="Earlier parameters"
          label="If you use some again, predicted recall is recalculated in the same way."
        >
          <RowList>
            {earlier.map((version) => (
              <Row
                key={version.id}
                note={`${version.weights.slice(0, 4).join(', ')}, …`}
                value={
                  <ActButton
                    act={restoreParametersAction.bind(null, version.id)}
                    doing="Recalculating …"
                    label={`Use the parameters from ${date(version)} again`}
                  >
                    Use again
                  </ActButton>
                }
              >
                {version.isDefault ? 'Defaults' : 'Your own'}, from {date(version)}
              </Row>
            ))}
          </RowList>
        </Section>
      ) : null}
      <div id="reschedule" className="scroll-mt-4">
        {/* Not while fitting, which shows the page again every second. */}
        {fit.kind === 'running' ? null : (
          <Suspense>
            <ReschedulePart />
          </Suspense>
        )}
      </div>
    </Page>
  )
}
