import Link from 'next/link'
import { Suspense } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { Section } from '@/app/_ui/page'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { counted } from '@/lib/domain/format/words'
import { addedCardWords, simulatedCardWords } from '@/lib/domain/simulation/workload-words'
import { loadWorkload, type WorkloadChoices, workloadChoicesSchema } from '@/lib/services/retention/load-workload'
import { LevelExplorer } from './level-explorer'
import { StopSimulation } from './stop-simulation'

/** What was asked, as it stands in the address. */
type WorkloadParams = Readonly<Record<string, string | string[] | undefined>>

const typedIn = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** What each desired retention would cost; simulated once it is asked for, which is when the address has `new`. */
export async function WorkloadPart({ params }: { readonly params: WorkloadParams }) {
  const typed = {
    newPerDay: typedIn(params.new),
    addCards: typedIn(params.add),
    addDays: typedIn(params.over),
    from: typedIn(params.from),
    until: typedIn(params.until),
  }
  const choices = workloadChoicesSchema.safeParse(typed)
  const errorOf = (field: string) =>
    choices.success ? null : (choices.error.issues.find(({ path }) => path[0] === field)?.message ?? null)
  const { engine, actor } = await requestContext()
  const { queue } = await learnerOf(engine.read, actor.learnerId)
  return (
    <Section
      title="Workload simulator"
      label="What each desired retention would cost you over the next year, with your own cards."
    >
      <form action="/retention/coming#workload" className="mt-4 grid gap-4">
        <FieldGrid columns={3}>
          <TextField
            label="New cards per day"
            name="new"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.newPerDay ?? queue.newPerDay}
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
        <div>
          <Button type="submit">Simulate</Button>
        </div>
      </form>
      {choices.success && params.new !== undefined ? (
        <Suspense key={JSON.stringify(typed)} fallback={<StopSimulation />}>
          <Outcome choices={choices.data} />
        </Suspense>
      ) : null}
    </Section>
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
  const { levels, desiredRetention, days, newCards, added, newPerDay, reviewsPerDay, holiday } = loaded.value
  return (
    <>
      {newCards === 0 ? (
        <p className="mt-4 text-quiet">You have no new cards, so the number of new cards per day changes nothing.</p>
      ) : null}
      <LevelExplorer levels={levels} own={desiredRetention} days={days} />
      <p className="mt-6 text-quiet text-small">
        Simulated day by day with your {simulatedCardWords(loaded.value)}, at most {counted(newPerDay, 'new card')} and{' '}
        {counted(reviewsPerDay, 'review')} per day, your FSRS parameters, and the time your answers take
        {holiday === null ? '' : ', without study during the pause'}. It assumes that you study every day
        {holiday === null ? '' : ' outside the pause'}, and that you recall as often as predicted.{' '}
        {added === null ? 'Cards that you add later are not included.' : addedCardWords(added)}{' '}
        <Link href="/settings" className="link">
          Change your desired retention
        </Link>
      </p>
    </>
  )
}
