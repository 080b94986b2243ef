import { expect, it } from 'vitest'
import { DEFAULT_QUEUE, DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import type { AnkiPreset } from './anki-package'
import { optionsOfPreset, otherOptions } from './preset-options'

const PRESET: AnkiPreset = {
  id: 2,
  name: 'Treaties',
  newPerDay: 7,
  reviewsPerDay: 150,
  learningStepsMinutes: [2, 30],
  relearningStepsMinutes: [],
  maximumIntervalDays: 1_000,
  desiredRetention: 0.85,
  weights: null,
  leechThreshold: 6,
  leechAction: 'suspend',
  buryNewSiblings: false,
  buryReviewSiblings: true,
  buryLearningSiblings: false,
  easyDays: [1, 1, 1, 1, 1, 0.5, 0],
  orders: { review: 7, newGathered: 1, newSorted: 4, newMix: 2, interdayMix: 1 },
  otherOptions: ['Minimum interval'],
}
const STANDARD = {
  scheduling: { ...DEFAULT_SCHEDULING, timeZone: 'Asia/Almaty', fuzz: false },
  queue: { ...DEFAULT_QUEUE, learnAheadMinutes: 5 },
}

it('a preset of Anki has the same options here, and those of the learner beside them', () => {
  expect(optionsOfPreset(PRESET, STANDARD)).toEqual({
    scheduling: {
      ...STANDARD.scheduling,
      desiredRetention: 0.85,
      learningStepsMinutes: [2, 30],
      relearningStepsMinutes: [],
      maximumIntervalDays: 1_000,
      leechThreshold: 6,
      leechAction: 'suspend',
      easyDays: [1, 1, 1, 1, 1, 0.5, 0],
    },
    queue: {
      ...STANDARD.queue,
      newPerDay: 7,
      reviewsPerDay: 150,
      buryNewSiblings: false,
      buryReviewSiblings: true,
      buryLearningSiblings: false,
      reviewOrder: 'lowest-recall',
      newOrder: 'position',
      newSort: 'random',
      newMix: 'before',
      interdayMix: 'after',
    },
    left: ['Minimum interval'],
  })
})

const FSRS_5 = [
  0.4, 1.2, 3.2, 15.7, 7.2, 0.53, 1.45, 0.005, 1.54, 0.12, 1.02, 1.94, 0.11, 0.3, 2.27, 0.23, 2.99, 0.52, 0.66,
]

it.each([
  ['FSRS-6', DEFAULT_WEIGHTS.map((weight) => weight * 1.01), DEFAULT_WEIGHTS.map((weight) => weight * 1.01), []],
  ['FSRS-5', FSRS_5, [...FSRS_5, 0, 0.5], []],
  ['no', null, DEFAULT_WEIGHTS, []],
  ['impossible', DEFAULT_WEIGHTS.map(() => 1e9), DEFAULT_WEIGHTS, ['FSRS parameters']],
  ['too few', [1, 2, 3], DEFAULT_WEIGHTS, ['FSRS parameters']],
])('of %s parameters', (_, weights, expected, left) => {
  const read = optionsOfPreset({ ...PRESET, otherOptions: [], weights }, STANDARD)
  expect(read).toMatchObject({ scheduling: { weights: expected }, left })
})

it('values that are not possible here are adjusted and named', () => {
  const odd: AnkiPreset = {
    ...PRESET,
    otherOptions: [],
    newPerDay: 12_000,
    desiredRetention: 0.5,
    maximumIntervalDays: 0,
    learningStepsMinutes: [1e9],
    easyDays: [2, 2, 2, 2, 2, 2, 2],
    orders: { ...PRESET.orders, review: 99 },
  }
  expect(optionsOfPreset(odd, STANDARD)).toMatchObject({
    scheduling: {
      desiredRetention: 0.7,
      maximumIntervalDays: 1,
      learningStepsMinutes: DEFAULT_SCHEDULING.learningStepsMinutes,
      easyDays: DEFAULT_SCHEDULING.easyDays,
    },
    queue: { newPerDay: 9_999, reviewOrder: DEFAULT_QUEUE.reviewOrder },
    left: [
      'Desired retention',
      'Maximum interval',
      'Learning steps',
      'Easy days',
      'New cards per day',
      'Review sort order',
    ],
  })
})

it('options without a counterpart are named if they are not as Anki starts them', () => {
  const starting = {
    minimumInterval: 1,
    insertionOrder: undefined,
    newMinimum: 0,
    noAutoplay: undefined,
    answerSeconds: 60,
    timer: 0,
    stopsTimer: 0,
    questionSeconds: 0,
    answerShownSeconds: 0,
    historicalRetention: 0.9,
    ignoredBefore: '',
  }
  expect(otherOptions(starting)).toEqual([])
  expect(otherOptions({ ...starting, answerSeconds: 30, ignoredBefore: '2024-01-01' })).toEqual([
    'Maximum answer seconds',
    'Ignore cards reviewed before',
  ])
})
