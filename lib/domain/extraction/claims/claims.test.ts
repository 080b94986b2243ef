import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { findFacts } from '../find'
import type { ExtractionOptions } from '../mention'
import { findClaims } from './claims'
import { findEvents } from './events'

const options: ExtractionOptions = { language: 'en', published: '2024-05-14' }
const facts = (text: string, more: Partial<ExtractionOptions> = {}) => {
  const all = { ...options, ...more }
  const doc = documentOf(text, all)
  const found = findFacts(text, all).filter(({ kind }) => kind !== 'event' && kind !== 'claim')
  return { claims: findClaims(doc, found), events: findEvents(doc, found) }
}

describe('a claim', () => {
  it.each([
    ['Moira Holm argues that the quay will never pay for itself.', 'Moira Holm', 'the quay will never pay for itself'],
    [
      'Moira Holm, the harbour master, warned that the port would lose its pilots.',
      'Moira Holm',
      'the port would lose its pilots',
    ],
    ['Dag Berg told reporters that the yard had sold its last crane.', 'Dag Berg', 'the yard had sold its last crane'],
    [
      'The Lethra Port Authority said the channel would be dredged again.',
      'Lethra Port Authority',
      'the channel would be dredged again',
    ],
  ])('is what a named speaker holds: %s', (text, speaker, quote) => {
    const [claim] = facts(text).claims
    expect(claim).toMatchObject({ kind: 'claim', speaker, quote })
    expect(claim && text.slice(claim.start, claim.end)).toBe(quote)
  })

  it('is what the one author asks for', () => {
    const text = 'Rotterdam should pay for the channel before anybody else does.'
    expect(facts(text, { authors: ['Ines Carrow'] }).claims[0]).toMatchObject({ speaker: 'Ines Carrow' })
    expect(facts(text).claims).toEqual([])
    expect(facts(text, { authors: ['Ines Carrow', 'Dag Berg'] }).claims).toEqual([])
  })

  it.each([
    'Officials say that the quay will be late this year.',
    'Moira Holm said in July.',
    'Moira Holm told Dag Berg.',
    'Did Moira Holm say that the quay would be late again?',
    'I told Moira Holm that the quay would be late again.',
    'A lawyer for Moira Holm said the quay would be late again.',
  ])('is not made of: %s', (text) => {
    expect(facts(text).claims).toEqual([])
  })
})

describe('an event', () => {
  it.each([
    ['Kazakhstan signed the treaty on 4 March 1998.', 'Kazakhstan signed the treaty on 4 March 1998'],
    ['But Russia annexed Crimea in 2014, while others watched.', 'Russia annexed Crimea in 2014'],
    ['The Nordic Grain Council was founded in 1993.', 'The Nordic Grain Council was founded in 1993'],
  ])('is a dated deed in its clause: %s', (text, quote) => {
    const [event] = facts(text).events
    expect(event).toMatchObject({ kind: 'event', quote })
    expect(event && text.slice(event.start, event.end)).toBe(quote)
  })

  it.each([
    'Kazakhstan would have signed the treaty in 1998.',
    'Kazakhstan never signed the treaty of 1998.',
    'Will Kazakhstan have signed the treaty by 1998?',
    'The treaty was signed.',
    'We signed the treaty in Kazakhstan in 1998.',
  ])('is not made of: %s', (text) => {
    expect(facts(text).events).toEqual([])
  })
})
