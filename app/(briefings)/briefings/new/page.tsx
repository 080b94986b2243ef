import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { localTimeOf } from '@/lib/domain/briefing/day-words'
import { fieldWords } from '@/lib/domain/form-fields'
import { BRIEFING_FIELDS, draftOfBriefing } from '@/lib/services/briefing/briefing-form'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import { copyOfBriefing, usualInput } from '@/lib/services/briefing/completed-input'
import { choicesForScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { BriefingForm } from '../../_components/briefing-form'

export const metadata: Metadata = { title: 'New briefing' }

const one = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null)

/** A briefing to begin with: about an article where one is named, otherwise about nothing yet. */
const blank = async (ctx: Context, articleKey: string | null): Promise<BriefingInput> => {
  const { choices, ...usual } = await usualInput(ctx)
  const articleKeys = articleKey === null ? [] : [articleKey]
  return { ...usual, title: '', at: ctx.now, choices: { ...choices, scope: { ...choices.scope, articleKeys } } }
}

/** A new briefing, or a copy of one for another date. */
export default async function NewBriefingScreen({ searchParams }: PageProps<'/briefings/new'>) {
  const asked = await searchParams
  const ctx = await requestContext()
  const { scheduling } = await studyDayOf(ctx)
  const copiedFrom = one(asked.copy)
  const copy = copiedFrom === null ? null : await copyOfBriefing(ctx, copiedFrom)
  if (copy && !copy.ok) notFound()
  const input = copy ? copy.value : await blank(ctx, one(asked.article))
  return (
    <Page>
      <PageTitle label={copy ? `Copy of “${input.title}” with a new date` : undefined}>New briefing</PageTitle>
      <BriefingForm
        id={null}
        copiedFrom={copiedFrom}
        keptAs={copiedFrom === null ? 'new' : `copy-of-${copiedFrom}`}
        initial={draftOfBriefing(input, copy !== null)}
        words={fieldWords(BRIEFING_FIELDS)}
        choices={await choicesForScope(ctx, input.choices.scope)}
        zones={Intl.supportedValuesOf('timeZone')}
        today={localTimeOf(ctx.now, scheduling.timeZone).date}
      />
    </Page>
  )
}
