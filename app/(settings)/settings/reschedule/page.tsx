import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted, dayWords } from '@/lib/domain/format/words'
import { rescheduleWords } from '@/lib/domain/scheduling/reschedule-words'
import {
  previewReschedule,
  type ReschedulePreview,
  type ReschedulePreviewDay,
  scopeOfPreset,
} from '@/lib/services/settings/reschedule-cards'
import { SettingsLink } from '../_components/settings-link'
import { rescheduleAction } from './actions'

export const metadata: Metadata = { title: 'Reschedule cards' }

type Props = { readonly searchParams: Promise<{ readonly preset?: string | readonly string[] }> }

type Choice = { readonly key: string | undefined; readonly name: string }

function PresetLinks({
  presets,
  chosen,
}: {
  readonly presets: ReschedulePreview['presets']
  readonly chosen?: string
}) {
  const choices: readonly Choice[] = [
    { key: undefined, name: 'All presets' },
    ...presets.map(({ id, name }) => ({ key: id ?? 'default', name })),
  ]
  return (
    <nav aria-label="Presets" className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
      {choices.map(({ key, name }) => (
        <Link
          key={key ?? ''}
          href={key === undefined ? '/settings/reschedule' : `/settings/reschedule?preset=${encodeURIComponent(key)}`}
          aria-current={key === chosen ? 'page' : undefined}
          className={key === chosen ? 'font-semibold' : 'link'}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

export default async function ReschedulePage({ searchParams }: Props) {
  const ctx = await requestContext()
  const { preset } = await searchParams
  const chosen = typeof preset === 'string' ? preset : undefined
  const preview = await previewReschedule(ctx, scopeOfPreset(chosen))
  if (!preview.ok) notFound()
  const { presets, changed, hasPause, days } = preview.value
  const [today] = days
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Reschedule cards</PageTitle>
      <p className="mb-4">
        New settings apply to a card from its next answer. Reschedule to apply them now. Suspended cards and cards in
        learning stay as they are. You can undo it.
      </p>
      {presets.length > 1 ? <PresetLinks presets={presets} {...(chosen === undefined ? {} : { chosen })} /> : null}
      <p className="mb-4">{rescheduleWords(preview.value)}</p>
      {changed === 0 ? null : (
        <>
          {hasPause ? (
            <p className="mb-4">
              Days of your{' '}
              <Link href="/pause" className="link">
                planned pause
              </Link>{' '}
              stay free.
            </p>
          ) : null}
          <ActButton act={rescheduleAction.bind(null, chosen)} look="primary" doing="Rescheduling …">
            {`Reschedule ${counted(changed, 'card')}`}
          </ActButton>
          <details className="mt-8">
            <summary className="min-h-11 cursor-pointer py-2 font-medium">Reviews by day</summary>
            <DataTable<ReschedulePreviewDay>
              caption="Reviews due. Overdue ones count as due today."
              rows={days}
              keyOf={({ day }) => String(day)}
              columns={[
                {
                  key: 'day',
                  head: 'Day',
                  cell: ({ day }) => (day === today?.day ? 'Today' : dayWords(day, dateStyle())),
                },
                { key: 'before', head: 'Now', figures: true, cell: ({ before }) => before.toLocaleString('en-GB') },
                {
                  key: 'after',
                  head: 'Rescheduled',
                  figures: true,
                  cell: ({ after }) => after.toLocaleString('en-GB'),
                },
              ]}
            />
          </details>
        </>
      )}
    </Page>
  )
}
