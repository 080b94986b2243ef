import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { localTimeOf } from '@/lib/domain/briefing/day-words'
import { fieldWords } from '@/lib/domain/form-fields'
import { briefingToChange } from '@/lib/services/authorise'
import { BRIEFING_FIELDS, draftOfBriefing } from '@/lib/services/briefing/briefing-form'
import { briefingInputOf } from '@/lib/services/briefing/completed-input'
import { choicesForScope } from '@/lib/services/briefing/scope-of-briefing'
import { BriefingForm } from '../../../_components/briefing-form'

export const metadata: Metadata = { title: 'Edit briefing' }

/** The same form, for a briefing that is there. */
export default async function EditBriefingScreen({ params }: PageProps<'/briefings/[id]/edit'>) {
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
        initial={draftOfBriefing(briefingInputOf(briefing), true)}
        words={fieldWords(BRIEFING_FIELDS)}
        choices={await choicesForScope(ctx, briefing.choices.scope)}
        zones={Intl.supportedValuesOf('timeZone')}
        today={localTimeOf(ctx.now, briefing.timeZone).date}
      />
    </Page>
  )
}
