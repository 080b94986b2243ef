import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { fieldWords } from '@/lib/domain/form-fields'
import { listDeckNames, listPresets } from '@/lib/services/settings/load-presets'
import { PRESET_FIELDS, presetTexts } from '@/lib/services/settings/preset-form'
import { deckOptionsHref } from '../../_components/deck-options-href'
import { PresetForm } from '../_components/preset-form'
import { SmallForm } from '../_components/small-form'
import {
  addDeckAction,
  deletePresetAction,
  removeDeckAction,
  renamePresetAction,
  setTodaysLimitsAction,
} from '../actions'

export const metadata: Metadata = { title: 'Preset' }

type Props = { readonly params: Promise<{ readonly id: string }> }

const textOf = (limit: number | null | undefined): string => (limit == null ? '' : String(limit))

export default async function PresetPage({ params }: Props) {
  const ctx = await requestContext()
  const { id } = await params
  const { day, presets } = await listPresets(ctx)
  const listed = presets.find(({ preset }) => preset.id === id)
  if (!listed) notFound()
  const { preset, decks } = listed
  const today = preset.queue.today?.day === day ? preset.queue.today : null
  return (
    <Page width="form">
      <PageTitle
        label={
          <Link href="/settings/presets" className="link">
            Presets
          </Link>
        }
      >
        {preset.name}
      </PageTitle>
      <Section title="Decks" label="Nested decks use it too, unless they have a preset of their own.">
        {decks.length > 0 ? (
          <RowList label="Decks with this preset">
            {decks.map((deck) => (
              <Row
                key={deck}
                value={
                  <ActButton act={removeDeckAction.bind(null, deck)} doing="Removing …" label={`Remove ${deck}`}>
                    Remove
                  </ActButton>
                }
              >
                <Link href={deckOptionsHref(deck)} className="link">
                  {deck}
                </Link>
              </Row>
            ))}
          </RowList>
        ) : (
          <p>No deck has this preset yet.</p>
        )}
        <datalist id="decks">
          {(await listDeckNames(ctx)).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="mt-4">
          <SmallForm
            keptAs={`deck for preset ${id}`}
            action={addDeckAction.bind(null, id)}
            fields={[{ name: 'deck', label: 'Deck', hint: 'Type part of its name to find it.', list: 'decks' }]}
          >
            Add deck
          </SmallForm>
        </div>
      </Section>
      <PresetForm id={id} words={fieldWords(PRESET_FIELDS)} texts={presetTexts(preset)} />
      <Section title="Limits for today only" label="Leave blank for the usual limits.">
        <SmallForm
          keptAs={`today’s limits of preset ${id}`}
          action={setTodaysLimitsAction.bind(null, id)}
          fields={[
            { name: 'newPerDay', label: 'New cards today', value: textOf(today?.newPerDay), isNumber: true },
            { name: 'reviewsPerDay', label: 'Reviews today', value: textOf(today?.reviewsPerDay), isNumber: true },
          ]}
        >
          Save for today
        </SmallForm>
      </Section>
      <Section title="Name">
        <SmallForm
          keptAs={`name of preset ${id}`}
          action={renamePresetAction.bind(null, id)}
          fields={[{ name: 'name', label: 'Name', value: preset.name }]}
        >
          Rename
        </SmallForm>
        <div className="mt-6">
          <ActButton act={deletePresetAction.bind(null, id)} doing="Deleting …">
            Delete preset
          </ActButton>
        </div>
      </Section>
    </Page>
  )
}
