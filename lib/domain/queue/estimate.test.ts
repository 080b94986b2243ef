import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import { estimatedMinutes, minutesOfCounts, minutesOfCram } from './estimate'
import { type PacedAnswer, studyPaceOf } from './pace'
import { due, fresh, interday, learning } from './queue.fixture'

const answers = (state: PacedAnswer['state'], rating: PacedAnswer['rating'], seconds: number, count: number) =>
  Array.from({ length: count }, (): PacedAnswer => ({ state, rating, seconds }))

const STEPS = { learningStepsMinutes: [1, 10], relearningStepsMinutes: [10] }
const unknown = studyPaceOf([], DEFAULT_SCHEDULING)

describe('the pace', () => {
  it('is assumed before anything was answered', () => {
    expect(unknown).toMatchObject({ new: 20, learning: 10, review: 8, lapses: 0.1 })
    // From the second step: 1.18 answers if nothing went back to the first, which one in ten does.
    expect(unknown.learningSteps[1]).toBeGreaterThan(1)
    expect(unknown.learningSteps[0]).toBeGreaterThan(unknown.learningSteps[1] ?? 0)
  })

  it('approaches the learner’s own seconds and grades with every answer', () => {
    const own = [...answers('new', 3, 40, 990), ...answers('learning', 3, 5, 990), ...answers('review', 1, 12, 990)]
    const pace = studyPaceOf(own, STEPS)
    expect(pace.new).toBeCloseTo(39.9)
    expect(pace.learning).toBeCloseTo(5.1)
    expect(pace.review).toBeCloseTo(12)
    expect(pace.lapses).toBeCloseTo(0.991)
    // Always Good: one more step after the first answer, and two from the first step.
    expect(pace.stepsAfterNew).toBeCloseTo(1, 1)
    expect(pace.learningSteps.map((left) => Math.round(left * 10) / 10)).toEqual([2, 1])
  })

  it('assumes of what was not answered yet that the learner is as quick as elsewhere', () => {
    const pace = studyPaceOf([...answers('new', 3, 10, 100), ...answers('learning', 3, 5, 100)], STEPS)
    expect(pace.review).toBeCloseTo(4, 1)
  })

  it.each([
    ['no steps', [], []],
    ['a step of a day', [1440], []],
    ['a step of a day after one of a minute', [1, 1440], [1]],
  ])('counts no answers of another day: %s', (_, learningStepsMinutes, expected) => {
    const always = answers('learning', 3, 5, 100_000)
    const pace = studyPaceOf([...always, ...answers('new', 3, 5, 100_000)], { ...STEPS, learningStepsMinutes })
    expect(pace.learningSteps.map(Math.round)).toEqual(expected)
    expect(pace.stepsAfterNew).toBeCloseTo(0, 3)
  })

  it('solves the steps as a simulation finds them', () => {
    const own = [
      ...answers('learning', 1, 5, 300),
      ...answers('learning', 2, 5, 100),
      ...answers('learning', 3, 5, 600),
    ]
    const pace = studyPaceOf(own, STEPS)
    const share = (rating: number, usual: number) =>
      (own.filter((each) => each.rating === rating).length + 10 * usual) / 1010
    const [again, hard, good] = [share(1, 0.1), share(2, 0.05), share(3, 0.8)]
    const [first = 0, second = 0] = pace.learningSteps
    expect(first).toBeCloseTo(1 + again * first + hard * first + good * second, 9)
    expect(second).toBeCloseTo(1 + again * first + hard * second, 9)
  })
})

describe('minutes', () => {
  it('of a new card hold its steps, of a review its lapses, of a card in steps what is left of them', () => {
    const { stepsAfterNew, learningSteps, relearningSteps, lapses } = unknown
    const seconds = (card: Parameters<typeof estimatedMinutes>[0][number]) => estimatedMinutes([card], unknown) * 60
    expect(seconds(fresh('1a'))).toBeCloseTo(20 + stepsAfterNew * 10)
    expect(seconds(due('1a'))).toBeCloseTo(8 + lapses * (relearningSteps[0] ?? 0) * 10)
    expect(seconds(learning('1a', 1))).toBeCloseTo((learningSteps[0] ?? 0) * 10)
    expect(seconds(interday('1a'))).toBeCloseTo((learningSteps[0] ?? 0) * 10)
  })

  it('are the same from the cards as from their numbers', () => {
    const cards = [fresh('1a'), fresh('2a'), due('3a'), due('4a'), due('5a')]
    expect(estimatedMinutes(cards, unknown)).toBeCloseTo(minutesOfCounts({ new: 2, due: 3 }, unknown), 12)
  })

  it('of cramming hold no steps', () => {
    expect(minutesOfCram([due('1a')], unknown) * 60).toBeCloseTo(8 + 0.1 * 10)
    expect(minutesOfCram([learning('1a', 1)], unknown) * 60).toBeCloseTo(10)
  })
})
