import { expect, it } from 'vitest'
import { documentOf } from '../document'
import { speaksOfUnknownEvent, unresolvedIn } from './unresolved'

const TEXT =
  'Investment in grids rose. The ratio of false alarms fell and the increase was paid for by the state. A valley was emptied.'
const doc = documentOf(TEXT, { language: 'en', published: '2026-03-05' })

it.each([
  ['What share of the increase reflected higher prices?', 1],
  ['The package is valued at {{c1::€14 billion}}.', 1],
  ['When his country joined NATO in {{c1::2022}}, its stores were full.', 1],
  ['When his country joined NATO in {{c1::2022}}, Moira Holm was a sergeant.', 0],
  ['Investigators found in {{c1::May}} that the first incident was deliberate.', 0.25],
  ['The package of loans for Lethra is valued at {{c1::€14 billion}}.', 0],
  ['In a report published in December, it warned that the army was short of {{c1::340 technicians}}.', 1],
  ['When the bank of Lethra raised rates, it warned of {{c1::340 job losses}}.', 0],
  ['The idea came to her in {{c1::2013}}.', 1],
  ['The idea of a dam came to Moira Holm in {{c1::2013}}.', 0],
  ['{{c1::Two out of three}} froze within a month.', 1],
  ['{{c1::Two out of three}} vines froze within a month.', 0],
  ['A fine is heavy, and {{c1::the current law}} lets no court levy one.', 0],
  ['{{c1::The current law}} gives courts no power to levy one.', 1],
  ['The central bank of Norvane warned that doing so would cost {{c1::4%}} of output.', 1],
  ['About {{c1::2,400 people}} living downstream were moved to safety.', 1],
  ['About {{c1::2,400 people}} living downstream of the dam at Lethra were moved.', 0],
  ['The largest port of Norvane lost {{c1::400 jobs}}.', 0],
  ['The world burned {{c1::8 billion tonnes}} of coal in 2024.', 0],
  ['The [Lethra] port lost {{c1::400 jobs}}.', 0],
  ['In its first ten weeks Kestrel carried {{c1::61 per cent}} fewer people.', 0],
  ['It took the crew {{c1::ten years}} to build the dam of Lethra.', 0],
])('counts what a card speaks of without naming it: %s', (front, unresolved) => {
  const sentence = doc.sentences.at(-1)
  if (!sentence) throw new Error('the text has sentences')
  expect(unresolvedIn(front, null, doc, sentence)).toBe(unresolved)
})

it('takes for named what the title says', () => {
  const sentence = doc.sentences[1]
  if (!sentence) throw new Error('The text has one sentence.')
  const front = 'The package is valued at {{c1::€14 billion}}.'
  expect(unresolvedIn(front, 'Norvane agrees a package for its air force', doc, sentence)).toBe(0)
})

it.each([
  ['By how much did the outage push up prices in Lethra?', null, true],
  ['By how much did the outage push up prices in Lethra?', 'Outage darkens Lethra', false],
  ['By how much did the outage of May 2025 push up prices?', null, false],
  ['By how much did the annual meeting of Kestrel raise its fee?', null, false],
  ['The bank of Lethra met a demand, and the demand cost it {{c1::€14 million}}.', null, false],
  ['The residents of Lethra drank {{c1::14 litres}} a day.', null, false],
])('tells of an event that nobody knows: %s (%s)', (front, title, isSo) => {
  expect(speaksOfUnknownEvent(front, title)).toBe(isSo)
})
