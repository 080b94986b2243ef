import { requestContext } from '@/app/_server/request-context'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { openUnanswered } from '@/lib/data/queries/rehearsal/unanswered-questions'

/** How many are listed here; the page of each briefing has all of its own. */
const A_FEW = 5

/** Questions of past briefings for which there was no card, until they are done; nothing where there are none. */
export async function ToAnswer() {
  const { engine, actor } = await requestContext()
  const questions = await openUnanswered(engine.read, actor.learnerId)
  if (questions.length === 0) return null
  const more = questions.length - A_FEW
  return (
    <Section title="Questions you had no card for">
      <RowList label="Questions to write cards for">
        {questions.slice(0, A_FEW).map(({ id, question, briefingId, title }) => (
          <Row key={id} href={`/briefings/${briefingId}/debrief`} note={title}>
            {question}
          </Row>
        ))}
      </RowList>
      {more > 0 ? <p className="mt-2 text-quiet text-small">{more} more on the pages of your briefings.</p> : null}
    </Section>
  )
}
