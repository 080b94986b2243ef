import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { localTimeOf } from '@/lib/domain/briefing/day-words'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import { copyOfBriefing } from '@/lib/services/briefing/copy-briefing'
import { choicesForScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { studyDayOf } from '@/lib/services/study/study-day-of'
import { BriefingForm } from '../../_components/briefing-form'
import { draftOf } from '../../_components/draft'

export const metadata: Metadata = { title: 'New briefing' }

const MINUTES = 15

type NewBriefingProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

const one = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null)

/** A briefing to begin with: about an article where one is named, otherwise about nothing yet. */
const blank = (ctx: Context, timeZone: string, articleKey: string | null): BriefingInput => ({
  title: '',
  at: ctx.now,
  timeZone,
  place: null,
  audience: null,
  minutesPerDay: MINUTES,
  choices: {
    ...DEFAULT_CHOICES,
    scope: { ...EMPTY_SCOPE, articleKeys: articleKey === null ? [] : [articleKey] },
    formats: DEFAULT_CHOICES.formats,
  },
})

/** A new briefing in three steps, or a copy of one for another date. */
export default async function NewBriefingScreen({ searchParams }: NewBriefingProps) {
  const asked = await searchParams
  const ctx = await requestContext()
  const { scheduling } = await studyDayOf(ctx)
  const copiedFrom = one(asked.copy)
  const copy = copiedFrom === null ? null : await copyOfBriefing(ctx, copiedFrom)
  if (copy && !copy.ok) notFound()
  const input = copy ? copy.value : blank(ctx, scheduling.timeZone, one(asked.article))
  return (
    <Page>
      <PageTitle label={copy ? `Copy of “${input.title}” with a new date` : undefined}>New briefing</PageTitle>
      <BriefingForm
        id={null}
        copiedFrom={copiedFrom}
        keptAs={copiedFrom === null ? 'new' : `copy-of-${copiedFrom}`}
        initial={draftOf(input, copy !== null)}
        choices={await choicesForScope(ctx)}
        zones={Intl.supportedValuesOf('timeZone')}
        today={localTimeOf(ctx.now, scheduling.timeZone).date}
      />
    </Page>
  )
}
