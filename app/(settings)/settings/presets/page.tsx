import type { Metadata } from 'next'
import Link from 'next/link'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { exactPercent } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { limitsWords } from '@/lib/domain/queue/limits-words'
import { type ListedPreset, listPresets } from '@/lib/services/settings/load-presets'
import { SettingsLink } from '../_components/settings-link'
import { SmallForm } from './_components/small-form'
import { createPresetAction, restorePresetAction } from './actions'

export const metadata: Metadata = { title: 'Presets' }

type Props = { readonly searchParams: Promise<{ readonly deleted?: string | readonly string[] }> }

const decksWords = (decks: readonly string[]): string =>
  decks.length === 0 ? 'no decks yet' : counted(decks.length, 'deck')

const noteOf = ({ preset, decks }: ListedPreset, day: number, isOnly: boolean): string => {
  const limits = limitsWords(preset.queue, day)
  const retention = `desired retention ${exactPercent(preset.scheduling.desiredRetention)}`
  const rest = isOnly ? 'all decks' : 'all other decks'
  return `${limits}, ${retention}; ${preset.id === null ? rest : decksWords(decks)}`
}

export default async function PresetsPage({ searchParams }: Props) {
  const ctx = await requestContext()
  const { deleted } = await searchParams
  const { day, presets } = await listPresets(ctx)
  const isGone = typeof deleted === 'string' && presets.every(({ preset }) => preset.id !== deleted)
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Presets</PageTitle>
      <p className="-mt-2 mb-6 text-quiet">
        Sets of options, such as limits and learning steps, for some of your decks.
      </p>
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
          keptAs="new preset"
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
