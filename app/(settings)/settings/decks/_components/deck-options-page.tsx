import type { Route } from 'next'
import Link from 'next/link'
import { ExportForm } from '@/app/_export/export-form'
import { LinkButton } from '@/app/_ui/button'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { type LimitInForce, limitSourceWords } from '@/lib/domain/queue/limits-in-force'
import type { LoadedDeckOptions } from '@/lib/services/settings/load-deck-options'
import { deckSessionQuery } from '@/lib/services/study/study-scope'
import { SmallForm } from '../../presets/_components/small-form'
import {
  choosePresetAction,
  setDeckLimitsAction,
  setDeckLimitsTodayAction,
  setTodaysLimitsAction,
} from '../../presets/actions'
import { RenameDeck } from './rename-deck'

type Limits = { readonly newPerDay: number | null; readonly reviewsPerDay: number | null }

const textOf = (limit: number | null | undefined): string => (limit == null ? '' : String(limit))

const fieldsOf = (limits: Limits | null, when: 'per day' | 'today') => [
  { name: 'newPerDay', label: `New cards ${when}`, value: textOf(limits?.newPerDay), isNumber: true as const },
  { name: 'reviewsPerDay', label: `Reviews ${when}`, value: textOf(limits?.reviewsPerDay), isNumber: true as const },
]

/** The limits that hold, the one that applies first. */
function InForce({ title, limits, deck }: { title: string; limits: readonly LimitInForce[]; deck: string }) {
  const [first, ...others] = limits
  if (!first) return null
  const rest = others.map((each) => `${each.limit} (${limitSourceWords(each, deck)})`).join(', ')
  return (
    <Row
      value={String(first.limit)}
      valueLook="plain"
      note={`Set by ${limitSourceWords(first, deck)}${rest === '' ? '' : `. The lowest limit applies, so these have no effect: ${rest}`}`}
    >
      {title}
    </Row>
  )
}

/** The limits of one deck by where they are set, with those that apply today, and its preset. */
export function DeckOptionsPage({ options }: { readonly options: LoadedDeckOptions }) {
  const { name, day, preset, ownPreset, presets, limits, inForce } = options
  const today = limits.today?.day === day ? limits.today : null
  const presetToday = preset.queue.today?.day === day ? preset.queue.today : null
  const studyHref = `/review?${deckSessionQuery(name)}` as Route // a query of the review
  const presetHref = (preset.id === null ? '/settings#limits' : `/settings/presets/${preset.id}`) as Route // typed routes know no fragment
  return (
    <Page width="form">
      <PageTitle
        label={
          <Link href="/settings/decks" className="link">
            Limits of a deck
          </Link>
        }
        actions={<LinkButton href={studyHref}>Study</LinkButton>}
      >
        {name}
      </PageTitle>
      <Section title="What applies today" label="The lowest limit applies; today’s take the place of the usual ones.">
        <RowList label="Limits that apply today">
          <InForce title="New cards" limits={inForce.new} deck={name} />
          <InForce title="Reviews" limits={inForce.reviews} deck={name} />
        </RowList>
      </Section>
      <Section title="This deck" label="With its nested decks. Leave blank for no limit of its own.">
        <SmallForm
          keptAs={`limits of ${name}`}
          action={setDeckLimitsAction.bind(null, name)}
          fields={fieldsOf(limits, 'per day')}
        >
          Save
        </SmallForm>
      </Section>
      <Section title="This deck, today only" label="Ends with the study day. Leave blank for the usual limits.">
        <SmallForm
          keptAs={`today’s limits of ${name}`}
          action={setDeckLimitsTodayAction.bind(null, name)}
          fields={fieldsOf(today, 'today')}
        >
          Save for today
        </SmallForm>
      </Section>
      <Section
        title={`Preset “${preset.name}”, today only`}
        label={
          <>
            For all decks with this preset together. Its usual limits are{' '}
            <Link href={presetHref} className="link">
              {preset.queue.newPerDay} new cards and {preset.queue.reviewsPerDay} reviews per day
            </Link>
            .
          </>
        }
      >
        <SmallForm
          keptAs={`today’s limits of preset ${preset.id}`}
          action={setTodaysLimitsAction.bind(null, preset.id)}
          fields={fieldsOf(presetToday, 'today')}
        >
          Save for today
        </SmallForm>
      </Section>
      <Section
        title="Name"
        label="Put “::” between a deck and one nested in it. Decks nested in this one move with it."
      >
        <RenameDeck key={name} name={name} />
      </Section>
      <Section title="Preset of this deck">
        <SmallForm
          keptAs={`preset of ${name}`}
          action={choosePresetAction.bind(null, name)}
          fields={[
            {
              name: 'preset',
              label: 'Preset',
              value: ownPreset ?? '',
              options: presets.map((each) => ({
                value: each.id ?? '',
                label: each.id === null ? 'Deck above, or default' : each.name,
              })),
            },
          ]}
        >
          Save
        </SmallForm>
      </Section>
      <details>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center font-medium">
          Export this deck
        </summary>
        <div className="mt-3 max-w-[24rem]">
          <ExportForm selection={{ kind: 'all', query: new URLSearchParams({ deck: name }).toString(), except: [] }} />
        </div>
      </details>
    </Page>
  )
}
