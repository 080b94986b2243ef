import type { Route } from 'next'
import Link from 'next/link'
import { DataTable, Section } from '@/app/_ui'
import { AnswerPassage, QuestionWithAnswer } from '@/app/_ui/question-with-answer'
import type { RehearsalScore } from '@/lib/domain/briefing/rehearsal'
import { percentWords } from '@/lib/domain/format/percent'
import type { RehearsedCard } from '@/lib/services/rehearsal/load-results'

const outcomeWords = ({ misses, isRecalled, predictedRecall }: RehearsedCard): string => {
  const forecast = predictedRecall === null ? 'Never studied before.' : `Forecast ${percentWords(predictedRecall)}.`
  if (misses === 0) return forecast
  if (!isRecalled) return `${forecast} Missed ${misses === 1 ? 'once' : `${misses} times`} and still open.`
  return `${forecast} ${misses === 1 ? 'Recalled when it came back.' : `Recalled after ${misses} misses.`}`
}

type CardListProps = { readonly title: string; readonly label?: string; readonly cards: readonly RehearsedCard[] }

/** Cards that were asked, each with its forecast, what became of it, the right answer and its passage. */
export function CardList({ title, label, cards }: CardListProps) {
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
export function Marks({ marks }: Pick<RehearsalScore, 'marks'>) {
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
