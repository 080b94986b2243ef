import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { AnswerPassage, QuestionWithAnswer } from '@/app/_ui/question-with-answer'
import { Row, RowList } from '@/app/_ui/row-list'
import type { RehearsalScore } from '@/lib/domain/briefing/rehearsal'
import { percentWords } from '@/lib/domain/format/percent'
import { dateTimeWords } from '@/lib/domain/format/words'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { loadResults, type RehearsedCard } from '@/lib/services/rehearsal/load-results'
import { History } from '../rehearse/_components/history'
import { RefreshWhenTaken } from '../rehearse/_components/refresh-when-taken'

const outcomeWords = ({ misses, isRecalled, predictedRecall }: RehearsedCard): string => {
  const forecast = predictedRecall === null ? 'Never studied before.' : `Forecast ${percentWords(predictedRecall)}.`
  if (misses === 0) return forecast
  if (!isRecalled) return `${forecast} Missed ${misses === 1 ? 'once' : `${misses} times`} and still open.`
  return `${forecast} ${misses === 1 ? 'Recalled when it came back.' : `Recalled after ${misses} misses.`}`
}

type CardListProps = { readonly title: string; readonly label?: string; readonly cards: readonly RehearsedCard[] }

/** Cards that were asked, each with its forecast, what became of it, the right answer and its passage. */
function CardList({ title, label, cards }: CardListProps) {
  if (cards.length === 0) return null
  return (
    <Section title={title} {...(label === undefined ? {} : { label })}>
      <ul>
        {cards.map((rehearsed) => (
          <li key={rehearsed.cardId} className="border-rule border-b py-5 last:border-0">
            <QuestionWithAnswer card={rehearsed.card} />
            <p className="mt-1 text-quiet text-small">{outcomeWords(rehearsed)}</p>
            <AnswerPassage card={rehearsed.card} />
            <p>
              <Link
                href={`/library/fact/${rehearsed.card.factId}` as Route}
                className="link inline-flex min-h-11 items-center text-quiet text-small"
              >
                Open in the library
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const MARK_WORDS = { 3: 'Sure', 2: 'Fairly sure', 1: 'A guess' } as const

/** How often each mark was right. */
function Marks({ marks }: Pick<RehearsalScore, 'marks'>) {
  if (marks.length === 0) return null
  return (
    <Section
      title="How well you judged your answers"
      label="First answers only. “Sure” should nearly always be right; a few answers prove little."
    >
      <DataTable
        caption="Marks and how often they were right"
        hideCaption
        columns={[
          { key: 'mark', head: 'You said', cell: ({ confidence }) => MARK_WORDS[confidence] },
          { key: 'answers', head: 'Answers', figures: true, cell: ({ answers }) => answers },
          {
            key: 'right',
            head: 'Right',
            figures: true,
            cell: ({ answers, right }) => `${right}, ${percentWords(right / answers)}`,
          },
        ]}
        rows={marks}
        keyOf={({ confidence }) => String(confidence)}
      />
    </Section>
  )
}

export const metadata: Metadata = { title: 'Results' }

export default async function ResultsPage({ params, searchParams }: PageProps<'/briefings/[id]/results'>) {
  const [{ id }, { rehearsal: asked }] = await Promise.all([params, searchParams])
  const ctx = await requestContext()
  const found = await loadResults(ctx, id, typeof asked === 'string' ? asked : null)
  // Without a rehearsal there are no results yet; the page that begins one says if there is no such briefing.
  if (!found.ok) redirect(`/briefings/${id}/rehearse`)
  const { briefing, rehearsal, cards, others } = found.value
  const { score } = rehearsal
  const { timeZone } = (await studyDayOf(ctx)).scheduling
  const missed = cards.filter(({ isRight }) => !isRight)
  return (
    <Page>
      <PageTitle
        label={
          <>
            <Link href={`/briefings/${id}` as Route} className="link">
              {briefing.title}
            </Link>
            . Rehearsal on {dateTimeWords(rehearsal.startedAt, timeZone, dateStyle())}
          </>
        }
      >
        {score.asked === 0 ? 'No questions answered' : `${score.right} of ${score.asked} right first time`}
      </PageTitle>
      <RefreshWhenTaken madeAt={ctx.now} />
      <div className="flex flex-wrap gap-2">
        {briefing.at <= ctx.now ? (
          <LinkButton href={`/briefings/${id}#debrief` as Route}>Debrief</LinkButton>
        ) : rehearsal.isOpen ? (
          <LinkButton href={`/review?rehearsal=${rehearsal.id}` as Route} look="primary" prefetch={false}>
            Continue
          </LinkButton>
        ) : (
          <LinkButton href={`/briefings/${id}/rehearse` as Route}>Rehearse again</LinkButton>
        )}
      </div>
      {score.asked > 0 ? <Compared score={score} /> : null}
      <CardList
        title="Sure but wrong"
        label="Look at these first: you were sure, but the answer was wrong."
        cards={missed.filter(({ confidence }) => confidence === 3)}
      />
      <CardList title="Missed" cards={missed.filter(({ confidence }) => confidence !== 3)} />
      <CardList
        title="Right but guessed"
        label="You recalled these without being sure: say them aloud again."
        cards={cards.filter(({ isRight, confidence }) => isRight && confidence === 1)}
      />
      <Marks marks={score.marks} />
      {others.length > 0 ? (
        <Section title="Other rehearsals" label="Answers right first time.">
          <History briefingId={id} rehearsals={others} timeZone={timeZone} />
        </Section>
      ) : null}
    </Page>
  )
}

function Compared({ score: { asked, right, expected } }: { readonly score: RehearsalScore }) {
  const share = (count: number) => `${Math.round(count * 10) / 10} of ${asked}, ${percentWords(count / asked)}`
  return (
    <Section title="Forecast and outcome" label="First answers; a card you had never studied is forecast at 0.">
      <RowList>
        <Row value={share(expected)}>Forecast</Row>
        <Row value={share(right)} valueLook="plain">
          Recalled
        </Row>
      </RowList>
    </Section>
  )
}
