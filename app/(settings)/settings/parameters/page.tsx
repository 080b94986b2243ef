import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { dateWordsAt } from '@/lib/domain/format/words'
import { fitState, type ParameterVersion, parameterVersions } from '@/lib/services/fitting/fit-state'
import { ActButton } from '../_components/act-button'
import { FitPart } from './_components/fit-part'
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
  const date = dateIn(scheduling.timeZone)
  return (
    <Page width="form">
      <PageTitle label="21 numbers with which the FSRS-6 formula predicts how fast you forget.">
        FSRS parameters
      </PageTitle>
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
          is then recalculated. Due dates don’t change.
        </p>
        <FitPart state={fitState(ctx)} inForce={scheduling.weights} />
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
    </Page>
  )
}
