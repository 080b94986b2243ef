import { describe, expect, it } from 'vitest'
import { datelineOf } from './dateline'

describe('the dateline of an agency', () => {
  it.each([
    ['BISHKEK, Nov 25 (Steppe Wire) - Ministers met.', 'Steppe Wire', { month: 11, day: 25, words: 'Nov 25' }],
    ['ST. PETERSBURG, Russia, Sept. 3 (AP) — Ministers met.', 'AP', { month: 9, day: 3, words: 'Sept. 3' }],
    ['LETHRA, 14 March 2025 (Wire) — The two met.', 'Wire', null],
    ['OSLO, 9 May – Ministers met.', null, { month: 5, day: 9, words: '9 May' }],
  ])('of %s', (line, outlet, yearless) => {
    expect(datelineOf(`A title\n\n${line}`)).toEqual({ outlet, yearless })
  })

  it.each([
    'Ministers met in OSLO, May 9 (a Friday) - it rained.',
    'NATO, the EU and May 9 - a history.',
    'OSLO, the capital, May 9.',
    'In March 12 (or so) - people came.',
  ])('is not seen in %s', (line) => {
    expect(datelineOf(line)).toBeNull()
  })
})
