import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { exactPercent } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { limitsOn } from '@/lib/domain/queue/limit-groups'
import { type ListedPreset, listPresets } from '@/lib/services/settings/load-presets'
import { ActButton } from '../_components/act-button'
import { SmallForm } from './_components/small-form'
import { createPresetAction, restorePresetAction } from './actions'

export const metadata: Metadata = { title: 'Presets' }

type Props = { readonly searchParams: Promise<{ readonly deleted?: string | readonly string[] }> }

const noteOf = ({ preset, decks }: ListedPreset, day: number, isOnly: boolean): string => {
  const { newPerDay, reviewsPerDay } = limitsOn(preset.queue, day)
  const limits = `${counted(newPerDay, 'new card')} and ${counted(reviewsPerDay, 'review')} per day`
  const retention = `desired retention ${exactPercent(preset.scheduling.desiredRetention)}`
  const rest = isOnly ? 'all decks' : 'all other decks'
  return `${limits}, ${retention}; ${preset.id === null ? rest : counted(decks.length, 'deck')}`
}

export default async function PresetsPage({ searchParams }: Props) {
  const ctx = await requestContext()
  const { deleted } = await searchParams
  const { day, presets } = await listPresets(ctx)
  const isGone = typeof deleted === 'string' && presets.every(({ preset }) => preset.id !== deleted)
  return (
    <Page width="form">
      <PageTitle label="Sets of options, such as limits and learning steps, for some of your decks.">Presets</PageTitle>
      {isGone ? (
        <div className="mb-6 flex flex-wrap items-center gap-4" role="status">
          <p>The preset was deleted. Its decks now use the preset of the deck above them, or the default one.</p>
          <ActButton act={restorePresetAction.bind(null, deleted)} doing="Restoring …">
            Undo
          </ActButton>
        </div>
      ) : null}
      <RowList label="Presets">
        {presets.map((listed) => (
          <Row
            key={listed.preset.id ?? ''}
            href={listed.preset.id === null ? '/settings' : `/settings/presets/${listed.preset.id}`}
            note={noteOf(listed, day, presets.length === 1)}
          >
            {listed.preset.name}
          </Row>
        ))}
      </RowList>
      <p className="mt-3">
        <Link href="/settings/decks" className="link">
          Limits and preset of one deck
        </Link>
      </p>
      <Section title="New preset">
        <SmallForm
          action={createPresetAction}
          fields={[
            { name: 'name', label: 'Name' },
            {
              name: 'copy',
              label: 'Copy options from',
              options: presets.map(({ preset }) => ({ value: preset.id ?? '', label: preset.name })),
            },
          ]}
        >
          Add preset
        </SmallForm>
      </Section>
    </Page>
  )
}
