import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { localTimeOf } from '@/lib/domain/briefing/day-words'
import { briefingToChange } from '@/lib/services/authorise'
import { briefingInputOf } from '@/lib/services/briefing/input-of'
import { choicesForScope } from '@/lib/services/briefing/scope-of-briefing'
import { BriefingForm } from '../../../_components/briefing-form'
import { draftOf } from '../../../_components/draft'

export const metadata: Metadata = { title: 'Edit briefing' }

type EditBriefingProps = { readonly params: Promise<{ readonly id: string }> }

/** The same three steps, for a briefing that is there. */
export default async function EditBriefingScreen({ params }: EditBriefingProps) {
  const ctx = await requestContext()
  const found = await briefingToChange(ctx, decodeURIComponent((await params).id))
  if (!found.ok) notFound()
  const briefing = found.value
  return (
    <Page>
      <PageTitle label={briefing.title}>Edit briefing</PageTitle>
      <BriefingForm
        id={briefing.id}
        copiedFrom={null}
        keptAs={`${briefing.id}-${briefing.updatedAt}`}
        initial={draftOf(briefingInputOf(briefing), true)}
        choices={await choicesForScope(ctx)}
        zones={Intl.supportedValuesOf('timeZone')}
        today={localTimeOf(ctx.now, briefing.timeZone).date}
      />
    </Page>
  )
}
