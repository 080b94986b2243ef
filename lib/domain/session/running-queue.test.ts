import { describe, expect, it } from 'vitest'
import { estimatedMinutes } from '../queue/estimate'
import { cardId, DAY, due, fresh, interday, learning, NOW, names } from '../queue/queue.fixture'
import type { QueueCard } from '../queue/queue-card'
import { bothWays, type NotSoonAfter } from '../queue/spacing'
import { answer } from '../scheduling/answer'
import { PLAIN } from '../scheduling/answer.fixture'
import type { Rating } from '../scheduling/memory'
import { MINUTE_MS } from '../time/units'
import { queueAfterAnswer, queueWithout } from './queue-after'
import { counts, minutesLeft, nextCard, type RunningQueue, startQueue } from './running-queue'
import { PACE } from './session.fixture'

function started(
  cards: { learning?: QueueCard[]; main?: QueueCard[] },
  burySiblings = true,
  conflicts: readonly NotSoonAfter[] = [],
) {
  const start = { learning: cards.learning ?? [], main: cards.main ?? [] }
  return startQueue(start, { burySiblings, conflicts })
}

function upName(queue: RunningQueue, now = NOW) {
  const next = nextCard(queue, now)
  return next.kind === 'card' ? next.card.cardId : next.kind
}

/** Answers whatever is up next, as the screen does. */
function answered(queue: RunningQueue, rating: Rating, now = NOW): RunningQueue {
  const next = nextCard(queue, now)
  if (next.kind !== 'card') throw new Error(`nothing to answer: ${next.kind}`)
  const { cardId: id, memory } = next.card
  const after = answer({ cardId: id, memory, rating, at: now, day: DAY, settings: PLAIN, fuzz: null })
  return queueAfterAnswer(queue, id, after, now, DAY)
}

describe('what is up next', () => {
  it('is learning that is due, then the main queue, then learning ahead, then a wait', () => {
    let queue = started({ learning: [learning('1a', -1), learning('2a', 10), learning('3a', 60)], main: [due('4a')] })
    const seen: string[] = []
    for (let step = 0; step < 3; step++) {
      seen.push(upName(queue))
      queue = answered(queue, 4)
    }
    expect(seen).toEqual(['1a', '4a', '2a'])
    expect(nextCard(queue, NOW)).toEqual({ kind: 'wait', untilMs: NOW + 40 * MINUTE_MS })
    expect(upName(queue, NOW + 40 * MINUTE_MS)).toBe('3a')
  })

  it('is done when nothing is left today', () => {
    expect(nextCard(answered(started({ main: [due('1a')] }), 3), NOW)).toEqual({ kind: 'done' })
  })

  it('is not the card just answered where another can be learnt ahead', () => {
    const queue = answered(started({ learning: [learning('1a', 2), learning('2a', 15)] }), 1)
    expect(names(queue.learning)).toEqual(['1a', '2a'])
    expect(upName(queue)).toBe('2a')
  })

  it('does not go back when the clock does', () => {
    const queue = answered(
      started({ learning: [learning('1a', 5)], main: [due('2a'), due('3a')] }),
      3,
      NOW + 6 * MINUTE_MS,
    )
    expect(upName(answered(queue, 3, NOW + 6 * MINUTE_MS), NOW - 60 * MINUTE_MS)).toBe('3a')
    expect(counts(queue, NOW - 60 * MINUTE_MS).due).toBe(2)
  })
})

describe('after an answer', () => {
  it('a learning card comes back at its instant with its new memory', () => {
    const queue = answered(started({ main: [fresh('1a'), due('2a')] }), 1)
    expect(names(queue.learning)).toEqual(['1a'])
    expect(queue.learning[0]?.memory).toMatchObject({ state: 'learning', dueAt: NOW + MINUTE_MS })
    expect(upName(queue, NOW)).toBe('2a')
    expect(upName(queue, NOW + MINUTE_MS)).toBe('1a')
  })

  it('a card that was suspended with the answer does not come back', () => {
    const queue = started({ main: [fresh('1a')] })
    const after = answer({
      cardId: cardId('1a'),
      memory: null,
      rating: 1,
      at: NOW,
      day: DAY,
      settings: PLAIN,
      fuzz: null,
    })
    expect(nextCard(queueAfterAnswer(queue, cardId('1a'), { ...after, suspended: true }, NOW, DAY), NOW).kind).toBe(
      'done',
    )
  })

  it('siblings of the same or a later kind are buried, unless that is switched off', () => {
    const main = [due('1a'), interday('1b'), due('1c'), fresh('1d'), due('2a')]
    expect(names(answered(started({ main }), 3).main)).toEqual(['1b', '2a'])
    expect(names(answered(started({ main }, false), 3).main)).toEqual(['1b', '1c', '1d', '2a'])
  })

  it('counts follow as in Anki', () => {
    const steps: RunningQueue[] = [started({ main: [fresh('1a'), fresh('1b')] }, false)]
    for (const rating of [1, 3, 1, 3, 4] as const) steps.push(answered(steps.at(-1) ?? started({}), rating))
    const expected = [
      [2, 0, 0],
      [1, 1, 0],
      [0, 2, 0],
      [0, 2, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]
    const shown = (queue: RunningQueue) => Object.values(counts(queue, NOW))
    expect(steps.map(shown)).toEqual(expected)
  })
})

it('a removed card is gone from both queues', () => {
  const queue = started({ learning: [learning('1a', -1), learning('2a', -1)], main: [due('3a'), due('4a')] })
  const after = queueWithout(queue, [cardId('1a'), cardId('4a')])
  expect([names(after.learning), names(after.main)]).toEqual([['2a'], ['3a']])
})

it('minutes left are those of the cards counted as left, those that come within learn-ahead among them', () => {
  const main = [fresh('2a'), due('3a'), due('4a'), interday('5a')]
  const soon = learning('1a', 15)
  const queue = started({ learning: [soon, learning('6a', 90)], main })
  expect(minutesLeft(queue, NOW, PACE)).toBeCloseTo(estimatedMinutes([...main, soon], PACE), 9)
  const { new: news, learning: inSteps, due: reviews } = counts(queue, NOW)
  expect(news + inSteps + reviews).toBe(5)
})

describe('cards that are easily confused', () => {
  const confusing = bothWays([[cardId('1a'), cardId('2a')]])
  const main = Array.from({ length: 9 }, (_, index) => due(`${index + 1}a`))

  it('are asked at least five others apart', () => {
    const seen: string[] = []
    for (let queue = started({ main }, true, confusing); upName(queue) !== 'done'; queue = answered(queue, 3))
      seen.push(upName(queue))
    expect(seen).toHaveLength(9)
    expect(Math.abs(seen.indexOf('1a') - seen.indexOf('2a'))).toBeGreaterThan(5)
  })

  it('are kept apart also where one is learning and comes due', () => {
    let queue = started({ learning: [learning('2a', 1)], main }, true, confusing)
    queue = answered(queue, 3)
    const seen: string[] = []
    for (let step = 0; step < 6; step++) {
      seen.push(upName(queue, NOW + 2 * MINUTE_MS))
      queue = answered(queue, 3, NOW + 2 * MINUTE_MS)
    }
    expect(seen.slice(0, 5)).not.toContain('2a')
    expect(seen[5]).toBe('2a')
  })

  it('are asked next to each other rather than not at all', () => {
    const queue = answered(started({ main: main.slice(0, 2) }, true, confusing), 3)
    expect(upName(queue)).toBe('2a')
  })
})
