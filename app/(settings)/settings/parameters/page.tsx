import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { fitState, type ParameterVersion, parameterVersions } from '@/lib/services/fitting/fit-state'
import { ActButton } from './_components/act-button'
import { FitPart } from './_components/fit-part'
import { restoreParametersAction } from './actions'

export const metadata: Metadata = { title: 'FSRS parameters' }

const dateIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' })
  return ({ from }: ParameterVersion): string => format.format(from)
}

export default async function ParametersPage() {
  const ctx = await requestContext()
  const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const [current, ...earlier] = await parameterVersions(ctx)
  const date = dateIn(scheduling.timeZone)
  return (
    <Page width="form">
      <PageTitle label="21 numbers that describe how fast your memories fade and grow.">FSRS parameters</PageTitle>
      <Section title="In force">
        <p>
          {current?.isDefault === false ? 'Your own parameters' : 'The defaults, fitted to many learners'}
          {current ? `, since ${date(current)}.` : '.'}
        </p>
        <p className="figures mt-1 text-quiet text-small">{scheduling.weights.join(', ')}</p>
      </Section>
      <Section title="Fit to your reviews">
        <p className="mb-4 text-quiet">
          Parameters are fitted to the first four fifths of your reviews, and compared with those in force on the last
          fifth, which they have not seen. They can be adopted only if they predict it better. Your memories are then
          recomputed with them; due dates stay.
        </p>
        <FitPart state={fitState(ctx)} inForce={scheduling.weights} />
      </Section>
      {earlier.length > 0 ? (
        <Section title="Earlier parameters" label="Going back recomputes your memories in the same way.">
          <RowList>
            {earlier.map((version) => (
              <Row
                key={version.id}
                note={`${version.weights.slice(0, 4).join(', ')}, …`}
                value={
                  <ActButton
                    act={restoreParametersAction.bind(null, version.id)}
                    doing="Recomputing …"
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
