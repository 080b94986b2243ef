import type { Metadata } from 'next'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { findAction } from '@/lib/data/queries/actions/actions'
import { counted } from '@/lib/domain/format/words'
import { pauseWords } from '@/lib/domain/pausing/pause-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { loadPausing, type PausingState, planOfEndedPause, previewSpread } from '@/lib/services/pausing/load-pausing'
import { PauseForm, type TypedPause } from './_components/pause-form'
import { SpreadPlanView } from './_components/spread-plan'
import { UndoSpread } from './_components/undo-spread'
import { endPauseAction } from './actions'

export const metadata: Metadata = { title: 'Pause and catch up' }

type Params = Readonly<Record<string, string | string[] | undefined>>

const FIRST_DAYS = '7'

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')

const typedOf = (params: Params, { weekdaysOff }: PausingState): TypedPause => {
  const { days, on } = params
  const chosen = [on ?? []].flat().map(Number)
  return {
    from: textOf(params.from),
    to: textOf(params.to),
    days: days === undefined ? FIRST_DAYS : textOf(days),
    // A form without a single weekday sends none; an address without days is of no form.
    weekdaysOff:
      days === undefined ? weekdaysOff : [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !chosen.includes(weekday)),
  }
}

const overdueWords = ({ overdue }: PausingState, preview: Awaited<ReturnType<typeof previewSpread>> | null): string => {
  if (overdue === 0) return 'Nothing is overdue.'
  const words = counted(overdue, 'card is', 'cards are')
  const isIdle = preview?.ok === true && preview.value.plan.moves.length === 0
  return isIdle
    ? `${words} overdue, few enough for today.`
    : `${words} overdue. They can wait: spread them over days of your choice.`
}

const addressOf = ({ from, to, weekdaysOff }: TypedPause, days: number): string => {
  const query = new URLSearchParams({ from, to, days: String(days) })
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) if (!weekdaysOff.includes(weekday)) query.append('on', String(weekday))
  return `/pause?${query}`
}

export default async function PauseScreen({ searchParams }: { readonly searchParams: Promise<Params> }) {
  const params = await searchParams
  const ctx = await requestContext()
  const state = await loadPausing(ctx)
  const asked = textOf(params.done)
  const action = asked === '' ? null : await findAction(ctx.engine.read, ctx.actor.learnerId, { id: asked })
  const typed = typedOf(params, state)
  const isAsked = params.days !== undefined
  const isDone = action !== null && action.undoneAt === null
  // What was just done is not followed by a plan that nobody asked for.
  const preview = isAsked || (state.overdue > 0 && !isDone) ? await previewSpread(ctx, typed, state.today) : null
  const plan = isDone ? await planOfEndedPause(ctx, action) : null
  const errorOf = (field: string) => (preview?.ok === false && preview.field === field ? preview.message : null)
  return (
    <Page width="form">
      <PageTitle label={overdueWords(state, preview)}>Pause and catch up</PageTitle>
      {isDone ? (
        <div role="status" className="mb-6">
          <p>
            {action.words}.
            {plan
              ? ' Its reviews are still on the days they were moved to; you can put them back on their old days.'
              : null}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            {plan ? (
              <UndoSpread actionId={plan.id}>Put the reviews back</UndoSpread>
            ) : (
              <UndoSpread actionId={action.id}>Undo</UndoSpread>
            )}
            <LinkButton href="/">Go to Today</LinkButton>
          </div>
        </div>
      ) : null}
      {state.pauses.length === 0 ? null : (
        <Section title="Planned pauses">
          <RowList label="Planned pauses">
            {state.pauses.map((pause) => {
              const isNow = pause.from <= state.today
              const [verb, doing] = isNow ? ['End', 'Ending …'] : ['Cancel', 'Cancelling …']
              return (
                <Row
                  key={pause.from}
                  note={isNow ? 'Now' : undefined}
                  value={
                    <ActButton
                      act={endPauseAction.bind(null, pause.from)}
                      doing={doing}
                      label={`${verb} the pause ${pauseWords(pause, dateStyle())}`}
                    >
                      {`${verb} the pause`}
                    </ActButton>
                  }
                >
                  {pauseWords(pause, dateStyle())}
                </Row>
              )
            })}
          </RowList>
        </Section>
      )}
      <Section title={state.pauses.length > 0 ? 'Plan another' : 'What to plan'}>
        <PauseForm typed={typed} today={isoDateOf(state.today)} errorOf={errorOf} />
      </Section>
      {preview?.ok ? <SpreadPlanView preview={preview.value} addressOf={(days) => addressOf(typed, days)} /> : null}
      {preview?.ok === false && preview.field === undefined ? (
        <div className="mt-8">
          <ErrorNote title={preview.message} />
        </div>
      ) : null}
    </Page>
  )
}
