import type { Route } from 'next'
import Link from 'next/link'
import { DataTable, Section } from '@/app/_ui'
import { AnswerPassage, QuestionWithAnswer } from '@/app/_ui/question-with-answer'
import type { MarkTally, RehearsalScore } from '@/lib/domain/briefing/rehearsal/score'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { ResultQuestion } from '@/lib/services/rehearsal/load-results'

const comebackWords = ({ misses, recalled }: ResultQuestion): string => {
  if (misses === 0) return ''
  if (!recalled) return `Missed ${misses === 1 ? 'once' : `${misses} times`} and still open.`
  return misses === 1 ? 'Recalled when it came back.' : `Recalled after ${misses} misses.`
}

type AskedQuestionProps = { readonly question: ResultQuestion; readonly isBrief?: boolean }

/** A question that was asked, with what was answered, the right answer and its passage. */
export function AskedQuestion({ question, isBrief = false }: AskedQuestionProps) {
  const { card, first } = question
  return (
    <li className="border-rule border-b py-5 last:border-0">
      <QuestionWithAnswer card={card} />
      <p className="mt-1 text-quiet text-small">
        {first.given !== null && first.given.trim() !== '' && first.verdict === 'wrong'
          ? `You answered: ${first.given}. `
          : ''}
        {comebackWords(question)}
      </p>
      {isBrief ? null : <AnswerPassage card={card} />}
      <p>
        <Link
          href={`/library/fact/${card.factId}` as Route}
          className="link inline-flex min-h-11 items-center text-quiet text-small"
        >
          Open in the library
        </Link>
      </p>
    </li>
  )
}

const MARK_WORDS: Readonly<Record<MarkTally['confidence'], string>> = { 3: 'Sure', 2: 'Fairly sure', 1: 'A guess' }

/** How often each mark was right. */
export function Marks({ score }: { readonly score: RehearsalScore }) {
  const used = score.marks.filter(({ answers }) => answers > 0)
  if (used.length === 0) return null
  return (
    <Section
      title="How well you judged your answers"
      label="How often you were right when you were sure, fairly sure, or guessing."
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
        rows={used}
        keyOf={({ confidence }) => String(confidence)}
      />
      <p className="mt-3 text-quiet text-small">
        Based on {counted(score.asked, 'first answer')}. A few answers prove little, but “sure” should nearly always be
        right.
      </p>
    </Section>
  )
}
