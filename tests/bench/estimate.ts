import { report } from './report'
import { errorAfter, errorsOf, LEARNERS, simulatedSessions } from './simulated-sessions'

const SESSIONS = 20
const SEEDS = [1, 2, 3, 4, 5]
const FIRST_ANSWERS = [0, 7, 15, 30, 60]

const percent = (share: number) => share * 100

for (const learner of LEARNERS) {
  const runs = SEEDS.map((seed) => simulatedSessions(learner, SESSIONS, seed))
  const errors = runs.map(errorsOf)
  const first = runs.map(([session]) => (session ? session.estimated / session.real : Number.NaN))
  const later = runs.map((sessions) => errorsOf(sessions.slice(1)))
  const figure = (name: string, value: number, aim: string | null, unit = '%') =>
    report({
      group: 'estimate',
      figure: name,
      at: `${learner.name}, ${SESSIONS} sessions, ${SEEDS.length} seeds`,
      value,
      unit,
      aim,
    })
  figure('20 sessions together, worst seed', percent(Math.max(...errors.map(({ together }) => together))), '<= 15')
  figure('one session from the second on, median', percent(Math.max(...later.map(({ median }) => median))), '<= 15')
  figure('one session from the second on, worst', percent(Math.max(...later.map(({ worst }) => worst))), null)
  figure(
    'first session, estimated to real, mean',
    first.reduce((sum, one) => sum + one, 0) / first.length,
    null,
    'times',
  )
  figure(
    'answers in a session, mean',
    runs.flat().reduce((sum, { answers }) => sum + answers, 0) / runs.flat().length,
    null,
    '',
  )
  for (const answers of FIRST_ANSWERS) {
    const after = runs.flatMap(([session]) => (session ? [errorAfter(session, answers)] : []))
    figure(`first session, estimated from ${answers} answers, worst`, percent(Math.max(...after)), null)
  }
}
