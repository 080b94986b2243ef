import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { FieldGrid, Select, TextField } from '@/app/_ui/field'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'
import { addedCardWords, simulatedCardWords } from '@/lib/domain/simulation/workload-words'
import { loadWorkload, type WorkloadChoices, workloadChoicesSchema } from '@/lib/services/retention/load-workload'
import { listPresets } from '@/lib/services/settings/load-presets'
import { LevelExplorer } from './_components/level-explorer'
import { StopSimulation } from './_components/stop-simulation'

export const metadata: Metadata = { title: 'Workload simulator' }

type WorkloadProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

const typedIn = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

export default async function WorkloadPage({ searchParams }: WorkloadProps) {
  const params = await searchParams
  const typed = {
    newPerDay: typedIn(params.new),
    addCards: typedIn(params.add),
    addDays: typedIn(params.over),
    preset: typedIn(params.preset),
    from: typedIn(params.from),
    until: typedIn(params.until),
  }
  const choices = workloadChoicesSchema.safeParse(typed)
  const errorOf = (field: string) =>
    choices.success ? null : (choices.error.issues.find(({ path }) => path[0] === field)?.message ?? null)
  const { presets } = await listPresets(await requestContext())
  const asked = presets.find(({ preset }) => (preset.id ?? '') === (typed.preset ?? ''))?.preset ?? presets[0]?.preset
  return (
    <Page width="form">
      <PageTitle label="What each desired retention would cost you over the next year, with your own cards.">
        Workload simulator
      </PageTitle>
      <form action="/retention/workload" className="grid gap-4">
        <FieldGrid columns={3}>
          <TextField
            label="New cards per day"
            name="new"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.newPerDay ?? asked?.queue.newPerDay ?? ''}
            error={errorOf('newPerDay')}
          />
          <TextField
            label="Cards you will add"
            name="add"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.addCards ?? ''}
            error={errorOf('addCards')}
          />
          <TextField
            label="Over how many days"
            name="over"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.addDays ?? ''}
            error={errorOf('addDays')}
          />
        </FieldGrid>
        <FieldGrid columns={3}>
          <TextField
            label="Pause from"
            name="from"
            type="date"
            defaultValue={typed.from ?? ''}
            error={errorOf('from')}
          />
          <TextField
            label="Pause until"
            name="until"
            type="date"
            defaultValue={typed.until ?? ''}
            error={errorOf('until')}
          />
        </FieldGrid>
        {presets.length > 1 ? (
          <Select
            label="Preset"
            name="preset"
            hint="Other presets keep their targets."
            defaultValue={asked?.id ?? ''}
            options={presets.map(({ preset }) => ({ value: preset.id ?? '', label: preset.name }))}
          />
        ) : null}
        <div>
          <Button type="submit">Simulate</Button>
        </div>
      </form>
      {choices.success ? (
        <Suspense key={JSON.stringify(typed)} fallback={<StopSimulation />}>
          <Outcome choices={choices.data} />
        </Suspense>
      ) : null}
    </Page>
  )
}

async function Outcome({ choices }: { readonly choices: WorkloadChoices }) {
  const loaded = await loadWorkload(await requestContext(), choices)
  if (!loaded.ok) {
    return (
      <div className="mt-8">
        <ErrorNote title={loaded.message} />
      </div>
    )
  }
  const { levels, desiredRetention, days, newCards, added, newPerDay, reviewsPerDay, holiday, others, presetName } =
    loaded.value
  return (
    <>
      {newCards === 0 ? (
        <p className="mt-4 text-quiet">You have no new cards, so the number of new cards per day changes nothing.</p>
      ) : null}
      <LevelExplorer levels={levels} own={desiredRetention} days={days} />
      <p className="mt-6 text-quiet text-small">
        Simulated day by day with your {simulatedCardWords(loaded.value)}, at most {counted(newPerDay, 'new card')} and{' '}
        {counted(reviewsPerDay, 'review')} per day
        {others === 0 ? '' : ` for preset “${presetName}”`}, your FSRS parameters, and the time your answers take
        {holiday === null ? '' : ', without study during the pause'}. It assumes that you study every day
        {holiday === null ? '' : ' outside the pause'}, and that you recall as often as predicted.{' '}
        {added === null ? 'Cards that you add later are not included.' : addedCardWords(added)}{' '}
        {others === 0
          ? ''
          : `The target is that of preset “${presetName}”; ${counted(others, 'card')} of other presets keep theirs. `}
        <Link href="/settings" className="link">
          Change your desired retention
        </Link>
      </p>
    </>
  )
}
